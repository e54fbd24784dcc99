import type { CleanText } from '../text/clean.ts'
import { detectLanguage, type Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { aboutOf } from './about.ts'
import { becauseOf } from './because.ts'
import type { Codebook, Stance } from './codebook.ts'
import type { Kind } from './kind.ts'
import type { ModelFile } from './model.ts'
import { clauses, quotesFor } from './quote.ts'
import { answerOf, quotedOf, type Answer, type Quoted } from './quoted.ts'
import { scorerFor, type Reading, type Scorer } from './scorer.ts'
import { stanceReader, type StanceReader } from './stance.ts'

/**
 * A code that a passage may show: a proposal for a person to decide on. `score` is 0..1 with the code's
 * threshold at .5; `quotes` are the clauses that carry it, best first; `because` are the words that do, and `about`
 * who or what they speak of.
 */
export type Suggestion = {
  code: string
  stance: Stance
  score: number
  quotes: Span[]
  because: string[]
  kind: Kind
  about: string[]
  isDraft: boolean
}
/** What a tagger says of one text: codes above their threshold, best first, and the score of every code. */
export type Tagging = { language: Language; suggestions: Suggestion[]; scores: Record<string, number> }
/** What is known of a text besides its words. The question is weak context: it never brings in a code alone. */
export type About = { language?: Language; question?: string }
/** A compiled codebook. `version` changes when the codebook or the way of tagging does. */
export type Tagger = { version: string; tag(text: CleanText, about?: About): Tagging }

const METHOD = '2'
const THRESHOLD = 0.5

/**
 * Compiles a codebook into a tagger that works from a model that `parseModel` gave or, without one, from the codebook
 * alone and from what is shipped for codes it knows.
 */
export function createTagger(codebook: Codebook, model?: ModelFile): Tagger {
  const tools = { codebook, scorer: scorerFor(codebook, model), stanceOf: stanceReader(codebook.stances) }
  return {
    version: taggerVersion(codebook),
    tag: (text, about = {}) => tag(tools, text, about),
  }
}

/** The version that a tagger made from this codebook has, without making it. */
export function taggerVersion({ id, version }: Pick<Codebook, 'id' | 'version'>): string {
  return `${METHOD}/${id}@${version}`
}

type Tools = { codebook: Codebook; scorer: Scorer; stanceOf: StanceReader }
type Scored = { text: string; language: Language; question: string; reading: Reading }
type Passage = Scored & {
  answer: Answer
  clauses: readonly Span[]
  stanceOf: (quoted: Quoted, code: string) => Stance
}

function tag(tools: Tools, text: string, about: About): Tagging {
  const language = about.language ?? detectLanguage(text)
  const question = about.question ?? ''
  const reading = tools.scorer.read(text, language, question)
  const { codes } = tools.codebook
  const above: number[] = []
  const scores: [string, number][] = []
  codes.forEach(({ id }, row) => {
    const score = reading.scores[row] ?? 0
    if (score >= THRESHOLD) above.push(row)
    scores.push([id, rounded(score)])
  })
  return {
    language,
    suggestions: above.length === 0 ? [] : suggestions(tools, { text, language, question, reading }, above),
    // An id may be a key of every object.
    scores: Object.fromEntries(scores),
  }
}

function suggestions(tools: Tools, scored: Scored, rows: readonly number[]): Suggestion[] {
  const { text, language, question } = scored
  const answer = answerOf(text, language, question)
  const passage = { ...scored, answer, clauses: clauses(text), stanceOf: tools.stanceOf(answer) }
  return rows
    .flatMap((row) => suggestion(tools, passage, row) ?? [])
    .sort((one, other) => other.score - one.score)
}

function suggestion(tools: Tools, passage: Passage, row: number): Suggestion | undefined {
  const { text, answer } = passage
  const code = tools.codebook.codes[row]
  if (!code || passage.clauses.length === 0) return undefined
  const weighed = passage.reading.weighed(row)
  const quotes = quotesFor(text, passage.clauses, weighed)
  const quoted = quotedOf(answer, quotes)
  return {
    code: code.id,
    stance: passage.stanceOf(quoted, code.id),
    score: rounded(passage.reading.scores[row] ?? 0),
    quotes,
    because: becauseOf({ code, weighed, answer }),
    kind: quoted.kind,
    about: aboutOf(quoted, tools.codebook.about),
    isDraft: code.isDraft,
  }
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000
}
