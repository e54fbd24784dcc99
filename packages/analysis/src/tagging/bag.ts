// Texts as bags of keys: which keys a model knows, how rare each is, and the row of numbers that a text becomes.
import { RARITY_STEP } from './cells.ts'
import { BLOCKS, QUESTION, type KeysOf } from './reading.ts'
import type { Vector } from './vector.ts'

/** A text to learn from: the keys of each block with how often they stand there, its codes by row, its weight. */
export type Note = { keys: readonly Counts[]; labels: ReadonlySet<number>; weight: number }
type Counts = ReadonlyMap<string, number>
/** The keys that a model knows, in order, with their rarity in whole steps of `RARITY_STEP`. */
export type Columns = { at: ReadonlyMap<string, number>; rarity: Uint8Array }
/** How much each block weighs. */
export type Scale = readonly [number, number, number, number]

/** The keys of a text and of its question, counted. */
export function countKeys(text: KeysOf, question: readonly string[]): Counts[] {
  return BLOCKS.map((_, block) => {
    const counts = new Map<string, number>()
    for (const key of text[block] ?? []) counts.set(key, (counts.get(key) ?? 0) + 1)
    if (block === QUESTION) for (const key of question) counts.set(key, 1)
    return counts
  })
}

/** The keys that stand in enough notes to be learned from; letters must stand in two more. `only` leaves out all others. */
export function columnsOf(notes: readonly Note[], rare: number, only?: ReadonlySet<string>): Columns {
  const counts = new Map<string, number>()
  for (const { keys } of notes)
    for (const block of keys) for (const key of block.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const isKept = (key: string, count: number) =>
    only ? only.has(key) : count >= rare + (key.startsWith('_') ? 2 : 0)
  const kept = [...counts].filter(([key, count]) => isKept(key, count))
  const rarityOf = (count: number) => Math.log((notes.length + 1) / (count + 1)) + 1
  return {
    at: new Map(kept.map(([key], column) => [key, column])),
    rarity: Uint8Array.from(kept, ([, count]) => Math.min(88, Math.round(rarityOf(count) * RARITY_STEP))),
  }
}

/** The row of a note: each block of the length that `scale` gives it, a key the heavier the rarer it is. */
export function rowOf(note: Note, { at, rarity }: Columns, scale: Scale): Vector {
  const columns: number[] = []
  const values: number[] = []
  note.keys.forEach((counts, block) => {
    const first = values.length
    let squares = 0
    for (const [key, count] of counts) {
      const column = at.get(key)
      if (column === undefined) continue
      const weight = (rarity[column] ?? 0) / RARITY_STEP
      columns.push(column)
      values.push(count * weight)
      squares += count * weight * weight
    }
    const length = lengthOf(squares)
    for (let each = first; each < values.length; each++)
      values[each] = ((values[each] ?? 0) * (scale[block] ?? 0)) / length
  })
  return { columns: Int32Array.from(columns), values: Float32Array.from(values) }
}

/** The length of a block whose places have these squares of rarity; every place counts for itself. */
export function lengthOf(squares: number): number {
  return Math.sqrt(squares) || 1
}
