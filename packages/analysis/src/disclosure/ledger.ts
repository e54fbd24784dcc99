// Whether a figure of some people may be shown beside those of others that were shown before (domain, differencing). Whoever
// adds and subtracts figures can make every combination of them; none may come to be about fewer people than the least base.

export type Allowed =
  | { readonly allow: true }
  /** Too near to an earlier release: its place in the list. Of the people who make the difference nothing is told. */
  | { readonly allow: false; readonly because: number }

/** Arithmetic modulo a prime below 2^26, so that products are exact; ranks of tables of 0 and 1 are the same in it up to 20 rows. */
const prime = 67_108_859
/** So many different groups at most; what is about more is refused. */
const mostGroups = 20
/** What takes longer (about a third of a second) is refused, as what fails is: whoever asks holds others up meanwhile. */
const mostSteps = 4_000

type Vector = readonly number[]

/**
 * Whether figures of `next` may be shown beside figures of each group in `released`, where no combination may be about fewer
 * than `least` people. Groups are ids of people; the same group again tells nothing new. Earlier groups are taken as they are:
 * where they break the rule by themselves, nothing more is allowed, nor the same again. Throws RangeError where `least` is no whole number above 0.
 */
export function mayRelease(
  released: readonly (readonly string[])[],
  next: readonly string[],
  least: number,
): Allowed {
  if (!Number.isSafeInteger(least) || least < 1)
    throw new RangeError('The least base is a whole number above 0.')
  const [own, earlier] = [new Set(next), released.map((group) => new Set(group))]
  if (own.size === 0) return { allow: true }
  const different = earlier.filter(
    (set, at) => !isSame(set, own) && earlier.findIndex((one) => isSame(one, set)) === at,
  )
  const refused = { allow: false, because: nearestTo(own, earlier) } as const
  if (different.length >= mostGroups) return refused
  const sets = [...different, own]
  const atoms = atomsOf(sets)
  const rows = sets.map((_, row) => atoms.map(({ pattern }) => (pattern[row] === '1' ? 1 : 0)))
  const sizes = atoms.map(({ size }) => size)
  return isToldApart(rows, sizes, least) ? refused : { allow: true }
}

/** People who are in the same groups, as how many they are. */
const atomsOf = (sets: readonly ReadonlySet<string>[]): { pattern: string; size: number }[] => {
  const sizes = new Map<string, number>()
  for (const person of new Set(sets.flatMap((set) => [...set]))) {
    const pattern = sets.map((set) => (set.has(person) ? '1' : '0')).join('')
    sizes.set(pattern, (sizes.get(pattern) ?? 0) + 1)
  }
  // The largest first: what cannot be told by itself falls away early.
  return [...sizes]
    .map(([pattern, size]) => ({ pattern, size }))
    .sort((a, b) => b.size - a.size || (a.pattern < b.pattern ? -1 : 1))
}

/** Whether some combination of rows is about somebody, and about fewer than `least`. */
const isToldApart = (rows: readonly Vector[], sizes: readonly number[], least: number): boolean => {
  let steps = 0
  const search = (space: readonly Vector[], at: number, used: number): boolean => {
    if (space.length === 0) return false
    if (at === sizes.length || (steps += 1) > mostSteps) return true
    if (space.every((vector) => vector[at] === 0)) return search(space, at + 1, used)
    return (
      (used + sizes[at]! < least && search(space, at + 1, used + sizes[at]!)) ||
      search(without(space, at), at + 1, used)
    )
  }
  return search(independent(rows), 0, 0)
}

/** What of a space is nought at a place. */
const without = (space: readonly Vector[], at: number): Vector[] => {
  const lead = space.find((vector) => vector[at] !== 0)!
  return space.filter((vector) => vector !== lead).map((vector) => minus(vector, lead, at))
}

/** Vectors that span the same, and none of which follows from the others. */
const independent = (rows: readonly Vector[]): Vector[] => {
  let open = [...rows]
  const found: Vector[] = []
  for (let at = 0; at < (rows[0]?.length ?? 0); at += 1) {
    const lead = open.find((vector) => vector[at] !== 0)
    if (!lead) continue
    found.push(lead)
    open = open.filter((vector) => vector !== lead).map((vector) => minus(vector, lead, at))
  }
  return found
}

/** Takes a multiple of `lead` off, so that the place is nought. */
const minus = (vector: Vector, lead: Vector, at: number): Vector => {
  if (vector[at] === 0) return vector
  const times = (vector[at]! * inverse(lead[at]!)) % prime
  return vector.map((value, place) => (value + prime - ((times * lead[place]!) % prime)) % prime)
}

/** By Fermat: a to the prime less two. */
const inverse = (value: number): number => {
  let [result, base, power] = [1, value, prime - 2]
  while (power > 0) {
    if (power % 2 === 1) result = (result * base) % prime
    base = (base * base) % prime
    power = Math.floor(power / 2)
  }
  return result
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((person) => other.has(person))

const nearestTo = (own: ReadonlySet<string>, earlier: readonly ReadonlySet<string>[]): number => {
  const apart = earlier.map((set) => {
    if (isSame(set, own)) return Infinity
    const shared = [...own].filter((person) => set.has(person)).length
    return own.size + set.size - 2 * shared
  })
  return apart.indexOf(Math.min(...apart))
}
