import { columnsOf, rowOf, type Columns, type Note, type Scale } from './bag.ts'
import { fitLogistic, type Logistic } from './logistic.ts'
import { isSilent, packed } from './cells.ts'
import { STEP, type ModelFile } from './model.ts'
import { prefixEnd } from './prefixed.ts'
import type { Vector } from './vector.ts'

export type FitSettings = {
  /** A key must stand in this many texts. */
  rare: number
  scale: Scale
  cost: number
  positive: number
  rounds: number
  /** How far a column is stretched for a row: at least this far, and so much more the better it tells the row from the rest. */
  stretch?: readonly [least: number, more: number]
  /** How much the middle of a row's texts counts beside what was learned of it. */
  middle?: number
  /** Texts that only the middles are made of. */
  told?: readonly Note[]
  /** No other keys are learned from. */
  only?: ReadonlySet<string>
}
/** What was learned of every row, before it is rounded. */
export type Fitted = { columns: Columns; scale: Scale; rows: readonly Logistic[] }

/** Learns one row after the other from the same notes. */
export function fitRows(notes: readonly Note[], rows: number, settings: FitSettings): Fitted {
  const columns = columnsOf(notes, settings.rare, settings.only)
  const { scale, stretch, middle = 0, told = [], ...rest } = settings
  const samples = notes.map((note) => rowOf(note, columns, scale))
  const options = { ...rest, columns: columns.at.size, weightOf: (at: number) => notes[at]?.weight ?? 1 }
  const lesson = { notes, samples, columns: columns.at.size }
  const room = stretch && new Float64Array(2 * columns.at.size)
  const fitted = Array.from({ length: rows }, (_, row) =>
    fitLogistic(samples, (at) => notes[at]?.labels.has(row) ?? false, {
      ...options,
      ...(room && { stretch: stretchesOf(lesson, row, { by: stretch, room }) }),
    }),
  )
  if (middle > 0) {
    const all = { ...lesson, notes: [...notes, ...told] }
    all.samples = [...samples, ...told.map((note) => rowOf(note, columns, scale))]
    addMiddles(all, fitted, middle)
  }
  return { columns, scale, rows: fitted }
}

/** Learns twice: from every key, and then from so many that carried most of what the texts were told by. */
export function fitFewer(notes: readonly Note[], rows: number, settings: FitSettings & Fewer): Fitted {
  const { columns, rows: fitted } = fitRows(notes, rows, settings)
  const counts = new Map<string, number>()
  for (const { keys } of notes)
    for (const block of keys) for (const key of block.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const ranked = [...columns.at].map(([key, column]) => {
    const farthest = Math.max(...fitted.map(({ weights }) => Math.abs(weights[column]!)))
    return { key, carried: farthest * columns.rarity[column]! * counts.get(key)! ** settings.often }
  })
  ranked.sort((one, other) => other.carried - one.carried || (one.key < other.key ? -1 : 1))
  const only = new Set(ranked.slice(0, settings.most).map(({ key }) => key))
  return fitRows(notes, rows, { ...settings, only })
}
/** How many keys are kept, and how much it counts how often one is said. */
export type Fewer = { most: number; often: number }

type Lesson = { notes: readonly Note[]; samples: readonly Vector[]; columns: number }

// How much more often a column stands in the texts of a row than in the others, or less, on a scale of logarithms
// (Wang and Manning 2012): what is rare but telling is learned from few texts.
function stretchesOf(
  { notes, samples, columns }: Lesson,
  row: number,
  { by, room }: Stretching,
): Float64Array {
  const within = room.subarray(0, columns).fill(1)
  const without = room.subarray(columns).fill(1)
  samples.forEach((sample, at) => {
    const into = notes[at]!.labels.has(row) ? within : without
    const { weight } = notes[at]!
    for (let each = 0; each < sample.columns.length; each++) into[sample.columns[each]!]! += weight
  })
  const share = Math.log(sumOf(within) / sumOf(without))
  for (let column = 0; column < columns; column++) {
    const told = Math.abs(Math.log(within[column]! / without[column]!) - share)
    within[column] = (by[0] + by[1] * told) ** 2
  }
  return within
}

type Stretching = { by: readonly [number, number]; room: Float64Array }

// The way from the middle of all texts to that of a row's, of length one: with a handful of texts it is surer than
// what can be learned from them.
function addMiddles({ notes, samples, columns }: Lesson, rows: readonly Logistic[], middle: number): void {
  const all = new Float64Array(columns)
  const weight = notes.reduce((sum, note) => sum + note.weight, 0)
  samples.forEach((sample, at) => addSample(all, sample, notes[at]!.weight / weight))
  rows.forEach(({ weights }, row) => {
    const own = new Float64Array(columns)
    let count = 0
    samples.forEach((sample, at) => {
      const { labels, weight } = notes[at]!
      if (!labels.has(row)) return
      count += weight / labels.size
      addSample(own, sample, weight / labels.size)
    })
    if (count === 0) return
    const way = own.map((each, column) => each / count - all[column]!)
    const length = Math.sqrt(sumOf(way.map((each) => each * each))) || 1
    for (let column = 0; column < columns; column++) weights[column]! += (middle * way[column]!) / length
  })
}

function addSample(into: Float64Array, { columns, values }: Vector, by: number): void {
  for (let at = 0; at < columns.length; at++) into[columns[at]!]! += by * values[at]!
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** The score of a note per row: above nought where the row is more likely than not. */
export function fittedScores({ columns, scale, rows }: Fitted, note: Note): number[] {
  const { columns: at, values } = rowOf(note, columns, scale)
  return rows.map(({ weights, bias }) => {
    let sum = bias
    for (let each = 0; each < at.length; each++) sum += weights[at[each]!]! * values[each]!
    return sum
  })
}

/** The part of a model file that is learned, as whole numbers; keys that say nothing are left out. */
export function stored({ columns, rows }: Fitted): Pick<ModelFile, 'biases' | 'cells'> {
  const cells: string[] = []
  for (const [key, column] of [...columns.at].sort(([a], [b]) => inOrder(a, b))) {
    const letters = packed(
      columns.rarity[column]!,
      rows.map(({ weights }) => weights[column]!),
    )
    if (!isSilent(letters)) cells.push(letters + key)
  }
  return { biases: rows.map(({ bias }) => Math.round(bias * STEP)), cells }
}

// Keys that differ in their prefix alone stand together, as they are asked for together.
function inOrder(one: string, other: string): number {
  const [a, b] = [prefixEnd(one), prefixEnd(other)]
  const [left, right] = [one.slice(a), other.slice(b)]
  if (left !== right) return left < right ? -1 : 1
  return one.slice(0, a) < other.slice(0, b) ? -1 : 1
}
