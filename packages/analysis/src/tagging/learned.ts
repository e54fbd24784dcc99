// What the package ships: linear models learned from invented, coded answers.
import type { Code, Codebook } from './codebook.ts'
import type { Feature } from './feature.ts'
import { entriesOf, type Linear } from './linear.ts'
import { valuesOf } from './reading.ts'

/** A model as it is stored: whole numbers, one letter of `packed` per weight in the order of the codes. */
export type ModelFile = {
  codebook: string
  codes: readonly { id: string; title: string }[]
  biases: readonly number[]
  weights: Readonly<Record<string, string>>
}
/** A model ready for use. */
export type Learned = { linear: Linear; biases: readonly number[] }

/** Weights are stored as whole 16ths. */
export const STEP = 16
// Where precision and recall met in cross-validation on the answers that were not held out.
const THRESHOLD = -1.55
// An answer whose own words speak against a code by more than this does not get it for its question's sake.
const OWN = -0.5

export function learnedFrom(file: ModelFile): Learned {
  const cells = new Map<string, Map<number, number>>()
  for (const [key, list] of Object.entries(file.weights)) {
    cells.set(key, new Map(unpacked(list).map((weight, row) => [row, weight])))
  }
  const linear = { rows: file.codes.length, entries: entriesOf(cells) }
  return { linear, biases: file.biases.map((bias) => bias / STEP) }
}

// A weight is the letter so many places after or before "O": one byte instead of four, the same on every machine.
const ZERO = 'O'.charCodeAt(0)
const FARTHEST = 40

/** Weights as letters, each rounded to a whole step. */
export function packed(weights: Float64Array): string {
  const steps = weights.map((weight) => Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(weight * STEP))))
  return String.fromCharCode(...steps.map((step) => ZERO + step))
}

function unpacked(letters: string): number[] {
  return Array.from(letters, (letter) => (letter.charCodeAt(0) - ZERO) / STEP)
}

/** The row of the model for each code of a codebook that it knows: the same id with the same title. */
export function knownRows(file: ModelFile, codebook: Codebook): (number | undefined)[] {
  return codebook.codes.map((code) => {
    const row = file.codes.findIndex((known) => isSame(known, code, file.codebook === codebook.id))
    return row < 0 ? undefined : row
  })
}

/** Scores 0..1 per row with the threshold at .5. The question adds to what the answer's own words say. */
export function learnedScores(
  model: Learned,
  found: readonly Feature[],
  asked: readonly string[],
): Float64Array {
  const { own, context, isRead } = sums(model, valuesOf(keysOf(found), asked))
  return own.map((sum, row) => {
    const score = 1 / (1 + Math.exp(THRESHOLD - (model.biases[row] ?? 0) - sum - (context[row] ?? 0)))
    return isRead && sum > OWN ? score : Math.min(score, 0.49)
  })
}

/** What a text and its question add up to per row; `isRead` where the model knows any of its words. */
export function sums({ linear }: Learned, values: ReadonlyMap<string, number>): Sums {
  const own = new Float64Array(linear.rows)
  const context = new Float64Array(linear.rows)
  let isRead = false
  for (const [key, value] of values) {
    const entry = linear.entries.get(key)
    if (!entry) continue
    const into = key.startsWith('?') ? context : own
    isRead ||= into === own
    for (let at = 0; at < entry.rows.length; at++) {
      const row = entry.rows[at] ?? 0
      into[row] = (into[row] ?? 0) + value * (entry.weights[at] ?? 0)
    }
  }
  return { own, context, isRead }
}

export type Sums = { own: Float64Array; context: Float64Array; isRead: boolean }

function isSame(known: ModelFile['codes'][number], code: Code, isSameBook: boolean): boolean {
  return known.id === code.id && (isSameBook || known.title === code.title.en)
}

function* keysOf(found: readonly Feature[]): Generator<string> {
  for (const feature of found) yield feature.key
}
