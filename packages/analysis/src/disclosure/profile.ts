/** Who reads outside the evaluator's desk. */
export type Audience = 'board' | 'lead' | 'public'

/** What may reach an audience: the smallest base, the smallest group and its complement, the fewest behind a quote. */
export type Profile = {
  readonly leastBase: 10 | 11
  readonly leastGroup: number
  readonly leastContributors: number
}

/** The rules that hold since a day; a later list replaces an earlier one whole and only ever tightens it. */
export const profiles: { readonly since: string; readonly of: Readonly<Record<Audience, Profile>> } = {
  since: '2026-11-24',
  of: {
    board: { leastBase: 10, leastGroup: 5, leastContributors: 3 },
    lead: { leastBase: 10, leastGroup: 5, leastContributors: 5 },
    public: { leastBase: 11, leastGroup: 11, leastContributors: 5 },
  },
}

/** Whether one figure, x people of n, may be shown on its own. Nobody and everybody point at each one of them. */
export function isShowable(x: number, n: number, { leastBase, leastGroup }: Profile): boolean {
  if (n === 0) return true
  return n >= leastBase && x !== n && (x === 0 || (x >= leastGroup && n - x >= leastGroup))
}
