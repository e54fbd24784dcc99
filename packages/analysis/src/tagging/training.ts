// Makes the learned models from coded answers. Pure and without chance: `scripts/build-model.ts` writes what it
// gives, and a test holds the shipped files to it.
import type { Language } from '../text/language.ts'
import { STANCES, type Codebook, type Stance } from './codebook.ts'
import { learn, type Sample } from './learn.ts'
import { packed, STEP, type ModelFile } from './learned.ts'
import { readQuestion, readText, valuesOf } from './reading.ts'
import { readStance } from './stance-reading.ts'

/** An answer that a person has coded. */
export type Statement = {
  id: string
  lang: Language
  question: string
  text: string
  labels: readonly { code: string; stance: Stance; quotes: readonly string[] }[]
}

// All of these were chosen by five-fold cross-validation on the answers that are not in data/held-out.json.
const SETTINGS = { rounds: 15, rate: 0.3, decay: 0.06 }
const CODE_FIT = { rare: 3, positive: 3 }
const STANCE_FIT = { rare: 3, positive: 1.5 }
const NONE = 4 // an answer without any code weighs more, for there are few

type Note = { values: ReadonlyMap<string, number>; labels: ReadonlySet<number>; weight: number }

/** Learns the active codes of a codebook from answers and from what the codebook says itself. */
export function buildModel(codebook: Codebook, statements: readonly Statement[]): ModelFile {
  const codes = codebook.codes.filter((code) => !code.isDraft)
  const rows = new Map(codes.map((code, row) => [code.id, row]))
  const notes = [...statements.flatMap((each) => notesOf(each, rows)), ...codebookNotes(codes)]
  const known = codes.map((code) => ({ id: code.id, title: code.title.en ?? code.id }))
  return { codebook: codebook.id, codes: known, ...fit(notes, codes.length, CODE_FIT) }
}

/** Learns how speakers stand to a theme from the quotes of coded answers and from a codebook's examples. */
export function buildStanceModel(codebook: Codebook, statements: readonly Statement[]): ModelFile {
  const note = (text: string, lang: Language, of: { question: string; stance: Stance }): Note => ({
    values: valuesOf(...readStance(text, lang, of.question)),
    labels: new Set([STANCES.indexOf(of.stance)]),
    weight: 1,
  })
  const quoted = statements.flatMap(({ labels, lang, question }) =>
    labels.flatMap(({ quotes, stance }) => [
      note(quotes.join(' … '), lang, { question, stance }),
      note(quotes.join(' … '), lang, { question: '', stance }),
    ]),
  )
  const examples = codebook.codes.flatMap((code) =>
    code.examples.flatMap(({ text, language, stance }) =>
      stance ? [note(text, language, { question: '', stance })] : [],
    ),
  )
  const codes = STANCES.map((id) => ({ id, title: id }))
  return { codebook: 'stance', codes, ...fit([...quoted, ...examples], codes.length, STANCE_FIT) }
}

type Fit = { rare: number; positive: number }

// `rare`: a feature must be read this often.
function fit(
  notes: readonly Note[],
  rows: number,
  { rare, positive }: Fit,
): Pick<ModelFile, 'biases' | 'weights'> {
  const columns = columnsOf(notes, rare)
  const samples = notes.map((note) => sampleOf(note, columns))
  const learned = learn(samples, { rows, columns: columns.size, positive, ...SETTINGS })
  const weights: Record<string, string> = {}
  for (const [key, column] of [...columns].sort(([a], [b]) => (a < b ? -1 : 1))) {
    weights[key] = packed(learned.weights.subarray(column * rows, (column + 1) * rows))
  }
  return { biases: [...learned.biases].map((bias) => Math.round(bias * STEP)), weights }
}

// An answer is learned from with its question and without, and so are the words that carry its codes.
function notesOf({ text, question, lang, labels }: Statement, rows: ReadonlyMap<string, number>): Note[] {
  const all = rowsOf(
    labels.map((label) => label.code),
    rows,
  )
  const quotes = new Set(
    labels.flatMap((label) => label.quotes).filter((quote) => quote.length < text.length * 0.8),
  )
  const weight = all.size === 0 ? NONE : 1
  return [
    { values: valuesOf(keys(text, lang), readQuestion(question, lang)), labels: all, weight },
    { values: valuesOf(keys(text, lang), []), labels: all, weight: 0.7 * weight },
    ...[...quotes].map((quote) => {
      const carried = labels.filter((label) => label.quotes.includes(quote)).map((label) => label.code)
      return { values: valuesOf(keys(quote, lang), []), labels: rowsOf(carried, rows), weight: 0.7 }
    }),
  ]
}

function codebookNotes(codes: Codebook['codes']): Note[] {
  return codes.flatMap((code, row) => {
    const labels = new Set([row])
    const note = (text: string, language: Language, weight: number): Note => ({
      values: valuesOf(keys(text, language), []),
      labels,
      weight,
    })
    const said = (['en', 'es'] as const).flatMap((language) => [
      note(code.title[language] ?? '', language, 0.5),
      ...(code.include[language] ?? '').split(/[,;]/).map((text) => note(text, language, 0.5)),
      ...(code.definition[language] ?? '').split(/[.;:]/).map((text) => note(text, language, 0.3)),
    ])
    return [...code.examples.map(({ text, language }) => note(text, language, 1)), ...said]
  })
}

function keys(text: string, language: Language): string[] {
  return readText(text, language).map((feature) => feature.key)
}

function rowsOf(codes: readonly string[], rows: ReadonlyMap<string, number>): Set<number> {
  return new Set(codes.flatMap((code) => rows.get(code) ?? []))
}

function columnsOf(notes: readonly Note[], rare: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { values } of notes) for (const key of values.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= rare)
  return new Map(kept.map(([key], column) => [key, column]))
}

function sampleOf({ values, labels, weight }: Note, columns: ReadonlyMap<string, number>): Sample {
  const cells = [...values].flatMap(([key, value]) => {
    const column = columns.get(key)
    return column === undefined ? [] : [[column, value] as const]
  })
  return {
    columns: Int32Array.from(cells, ([column]) => column),
    values: Float64Array.from(cells, ([, value]) => value),
    labels,
    weight,
  }
}
