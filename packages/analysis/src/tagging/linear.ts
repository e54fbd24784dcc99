import type { Feature } from './feature.ts'

/** What one feature says about codes: row numbers and a weight for each. */
export type Entry = { rows: Int32Array; weights: Float64Array }
/** A linear scorer: the raw score of a row is the sum of its features' weights, each feature counted once. */
export type Linear = { rows: number; entries: ReadonlyMap<string, Entry> }

/** The raw score of every row for a text's features. */
export function rawScores(linear: Linear, found: readonly Feature[]): Float64Array {
  const scores = new Float64Array(linear.rows)
  for (const key of new Set(found.map((feature) => feature.key))) add(scores, linear.entries.get(key))
  return scores
}

/** How much each feature of a text adds to one row, in the order of the text. */
export function contributions(of: { linear: Linear; row: number }, found: readonly Feature[]): Weighed[] {
  const weighed: Weighed[] = []
  for (const { key, start, end } of found) {
    const entry = of.linear.entries.get(key)
    const at = entry ? entry.rows.indexOf(of.row) : -1
    if (entry && at >= 0) weighed.push({ key, start, end, weight: entry.weights[at] ?? 0 })
  }
  return weighed.sort((a, b) => a.start - b.start)
}

/** A feature with what it adds to a row. */
export type Weighed = Feature & { weight: number }

/** Builds the entries from weights per feature and row; zeros are left out. */
export function entriesOf(cells: ReadonlyMap<string, ReadonlyMap<number, number>>): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const [key, row] of cells) {
    const kept = [...row].filter(([, weight]) => weight !== 0)
    if (kept.length === 0) continue
    entries.set(key, {
      rows: Int32Array.from(kept, ([at]) => at),
      weights: Float64Array.from(kept, ([, weight]) => weight),
    })
  }
  return entries
}

function add(scores: Float64Array, entry: Entry | undefined): void {
  if (!entry) return
  for (let at = 0; at < entry.rows.length; at++) {
    const row = entry.rows[at] ?? 0
    scores[row] = (scores[row] ?? 0) + (entry.weights[at] ?? 0)
  }
}
