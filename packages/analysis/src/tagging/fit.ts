import { columnsOf, rowOf, type Columns, type Note, type Scale } from './bag.ts'
import { fitLogistic, type Logistic } from './logistic.ts'
import { isSlight, packed } from './cells.ts'
import { STEP, type ModelFile } from './model.ts'

export type FitSettings = {
  /** A key must stand in this many texts. */
  rare: number
  scale: Scale
  cost: number
  positive: number
  rounds: number
}
/** What was learned of every row, before it is rounded. */
export type Fitted = { columns: Columns; scale: Scale; rows: readonly Logistic[] }

/** Learns one row after the other from the same notes. */
export function fitRows(notes: readonly Note[], rows: number, settings: FitSettings): Fitted {
  const columns = columnsOf(notes, settings.rare)
  const samples = notes.map((note) => rowOf(note, columns, settings.scale))
  const options = { ...settings, columns: columns.at.size, weightOf: (at: number) => notes[at]?.weight ?? 1 }
  return {
    columns,
    scale: settings.scale,
    rows: Array.from({ length: rows }, (_, row) =>
      fitLogistic(samples, (at) => notes[at]?.labels.has(row) ?? false, options),
    ),
  }
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

/** The part of a model file that is learned, as whole numbers; keys that say less than `least` are left out. */
export function stored({ columns, rows }: Fitted, least = 1): Pick<ModelFile, 'biases' | 'cells'> {
  const cells: Record<string, string> = {}
  for (const [key, column] of [...columns.at].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const letters = packed(
      columns.rarity[column]!,
      rows.map(({ weights }) => weights[column]!),
    )
    if (!isSlight(letters, least)) cells[key] = letters
  }
  return { biases: rows.map(({ bias }) => Math.round(bias * STEP)), cells }
}
