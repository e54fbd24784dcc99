export interface Interval {
  low: number
  high: number
}

/** Of fewer, an interval or a percentage would pretend a precision that is not there. */
export const leastForShare = 10

const z = 1.959963984540054

/** Wilson's 95 % interval of x in n, as shares of one; null where there is no base to speak of. */
export function wilson(x: number, n: number): Interval | null {
  if (n <= 0 || x < 0 || x > n) return null
  const p = x / n
  const across = 1 + z ** 2 / n
  const centre = (p + z ** 2 / (2 * n)) / across
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / across
  return { low: x === 0 ? 0 : centre - half, high: x === n ? 1 : centre + half }
}
