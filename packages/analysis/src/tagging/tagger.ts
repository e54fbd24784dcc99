import type { CleanText } from '../text/clean.ts'
import { detectLanguage, type Language } from '../text/language.ts'
import { languagesIn } from '../text/languages.ts'
import type { Span } from '../text/span.ts'
import { aboutOf } from './about.ts'
import { becauseOf } from './because.ts'
import { blendedScorer } from './blended.ts'
import type { Codebook, Stance } from './codebook.ts'
import type { Kind } from './kind.ts'
import type { ModelFile } from './model.ts'
import { clauses, quotesFor } from './quote.ts'
import { answerOf, quotedOf, type Answer, type Quoted } from './quoted.ts'
import { servicesIn, type Service } from './service.ts'
import { scorerFor, type Reading, type Scorer } from './scorer.ts'
import type { StudyModel } from './study-model.ts'
import { readCues, type Cues } from './stance-reading.ts'
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
/**
 * What a tagger says of one text: codes above their threshold, best first, and the score of every code. `languages`
 * are those it was read in, both where it has both; `other` names a language that is not read (BCP 47, `und` where it
 * cannot be told), and nothing is suggested then.
 */
export type Tagging = {
  language: Language
  languages: readonly Language[]
  other: string | null
  suggestions: Suggestion[]
  scores: Record<string, number>
}
/**
 * What is known of a text besides its words. The question is weak context: it never brings in a code alone. Services
 * are those of the study's own list; where the codebook has it so, a suggestion is `about` those that it names. Draft codes
 * are suggested where `drafts` asks for them, and may be 0 where it does not.
 */
export type About = {
  language?: Language
  question?: string
  services?: readonly Service[]
  drafts?: boolean
}
/** A compiled codebook. `version` changes when the codebook or the way of tagging does. */
export type Tagger = { version: string; tag(text: CleanText, about?: About): Tagging }

const METHOD = '4'
const THRESHOLD = 0.5

/**
 * Compiles a codebook into a tagger that works from a model that `parseModel` or `parseStudyModel` gave or, without
 * one, from the codebook alone and from what is shipped for codes it knows.
 */
export function createTagger(codebook: Codebook, model?: ModelFile | StudyModel): Tagger {
  const scorer = model && 'file' in model ? blendedScorer(codebook, model) : scorerFor(codebook, model)
  const tools = { codebook, scorer, stanceOf: stanceReader(codebook.stances) }
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
/** A text as it is read in one language. */
type Scored = {
  text: string
  language: Language
  question: string
  reading: Reading
  services: readonly Service[]
}
/** What was quoted of a passage, read once. */
type Known = { quotes: readonly Span[]; quoted: Quoted; cues: Cues }
type Passage = Scored & {
  answer: Answer
  clauses: readonly Span[]
  /** What was quoted of it so far. */
  quoted: Known[]
  stanceOf: ReturnType<StanceReader>
}

function tag(tools: Tools, text: string, about: About): Tagging {
  const { codes, isAboutServices } = tools.codebook
  const spoken = languagesIn(text)
  const language = about.language ?? spoken.languages[0] ?? detectLanguage(text)
  const { other } = spoken
  if (other) {
    const scores = Object.fromEntries(codes.map(({ id }) => [id, 0]))
    return { language, languages: [], other, suggestions: [], scores }
  }
  const question = about.question ?? ''
  const services = isAboutServices ? (about.services ?? []) : []
  const languages = [language, ...spoken.languages.filter((each) => each !== language)]
  const read = languages.map((each): Scored => {
    const reading = tools.scorer.read(text, each, { question, drafts: about.drafts ?? false })
    return { text, language: each, question, reading, services }
  })
  // Rounded first: a score that is printed as the threshold has reached it.
  const scores = codes.map((_, row) =>
    rounded(read.reduce((most, { reading }) => Math.max(most, reading.scores[row] ?? 0), 0)),
  )
  const above: number[] = []
  codes.forEach(({ isDraft }, row) => {
    if (scores[row]! >= THRESHOLD && (about.drafts || !isDraft)) above.push(row)
  })
  const found = above.length === 0 ? [] : suggestions(tools, read, above)
  return new Tagged({ language, languages, other }, found, { codes, scores })
}

// Few ask for the scores. A getter of its own for each tagging would hold on to all that was read for it, until memory
// is gone through as a whole.
class Tagged implements Tagging {
  readonly language: Language
  readonly languages: readonly Language[]
  readonly other: string | null
  readonly suggestions: Suggestion[]
  readonly #codes: Codebook['codes']
  readonly #scores: readonly number[]

  constructor(
    { language, languages, other }: Pick<Tagging, 'language' | 'languages' | 'other'>,
    suggestions: Suggestion[],
    { codes, scores }: { codes: Codebook['codes']; scores: readonly number[] },
  ) {
    this.language = language
    this.languages = languages
    this.other = other
    this.suggestions = suggestions
    this.#codes = codes
    this.#scores = scores
  }

  get scores(): Record<string, number> {
    // An id may be a key of every object.
    return Object.fromEntries(this.#codes.map(({ id }, row) => [id, this.#scores[row]!]))
  }
}

// What is said in two languages is read in both, and each code stands on the reading that has more of it.
function suggestions(tools: Tools, read: readonly Scored[], rows: readonly number[]): Suggestion[] {
  const passages = read.map((scored): Passage => {
    const answer = answerOf(scored.text, scored.language, scored.question)
    return { ...scored, answer, clauses: clauses(scored.text), quoted: [], stanceOf: tools.stanceOf(answer) }
  })
  const best = (row: number) =>
    passages.reduce((one, other) =>
      (other.reading.scores[row] ?? 0) > (one.reading.scores[row] ?? 0) ? other : one,
    )
  return rows
    .flatMap((row) => suggestion(tools, best(row), row) ?? [])
    .sort((one, other) => other.score - one.score)
}

function suggestion(tools: Tools, passage: Passage, row: number): Suggestion | undefined {
  const { text, answer } = passage
  const code = tools.codebook.codes[row]
  if (!code || passage.clauses.length === 0) return undefined
  const weighed = passage.reading.weighed(row)
  const quotes = quotesFor(text, passage.clauses, weighed)
  const { quoted, cues } = quotedFrom(passage, quotes)
  return {
    code: code.id,
    stance: passage.stanceOf(quoted, cues, code.id),
    score: rounded(passage.reading.scores[row] ?? 0),
    quotes,
    because: becauseOf({ code, weighed, answer }),
    kind: quoted.kind,
    about: [...servicesIn(text, quotes, passage.services), ...aboutOf(quoted, tools.codebook.about)],
    isDraft: code.isDraft,
  }
}

// Several codes are often quoted by the same words.
function quotedFrom({ answer, quoted: all }: Passage, quotes: readonly Span[]): Known {
  const isSame = (each: Span, at: number) => each.start === quotes[at]!.start && each.end === quotes[at]!.end
  const known = all.find((one) => one.quotes.length === quotes.length && one.quotes.every(isSame))
  if (known) return known
  const quoted = quotedOf(answer, quotes)
  const made = { quotes, quoted, cues: readCues(quoted) }
  all.push(made)
  return made
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000
}
