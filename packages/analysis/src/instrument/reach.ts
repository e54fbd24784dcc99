// Whether anybody can ever get to a question: a search over everything that conditions can tell apart.
import { atomsOf, holdsOf, isOfItem, settingHolds, type Setting } from './predicate.ts'
import { prepareRoute } from './route.ts'
import { askedScopes, facts, modes } from './shape.ts'
import type { Atom, Instrument, ItemAtom, SettingAtom } from './shape.ts'
import { isOpen, misfitOf, type Slot, type Value, valuesOf } from './slot.ts'

/** A way to get somewhere: what to answer to what (null: nothing), and in which setting. */
export type Witness = { setting: Setting; service: string; values: ReadonlyMap<string, Value | null> }
export type Reach = { kind: 'reached'; witness: Witness } | { kind: 'never' } | { kind: 'too_tangled' }

/** After so many tries the conditions are too tangled for a reader too. */
const mostTries = 20_000
/** Of all its questions together: three hundred that are each just not too tangled would hold up everybody for minutes. */
const mostInAll = 5 * mostTries
/** All subsets of the options that conditions name are looked at, up to so many. */
const mostTogether = 10
/** Stands for any one of the services that a study has. */
const anyService = 'any-service'

/** Answers for each slot whether somebody can get there, with a way that the runtime can be led along. */
export const createReach = (instrument: Instrument): ((slot: Slot) => Reach) => {
  const atoms = instrument.screens.flatMap(({ showIf, items }) => [
    ...atomsOf(showIf),
    ...items.flatMap((item) => atomsOf(item.showIf)),
  ])
  const domains = createDomains(atoms)
  const prepared = prepareRoute(instrument)
  const isTangled = prepared.slots.some(
    (slot) => slot.type === 'multi' && namedOf(slot, atoms.filter(isOfItem)).length > mostTogether,
  )
  let left = mostInAll
  const mayTry = () => left-- > 0
  return (slot) => {
    if (isTangled) return { kind: 'too_tangled' }
    const found = search({ slot, domains, prepared, mayTry })
    if (found === 'too_tangled') return { kind: 'too_tangled' }
    return found ? { kind: 'reached', witness: witnessOf(found) } : { kind: 'never' }
  }
}

type Known = ReadonlyMap<string, unknown>
type Domains = ReturnType<typeof createDomains>
type Search = {
  slot: Slot
  domains: Domains
  prepared: ReturnType<typeof prepareRoute>
  mayTry: () => boolean
}
type Unknown = { name: string; values: readonly unknown[] }

/** Settles one thing after the other until the slot is shown for certain, or cannot be. */
const search = ({ slot, domains, prepared, mayTry }: Search): Known | null | 'too_tangled' => {
  let tries = 0
  const service = slot.screen.eachService ? anyService : null
  const from = (known: Known): Known | null | 'too_tangled' => {
    if (++tries > mostTries || !mayTry()) return 'too_tangled'
    let next: Unknown | undefined
    const look = (unknown: Unknown) => {
      if (known.has(unknown.name)) return known.get(unknown.name)
      next ??= unknown
      return undefined
    }
    const route = prepared({
      value: (of) => look({ name: `at ${of.key}`, values: domains.of(of) }) as Value | null | undefined,
      setting: (atom, here) => {
        const settled = look(domains.ofSetting(atom, here))
        return settled === undefined ? null : heldBy(atom, settled)
      },
    })
    const shown = route.showsSlot(slot, service)
    if (shown !== null) return shown ? known : null
    for (const value of next!.values) {
      const found = from(new Map(known).set(next!.name, value))
      if (found) return found
    }
    return null
  }
  return from(new Map())
}

/** Values that no condition tells apart stand for one another. */
const createDomains = (atoms: readonly Atom[]) => {
  const ofItem = atoms.filter(isOfItem)
  const ofSetting = atoms.filter((atom): atom is SettingAtom => !isOfItem(atom))
  const kept = new Map<string, (Value | null)[]>()
  const of = (slot: Slot): (Value | null)[] => {
    if (!kept.has(slot.key)) {
      const asking = ofItem.filter(({ item }) => item === slot.key)
      kept.set(slot.key, [null, ...distinct(possible(slot, asking), asking)])
    }
    return kept.get(slot.key)!
  }
  const ages = ofSetting.flatMap((atom) =>
    atom.op === 'ageAtWave' ? [atom.from, atom.below].flatMap((age) => age ?? []) : [],
  )
  const waves = ofSetting.flatMap((atom) =>
    atom.op === 'wave' ? [atom.from, Math.max(1, atom.from - 1)] : [],
  )
  const services = ofSetting.flatMap((atom) => (atom.op === 'service' ? [atom.is] : []))
  const settings = {
    ageAtWave: () => ({
      name: 'age',
      values: [null, ...unique([...ages, ...ages.map((age) => age - 1)]).filter((age) => age >= 0)],
    }),
    wave: () => ({ name: 'wave', values: unique([1, ...waves]) }),
    mode: () => ({ name: 'mode', values: modes }),
    service: (_: SettingAtom, here: string | null) =>
      here === null
        ? { name: 'no service', values: [null] }
        : { name: 'service', values: unique([...services, anyService]) },
    scope: (atom: SettingAtom) => ({ name: `scope ${(atom as { has: string }).has}`, values: [true, false] }),
    fact: (atom: SettingAtom) => ({ name: `fact ${(atom as { is: string }).is}`, values: [true, false] }),
  }
  return { of, ofSetting: (atom: SettingAtom, here: string | null): Unknown => settings[atom.op](atom, here) }
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]

/** Everything that can be answered; of many options together only those that a condition names, and one other. */
const possible = (slot: Slot, asking: readonly ItemAtom[]): Value[] => {
  if (isOpen(slot)) return ['words']
  if (slot.type === 'services') return [[anyService]]
  const values = valuesOf(slot) ?? []
  if (slot.type !== 'multi') return values
  const named = namedOf(slot, asking)
  const other = values.filter((one) => !named.includes(one)).slice(0, 1)
  return [...subsets([...named, ...other]), ...values.map((one) => [one])].filter(
    (some) => misfitOf(slot, some) === null,
  )
}

const namedOf = (slot: Slot, asking: readonly ItemAtom[]): number[] =>
  unique(asking.filter(({ item }) => item === slot.key).flatMap(numbersIn)).filter((one) =>
    valuesOf(slot)!.includes(one),
  )

const numbersIn = (atom: ItemAtom): number[] =>
  atom.op === 'in' ? atom.values : atom.op === 'answered' ? [] : [atom.value]

const subsets = (pool: readonly number[]): number[][] =>
  pool.reduce<number[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])

/** Of values that are alike to every condition one is enough. */
const distinct = (values: readonly Value[], asking: readonly ItemAtom[]): Value[] => {
  const seen = new Map<string, Value>()
  for (const value of values) {
    const told = asking.map((atom) => (holdsOf(atom, value) ? 1 : 0)).join('')
    if (!seen.has(told)) seen.set(told, value)
  }
  return [...seen.values()]
}

const heldBy = (atom: SettingAtom, settled: unknown): boolean => {
  if (atom.op === 'scope' || atom.op === 'fact') return settled === true
  const plain: Setting = { mode: 'self', wave: 1, age: null, scopes: [], facts: [] }
  const setting = {
    ...plain,
    ...(atom.op === 'ageAtWave' && { age: settled as number | null }),
    ...(atom.op === 'wave' && { wave: settled as number }),
    ...(atom.op === 'mode' && { mode: settled as 'self' }),
  }
  return settingHolds(atom, setting, atom.op === 'service' ? (settled as string | null) : null)
}

const witnessOf = (known: Known): Witness => ({
  setting: {
    mode: (known.get('mode') as 'self' | undefined) ?? 'self',
    wave: (known.get('wave') as number | undefined) ?? 1,
    age: (known.get('age') as number | null | undefined) ?? null,
    scopes: askedScopes.filter((one) => known.get(`scope ${one}`) === true),
    facts: facts.filter((one) => known.get(`fact ${one}`) === true),
  },
  service: (known.get('service') as string | undefined) ?? anyService,
  values: new Map(
    [...known].flatMap(([name, value]) =>
      name.startsWith('at ') ? [[name.slice(3), value as Value | null] as const] : [],
    ),
  ),
})
