/**
 * What the stretches of a text add to one row, in the order of the text: the first `count` of three lists, which may be
 * longer.
 */
export type Weighed = { count: number; starts: Int32Array; ends: Int32Array; weights: Float64Array }

/** Room for the stretches of one row after the other. */
export function roomToWeigh(): Weighed {
  return { count: 0, starts: new Int32Array(0), ends: new Int32Array(0), weights: new Float64Array(0) }
}

/** Makes room for so many stretches, and forgets what was there. */
export function begin(room: Weighed, most: number): Weighed {
  room.count = 0
  if (room.starts.length >= most) return room
  room.starts = new Int32Array(2 * most)
  room.ends = new Int32Array(2 * most)
  room.weights = new Float64Array(2 * most)
  return room
}

/**
 * Puts a weight behind the others: what is read of one stretch of text in several ways counts together. All are in
 * the order of the text, so that those of one stretch have only others of the same start between them.
 */
export function put(room: Weighed, start: number, end: number, weight: number): void {
  const { count, starts, ends, weights } = room
  for (let at = count - 1; at >= 0 && starts[at] === start; at--) {
    if (ends[at] !== end) continue
    weights[at]! += weight
    return
  }
  putLast(room, start, end, weight)
}

/** Puts a weight behind the others, whatever stands there. */
export function putLast(room: Weighed, start: number, end: number, weight: number): void {
  const at = room.count++
  room.starts[at] = start
  room.ends[at] = end
  room.weights[at] = weight
}

/** Two readings of one text as one, what each says counting for such a share. */
export function together(one: Weighed, other: Weighed, share: number): Weighed {
  const all = begin(roomToWeigh(), one.count + other.count)
  const putOf = (of: Weighed, at: number) => put(all, of.starts[at]!, of.ends[at]!, of.weights[at]! * share)
  let next = 0
  for (let at = 0; at < one.count; at++) {
    while (next < other.count && other.starts[next]! < one.starts[at]!) putOf(other, next++)
    putOf(one, at)
  }
  while (next < other.count) putOf(other, next++)
  return all
}
