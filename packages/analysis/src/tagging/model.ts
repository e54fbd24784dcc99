// A learned model: as it is stored, and ready for use.
import { lengthOf, type Scale } from './bag.ts'
import { cellsOf, type AllCells, type Cell, type Cells, type Keys } from './cells.ts'
import type { Code, Codebook } from './codebook.ts'
import type { Span } from '../text/span.ts'
import { BLOCKS, type Block, type Manner, type Place } from './reading.ts'

/** A model as it is stored: whole numbers only, one letter for each in `cells`. */
export type ModelFile = {
  form: typeof MODEL_FORM
  codebook: { id: string; version: string }
  trainedOn: { name: string; rows: number }
  manner: Manner
  /** Every text it learned from had a code, so the best one is given where none reaches its threshold. */
  isAlwaysCoded: boolean
  codes: readonly { id: string; title: string }[]
  scale: Scale
  biases: readonly number[]
  thresholds: readonly number[]
  /** By key: the letter of its rarity, then one letter per code. */
  cells: Readonly<Record<string, string>>
  check: string
}
export const MODEL_FORM = 'firsthand-model/2'
/** Biases and thresholds are stored in whole steps. */
export const STEP = 256

/** A model file's text: a key a line, so that a change can be read. */
export function modelText(file: ModelFile): string {
  return `${JSON.stringify(file, null, 0).replace(/","/g, '",\n"')}\n`
}

/** A model ready for use. */
export type Model = {
  rows: number
  manner: Manner
  isAlwaysCoded: boolean
  scale: Scale
  biases: Float64Array
  thresholds: Float64Array
  cells: AllCells
}

export function modelFrom(file: ModelFile): Model {
  return {
    rows: file.codes.length,
    manner: file.manner,
    isAlwaysCoded: file.isAlwaysCoded,
    scale: file.scale,
    biases: Float64Array.from(file.biases, (bias) => bias / STEP),
    thresholds: Float64Array.from(file.thresholds, (threshold) => threshold / STEP),
    cells: cellsOf(file.cells, file.codes.length),
  }
}

/** A place of a text with what the model knows of it; letters of one word are one piece. */
export type Piece = Span & { block: Block; key: string; cell: Cell }

/** The pieces of a text that the model knows. */
export function piecesOf(
  model: Model,
  places: readonly Place[],
  cache: Map<readonly string[], Cell>,
): Piece[] {
  const pieces: Piece[] = []
  const cells = model.cells.under('')
  for (const { start, end, block, first, second, letters } of places) {
    const cell = block === 1 ? lettersCell(model, letters, cache) : cells.find(cells.open(first), second)
    if (cell) pieces.push({ key: first, start, end, block, cell })
  }
  return pieces
}

// The letters of a word always stand together: their sum is made once per word and model.
function lettersCell(
  { cells, rows }: Model,
  keys: readonly string[],
  cache: Map<readonly string[], Cell>,
): Cell {
  const known = cache.get(keys)
  if (known) return known
  const sum: Cell = { weights: new Float32Array(rows), square: 0 }
  for (const key of keys) {
    const cell = cells.get(key)
    if (!cell) continue
    sum.square += cell.square
    for (let row = 0; row < rows; row++) sum.weights[row]! += cell.weights[row]!
  }
  if (cache.size > CACHE_LIMIT) cache.clear()
  cache.set(keys, sum)
  return sum
}

const CACHE_LIMIT = 20_000

/** What pieces and the keys of a question add up to per row, and how much one unit of each block's weights counts. */
export function addUp(model: Model, pieces: readonly Piece[], question: readonly string[] = []): Sum {
  const { rows, scale, cells } = model
  const sums = BLOCKS.map(() => new Float64Array(rows))
  const squares = [0, 0, 0, 0]
  const add = (block: Block, { weights, square }: Cell) => {
    const into = sums[block]!
    squares[block]! += square
    for (let row = 0; row < rows; row++) into[row]! += weights[row]!
  }
  for (const { block, cell } of pieces) add(block, cell)
  for (const key of question) {
    const cell = cells.get(key)
    if (cell) add(3, cell)
  }
  const unit = squares.map((square, block) => (scale[block] ?? 0) / lengthOf(square))
  const own = new Float64Array(rows)
  const asked = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    own[row] = sums[0]![row]! * unit[0]! + sums[1]![row]! * unit[1]! + sums[2]![row]! * unit[2]!
    asked[row] = sums[3]![row]! * unit[3]!
  }
  return { own, asked, unit }
}

/** What keys, each counted once, add to every row as one block. */
export function addKeys({ rows, scale }: Model, block: Block, parts: readonly Part[]): Float64Array {
  const sum = new Float64Array(rows)
  let squares = 0
  for (const [cells, keys] of parts) {
    const counted = new Set<Cell>()
    keys(cells.open, (first, second) => {
      const cell = cells.find(first, second)
      if (!cell || counted.has(cell)) return
      counted.add(cell)
      squares += cell.square
      for (let row = 0; row < rows; row++) sum[row]! += cell.weights[row]!
    })
  }
  const unit = (scale[block] ?? 0) / lengthOf(squares)
  return sum.map((each) => each * unit)
}
type Part = readonly [cells: Cells, keys: Keys]

/** `own` of the text itself and `asked` of its question, per row; `unit` per block. */
export type Sum = { own: Float64Array; asked: Float64Array; unit: readonly number[] }

/** The row of the model for each code of a codebook that it knows: the same id with the same title. */
export function knownRows(file: ModelFile, codebook: Codebook): (number | undefined)[] {
  return codebook.codes.map((code) => {
    const row = file.codes.findIndex((known) => isSame(known, code, file.codebook.id === codebook.id))
    return row < 0 ? undefined : row
  })
}

function isSame(known: ModelFile['codes'][number], code: Code, isSameBook: boolean): boolean {
  return known.id === code.id && (isSameBook || known.title === titleOf(code))
}

export function titleOf(code: Code): string {
  return code.title.en ?? code.title.es ?? code.id
}
