// How far two groups lie apart, in units of how far people within them do: nothing is tested, and size plays no part.

/** Above it two groups are uneven enough to say so (Stuart 2010). */
export const unevenFrom = 0.25

export type Spread = { mean: number; sd: number }

/** (m1 − m2) / √((s1² + s2²) / 2), with sample standard deviations; null where nobody within a group differs from another. */
export const differenceOfMeans = (one: Spread, other: Spread): number | null =>
  standardized(one.mean - other.mean, one.sd ** 2, other.sd ** 2)

/** (p1 − p2) / √((p1q1 + p2q2) / 2) of two shares; null where a group has nobody, or all differ only between the groups. */
export const differenceOfShares = (
  one: { some: number; all: number },
  other: { some: number; all: number },
): number | null => {
  if (one.all === 0 || other.all === 0) return null
  const [p1, p2] = [one.some / one.all, other.some / other.all]
  return standardized(p1 - p2, p1 * (1 - p1), p2 * (1 - p2))
}

const standardized = (difference: number, variance: number, otherVariance: number): number | null => {
  const within = Math.sqrt((variance + otherVariance) / 2)
  if (within > 0) return difference / within
  return difference === 0 ? 0 : null
}
