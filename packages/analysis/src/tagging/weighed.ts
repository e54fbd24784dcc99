/**
 * What the stretches of a text add to one row, in the order of the text: the first `count` of three lists, which may be
 * longer.
 */
export type Weighed = {
  readonly count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly weights: Float64Array
}

/** Room for the stretches of one row after the other. */
export class Weighing implements Weighed {
  count = 0
  starts = new Int32Array(0)
  ends = new Int32Array(0)
  weights = new Float64Array(0)

  /** Makes room for so many stretches, and forgets what was there. */
  begin(most: number): this {
    this.count = 0
    if (this.starts.length >= most) return this
    this.starts = new Int32Array(2 * most)
    this.ends = new Int32Array(2 * most)
    this.weights = new Float64Array(2 * most)
    return this
  }

  /**
   * Puts a weight behind the others: what is read of one stretch of text in several ways counts together. All are in
   * the order of the text, so that those of one stretch have only others of the same start between them.
   */
  put(start: number, end: number, weight: number): void {
    for (let at = this.count - 1; at >= 0 && this.starts[at] === start; at--) {
      if (this.ends[at] !== end) continue
      this.weights[at]! += weight
      return
    }
    this.putLast(start, end, weight)
  }

  /** Puts a weight behind the others, whatever stands there. */
  putLast(start: number, end: number, weight: number): void {
    const at = this.count++
    this.starts[at] = start
    this.ends[at] = end
    this.weights[at] = weight
  }
}

/** Two readings of one text as one, what each says counting for such a share. */
export function together(one: Weighed, other: Weighed, share: number): Weighed {
  const all = new Weighing().begin(one.count + other.count)
  const putOf = (of: Weighed, at: number) => all.put(of.starts[at]!, of.ends[at]!, of.weights[at]! * share)
  let next = 0
  for (let at = 0; at < one.count; at++) {
    while (next < other.count && other.starts[next]! < one.starts[at]!) putOf(other, next++)
    putOf(one, at)
  }
  while (next < other.count) putOf(other, next++)
  return all
}
