/** Who reads outside the evaluator's desk. */
export type Audience = 'board' | 'lead' | 'public'

/**
 * What may reach an audience: the smallest base, the smallest group and its complement, the fewest behind a quote, and
 * from how many people on there is a word at all. Made by the list below and by `profileFor` alone.
 */
export type Profile = {
  readonly leastBase: number
  readonly leastGroup: number
  readonly leastContributors: number
  readonly leastForWord: number
}

/** The rules that hold since a day; a later list replaces an earlier one whole and only ever tightens it. */
export const profiles: { readonly since: string; readonly of: Readonly<Record<Audience, Profile>> } = {
  since: '2026-11-24',
  of: {
    board: { leastBase: 10, leastGroup: 5, leastContributors: 3, leastForWord: 6 },
    lead: { leastBase: 10, leastGroup: 5, leastContributors: 5, leastForWord: 6 },
    public: { leastBase: 11, leastGroup: 11, leastContributors: 5, leastForWord: 6 },
  },
}

/** What a study decided for itself; null where it decided nothing. */
export type Floors = { readonly leastBase: number | null; readonly leastGroup: number | null }

/**
 * The profile of an audience under a study's own floors: the greater of the product's and the study's, each. A study that
 * is stricter than the product tells no word below its base: the words for small numbers are for the product's own base,
 * and with a larger one they would tell of fewer people than before. Nor does a quote rest on a group smaller than it allows.
 */
export function profileFor(audience: Audience, own: Floors): Profile {
  const product = profiles.of[audience]
  const leastBase = Math.max(product.leastBase, own.leastBase ?? 0)
  const leastGroup = Math.max(product.leastGroup, own.leastGroup ?? 0)
  const isGroupOwn = leastGroup > product.leastGroup
  if (leastBase === product.leastBase && !isGroupOwn) return product
  const leastContributors = isGroupOwn
    ? Math.max(product.leastContributors, leastGroup)
    : product.leastContributors
  return { leastBase, leastGroup, leastContributors, leastForWord: leastBase }
}

/** Whether one figure, x people of n, may be shown on its own. Nobody and everybody point at each one of them. */
export function isShowable(x: number, n: number, { leastBase, leastGroup }: Profile): boolean {
  if (n === 0) return true
  return n >= leastBase && x !== n && (x === 0 || (x >= leastGroup && n - x >= leastGroup))
}
