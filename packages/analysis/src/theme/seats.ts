/** A group that seats are given to: its size, and how many it could fill. */
export type Seated<Name> = { name: Name; size: number; room: number }

/**
 * So many seats by the sizes of groups: one for each in their order while there are seats, the rest by Webster's
 * method (the next seat goes where size / (2 × seats + 1) is greatest; the earlier group where two are alike).
 */
export function seatsOf<Name>(groups: readonly Seated<Name>[], seats: number): Map<Name, number> {
  const given = groups.map(() => 0)
  const isOpen = (at: number) => given[at]! < groups[at]!.room && groups[at]!.size > 0
  let left = seats
  for (let at = 0; at < groups.length && left > 0; at++)
    if (isOpen(at)) {
      given[at] = 1
      left--
    }
  for (; left > 0; left--) {
    const claims = groups.map(({ size }, at) => (isOpen(at) ? size / (2 * given[at]! + 1) : 0))
    const most = Math.max(...claims)
    if (most <= 0) break
    given[claims.indexOf(most)]!++
  }
  return new Map(groups.map(({ name }, at) => [name, given[at]!]))
}
