// The analyst's thread: gets text and gives what it found. It knows no key, no id of a person and no database.
import { parentPort } from 'node:worker_threads'
import {
  createTagger,
  deidentify,
  detectLanguage,
  parseCodebook,
  screen,
  type About,
  type CleanText,
  type Language,
  type Redaction,
  type Screened,
  type Suggestion,
  type Tagger,
} from '@firsthand/analysis'
import { placesOf, type Places } from './deidentification/searchIndex.ts'

/** A codebook comes with the first text to read with it; the thread keeps its tagger. */
export type Codebook = { id: string; definition?: unknown }
export type Cleaned = { text: CleanText; language: Language; placeholders: Redaction[]; places: Places }

export type Task =
  | { kind: 'clean'; text: string; language: Language; isStated: boolean }
  | { kind: 'screen'; text: string }
  | { kind: 'tag'; text: CleanText; about: About; codebook: Codebook }
/** Null where it failed: what a library says may quote what it was given. */
export type Answer = Cleaned | Screened | Suggestion[] | null

const taggers = new Map<string, Tagger>()

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(answer(task))
})

function answer(task: Task): Answer {
  try {
    if (task.kind === 'screen') return screen(task.text)
    return task.kind === 'clean' ? clean(task) : tag(task)
  } catch {
    return null
  }
}

/** A few characters do not show a language; the form's own is taken then. */
const tooShortToTell = 25

function clean({ text: raw, language: given, isStated }: Task & { kind: 'clean' }): Cleaned {
  const language = isStated || raw.length < tooShortToTell ? given : detectLanguage(raw)
  const { text, placeholders } = deidentify(raw, { language })
  return { text, language, placeholders, places: placesOf(text) }
}

function tag({ text, about, codebook }: Task & { kind: 'tag' }): Suggestion[] {
  const tagger = taggers.get(codebook.id) ?? createTagger(parseCodebook(codebook.definition))
  taggers.set(codebook.id, tagger)
  return tagger.tag(text, about).suggestions
}
