// A learned model: as it is stored, and ready for use.
import type { Language } from '../text/language.ts'
import type { Scale } from './bag.ts'
import { Cells, commonFirst } from './cells.ts'
import type { Code, Codebook, Example } from './codebook.ts'
import { sumOf } from './hash.ts'
import type { Manner } from './reading.ts'
import { Spellings, wideOf } from './spelling.ts'
import { Weighing } from './weighed.ts'

/** A model as it is stored: whole numbers only, one letter for each in `cells`. */
export type ModelFile = {
  form: typeof MODEL_FORM
  codebook: { id: string; version: string }
  trainedOn: { name: string; rows: number }
  manner: Manner
  /** Every text is to have a code, as all that it learned from had: the best one is given where none reaches its threshold. */
  isAlwaysCoded: boolean
  codes: readonly KnownAs[]
  scale: Scale
  biases: readonly number[]
  thresholds: readonly number[]
  /** For each key in their order: the letter of its rarity, one letter per code, and the key itself. */
  cells: readonly string[]
  check: string
}
/**
 * A code as it was when it was learned: `means` are sums over what the codebook said of it in each language, and `shown` one for
 * each of its examples. Old models have neither.
 */
export type KnownAs = {
  id: string
  title: string
  means?: Readonly<Record<Language, string>> | undefined
  shown?: readonly string[] | undefined
}
export const MODEL_FORM = 'firsthand-model/3'
/** The row of a model that is no code: being about nothing. */
export const NOTHING = '(nothing)'
/** Biases and thresholds are stored in whole steps. */
export const STEP = 256

/** A model file's text: a key a line, so that a change can be read. */
export function modelText(file: ModelFile): string {
  return `${JSON.stringify(file, null, 0).replace(/","/g, '",\n"')}\n`
}

/** A model ready for use. */
export type Model = {
  rows: number
  /** The row of being about nothing, or -1. */
  nothing: number
  manner: Manner
  isAlwaysCoded: boolean
  scale: Scale
  biases: Float64Array
  thresholds: Float64Array
  cells: Cells
  spellings: Spellings
  /** By name of the lexicons: its cell. */
  named: number[]
  /** Room for the sums of words and their letters, for those of phrases, and for the weights of one row. */
  spelt: Float64Array
  meant: Float64Array
  weighing: Weighing
  /** By cell: when it was last counted. */
  seen: Int32Array
}

export function modelFrom(file: ModelFile): Model {
  return modelOf(file, commonFirst(file.cells))
}

/** The same with its cells in an order that is somebody's own. */
export function modelOf(file: ModelFile, stored: readonly string[]): Model {
  const rows = file.codes.length
  const cells = new Cells(stored, rows)
  return {
    rows,
    nothing: file.codes.findIndex(({ id }) => id === NOTHING),
    manner: file.manner,
    isAlwaysCoded: file.isAlwaysCoded,
    scale: file.scale,
    biases: Float64Array.from(file.biases, (bias) => bias / STEP),
    thresholds: Float64Array.from(file.thresholds, (threshold) => threshold / STEP),
    cells,
    spellings: new Spellings(cells, rows),
    spelt: new Float64Array(wideOf(rows)),
    meant: new Float64Array(rows),
    weighing: new Weighing(),
    named: [],
    seen: new Int32Array(cells.count),
  }
}

/**
 * The row of the model for each code of a codebook that it knows. Whatever the codebook is called, a code is known only while
 * the codebook says of it what it said when it was learned: one that means something else now is read from the codebook.
 */
export function knownRows(
  file: Pick<ModelFile, 'codebook' | 'codes'>,
  codebook: Codebook,
): (number | undefined)[] {
  return codebook.codes.map((code) => {
    const row = file.codes.findIndex((known) => isSame(known, code, file.codebook.id === codebook.id))
    return row < 0 ? undefined : row
  })
}

function isSame(known: KnownAs, code: Code, isSameBook: boolean): boolean {
  if (known.id !== code.id) return false
  if (known.means !== undefined) return isSaidSo(known.means, code)
  return isSameBook || known.title === titleOf(code)
}

/** Whether a code of a codebook has an example that a model did not learn from. */
export function hasMoreExamples({ shown }: KnownAs, code: Code): boolean {
  return shown !== undefined && code.examples.some((each) => !shown.includes(exampleOf(each)))
}

/** A code as a model keeps it. */
export function knownAs(code: Code): KnownAs {
  return {
    id: code.id,
    title: titleOf(code),
    means: { en: meaningOf(code, 'en'), es: meaningOf(code, 'es') },
    shown: code.examples.map(exampleOf),
  }
}

// A codebook may have one language alone: what it says there has to be the same, and what it leaves unsaid is no other meaning.
function isSaidSo(means: Readonly<Record<Language, string>>, code: Code): boolean {
  const said = LANGUAGES.filter((language) => PARTS.some((part) => plain(code[part][language]) !== ''))
  return said.length > 0 && said.every((language) => means[language] === meaningOf(code, language))
}

const LANGUAGES = ['en', 'es'] as const
const PARTS = ['title', 'definition', 'include', 'exclude'] as const

function meaningOf(code: Code, language: Language): string {
  return sumOf(JSON.stringify(PARTS.map((part) => plain(code[part][language]))))
}

function exampleOf({ text, language }: Example): string {
  return sumOf(`${language} ${plain(text)}`)
}

// How it is spaced, and written in bytes, means nothing.
function plain(text = ''): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function titleOf(code: Code): string {
  return code.title.en ?? code.title.es ?? code.id
}
