// The analyst's thread: gets text and gives what it found. It knows no key, no id of a person and no database.
import { parentPort } from 'node:worker_threads'
import {
  aspectReader,
  candidates,
  countTerms,
  createTagger,
  deidentify,
  detectLanguage,
  learnStudy,
  parseCodebook,
  parseStudyModel,
  questionReader,
  quotesOfTheme,
  rulesOf,
  screen,
  uniqueness,
  type About,
  type AspectReader,
  type CandidateOptions,
  type CleanText,
  type CodedWords,
  type Decided,
  type Language,
  type Missed,
  type Numbered,
  type Placed,
  type ReadPassage,
  type Rule,
  type Screened,
  type StudyModel,
  type StudyReport,
  type Suggestion,
  type Tagger,
  type ThemeQuotes,
  type UniquenessWarning,
} from '@firsthand/analysis'
import { placesOf, type Places } from './deidentification/searchIndex.ts'
import { sha256Of } from './hash.ts'

/** A codebook, and what was learned for it, come with the first text to read with them; the thread keeps its tagger. */
export type Reader = { codebookId: string; version: string; with?: { definition: unknown; model: unknown } }
export type Cleaned = { text: CleanText; language: Language; placeholders: Placed[]; places: Places }
export type Learned = { model: StudyModel; report: StudyReport }

/** With the aspects of its code that its quotes may show, by their ids. */
export type Suggested = Suggestion & { aspects: string[] }

export type Asked = { text: string; language: Language }

type Kept = { keep: readonly string[]; numbers: readonly Numbered[] }
export type Task =
  | ({ kind: 'clean'; text: string; language: Language; isStated: boolean } & Kept)
  | { kind: 'terms'; text: CleanText; language: Language }
  | { kind: 'warn'; text: CleanText; language: Language; alone: readonly string[] }
  | { kind: 'screen'; text: string; saidYes: boolean }
  | { kind: 'tag'; text: CleanText; about: About; reader: Reader }
  | { kind: 'rules'; definition: unknown; model: unknown; code: string; find: string }
  | { kind: 'choose'; coded: readonly CodedWords[] }
  | { kind: 'miss'; passages: readonly ReadPassage[]; options: CandidateOptions }
  | { kind: 'questions'; definition: unknown; questions: readonly Asked[] }
  | { kind: 'learn'; definition: unknown; decided: readonly Decided[]; name: string }
/** Null where it failed: what a library says may quote what it was given. */
export type Answer =
  | Cleaned
  | Screened
  | Suggested[]
  | Rule[]
  | ThemeQuotes
  | Missed
  | string[]
  | string[][]
  | UniquenessWarning[]
  | Learned
  | null

type Reading = { tagger: Tagger; aspectsOf: AspectReader }
type Made = Reading & { version: string; content: string }

/** By codebook: one that is read with another model has a new one, and nothing of the old one stays. */
const taggers = new Map<string, Made>()

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(answer(task))
})

function answer(task: Task): Answer {
  try {
    switch (task.kind) {
      case 'clean':
        return clean(task)
      case 'terms':
        return [...countTerms([[task]]).keys()]
      case 'warn':
        return warn(task)
      case 'screen':
        return screen(task.text, { saidYes: task.saidYes })
      case 'tag':
        return tag(task)
      case 'rules':
        return rules(task)
      case 'choose':
        return quotesOfTheme(task.coded)
      case 'miss':
        return candidates(task.passages, task.options)
      case 'questions':
        return readQuestions(task)
      case 'learn':
        return learnStudy(parseCodebook(task.definition), task.decided, task.name)
      default:
        return task satisfies never
    }
  } catch {
    return null
  }
}

/** A few characters do not show a language; the form's own is taken then. */
const tooShortToTell = 25

function clean({ text: raw, language: given, isStated, ...kept }: Task & { kind: 'clean' }): Cleaned {
  const language = isStated || raw.length < tooShortToTell ? given : detectLanguage(raw)
  const { text, placeholders } = deidentify(raw, { language, ...kept })
  return { text, language, placeholders, places: placesOf(text) }
}

function warn({ text, language, alone }: Task & { kind: 'warn' }): UniquenessWarning[] {
  const passage = { text, language }
  const counts = new Map([...countTerms([[passage]]).keys()].map((term) => [term, 2]))
  for (const term of alone) counts.set(term, 1)
  return uniqueness(passage, counts)
}

function tag({ text, about, reader }: Task & { kind: 'tag' }): Suggested[] {
  const known = taggers.get(reader.codebookId)
  const { tagger, aspectsOf } = known?.version === reader.version ? known : makeTagger(reader)
  const { language, suggestions } = tagger.tag(text, about)
  return suggestions.map((one) => ({
    ...one,
    aspects: aspectsOf({ text, language, code: one.code, quotes: one.quotes }),
  }))
}

function rules({ definition, model, code, find }: Task & { kind: 'rules' }): Rule[] {
  const codebook = parseCodebook(definition)
  return rulesOf(codebook, code, { model: model ? parseStudyModel(model, codebook) : undefined, find })
}

/** Making one takes the better part of a second: studies with the same codebook share theirs. */
function makeTagger({ codebookId, version, with: given }: Reader): Made {
  const content = sha256Of(JSON.stringify(given))
  const same = [...taggers.values()].find((made) => made.content === content)
  const made = { ...(same ?? createdFrom(given)), version, content }
  taggers.set(codebookId, made)
  return made
}

function createdFrom(given: Reader['with']): Reading {
  const codebook = parseCodebook(given?.definition)
  const tagger = createTagger(codebook, given?.model ? parseStudyModel(given.model, codebook) : undefined)
  return { tagger, aspectsOf: aspectReader(codebook) }
}

function readQuestions({ definition, questions }: Task & { kind: 'questions' }): string[][] {
  const read = questionReader(parseCodebook(definition))
  return questions.map(({ text, language }) => read(text, language))
}
