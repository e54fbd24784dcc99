// A tagger from a codebook alone: every code is the centre of what the codebook says about it (Rocchio), and
// a text is as near to a code as the angle between them.
import type { Language } from '../text/language.ts'
import { isBlankCode, type Code, type Codebook } from './codebook.ts'
import { angles, linearOf, type Linear } from './linear.ts'
import { features } from './feature.ts'
import type { Words } from './word.ts'

/** Scores from a codebook alone; `scores` gives 0..1 per code in the codebook's order, .5 being the threshold. */
export type CodebookScorer = {
  linear: Linear
  scores(words: Words, asked: Words): number[]
}

const PAIR = 0.5 // a pair of stems is rarer than its parts but says little more
const FLOOR = 0.1 // below this angle a text is not about the code, however far it is from the others
const BESIDE = 0.8 // a second code must come this near to the first
const QUESTION = 0.5 // how far a question about the code can lift an answer
const AGAINST = 0.6 // how hard an exclude note pushes down

type Note = { text: string; language: Language; row: number; weight: number }

export function fromCodebook(codebook: Codebook): CodebookScorer {
  const notes = codebook.codes.flatMap((code, row) => notesOf(code, row, codebook))
  const found = notes.map((note) => new Set(features(note.text, note.language).map((each) => each.key)))
  const rarity = rarities(found)
  const linear = centres({ notes, found, rarity, rows: codebook.codes.length })
  return {
    linear,
    scores: (words, asked) => {
      const hints = asked.read.length > 0 ? angles(linear, asked) : undefined
      return reach(angles(linear, words), hints)
    },
  }
}

function notesOf(code: Code, row: number, codebook: Codebook): Note[] {
  const notes: Note[] = code.examples.map(({ text, language }) => ({ text, language, row, weight: 1 }))
  for (const language of ['en', 'es'] as const) {
    notes.push({ text: code.title[language] ?? '', language, row, weight: 1 })
    for (const text of (code.definition[language] ?? '').split(/[.;:]/))
      notes.push({ text, language, row, weight: 0.5 })
    for (const text of (code.include[language] ?? '').split(/[,;]/))
      notes.push({ text, language, row, weight: 0.7 })
    for (const text of (code.exclude[language] ?? '').split(/[;]/))
      notes.push(...against(text, language, { row, codebook }))
  }
  // A code that is defined for blank answers gets them.
  if (isBlankCode(code)) {
    notes.push({ text: 'no answer', language: 'en', row, weight: 1 })
  }
  return notes.filter((note) => note.text.trim() !== '')
}

// "police (law_enforcement_trust)": speaks against this code and for the code that it names.
function against(text: string, language: Language, at: { row: number; codebook: Codebook }): Note[] {
  const named = [...text.matchAll(/\(([^()]{1,200})\)/g)].flatMap((match) => (match[1] ?? '').split(/[,\s]+/))
  const meant = at.codebook.codes.flatMap((code, row) => (named.includes(code.id) ? [row] : []))
  const words = text.replace(/\([^()]{0,200}\)/g, ' ')
  const down = { text: words, language, row: at.row, weight: -AGAINST }
  return [down, ...meant.map((row) => ({ text: words, language, row, weight: 0.3 }))]
}

type Rarity = ReadonlyMap<string, number>

function rarities(found: readonly ReadonlySet<string>[]): Rarity {
  const counts = new Map<string, number>()
  for (const keys of found) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const all = Math.log(found.length + 1)
  return new Map(
    [...counts].map(([key, count]) => [key, (all - Math.log(count)) * (key.includes(' ') ? PAIR : 1)]),
  )
}

type Corpus = { notes: readonly Note[]; found: readonly ReadonlySet<string>[]; rarity: Rarity; rows: number }

function centres({ notes, found, rarity, rows }: Corpus): Linear {
  const cells = new Map<string, Map<number, number>>()
  const up = new Map<string, Map<number, number>>()
  notes.forEach((note, at) => {
    const keys = found[at] ?? new Set()
    const length = Math.sqrt(sum([...keys].map((key) => (rarity.get(key) ?? 0) ** 2))) || 1
    for (const key of keys) {
      const value = (note.weight * (rarity.get(key) ?? 0)) / length
      raise(cells, { key, row: note.row, value })
      if (value > 0) raise(up, { key, row: note.row, value })
    }
  })
  const lengths = new Float64Array(rows)
  for (const row of up.values()) for (const [at, value] of row) lengths[at] = (lengths[at] ?? 0) + value ** 2
  for (const [key, row] of cells) {
    // Half-way between a sum (which favours codes with many examples) and a mean direction.
    for (const [at, value] of row)
      row.set(at, (value * (rarity.get(key) ?? 0)) / ((lengths[at] ?? 0) ** 0.25 || 1))
  }
  return linearOf(cells, rows, rarity)
}

function raise(
  cells: Map<string, Map<number, number>>,
  to: { key: string; row: number; value: number },
): void {
  const row = cells.get(to.key) ?? new Map<number, number>()
  cells.set(to.key, row.set(to.row, (row.get(to.row) ?? 0) + to.value))
}

// 0..1 with .5 where an angle reaches the floor and comes near enough to the best one. What the question is
// about can lift a code that the answer touches, never bring in one that it does not.
function reach(near: readonly number[], hints: readonly number[] | undefined): number[] {
  const lifted = near.map(
    (angle, row) => angle * (1 + QUESTION * Math.min(1, (hints?.[row] ?? 0) / (4 * FLOOR))),
  )
  const best = Math.max(1e-9, ...lifted)
  return lifted.map((angle) => {
    const share = angle / best / BESIDE
    const far = share >= 1 ? angle / FLOOR : Math.min(angle / FLOOR, share)
    return far / (1 + far)
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
