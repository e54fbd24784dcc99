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
 * What is known of a text besides its words. The question is context: it brings in no code that the words of the text do not speak
 * for too, but may carry most of it, and `because` tells how much. Services
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

// Rises with the models and with every other way of reading: what was read before is read again then, but for what people decided.
const METHOD = '5'
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
/** A text as it is read in one language, with what was quoted of it so far. */
type Passage = {
  text: string
  services: readonly Service[]
  reading: Reading
  answer: Answer
  clauses: readonly Span[]
  quoted: Known[]
  stanceOf: ReturnType<StanceReader>
}
/** What was quoted of a passage, read once. */
type Known = { quotes: readonly Span[]; quoted: Quoted; cues: Cues; about: readonly string[] }

function tag(tools: Tools, text: string, about: About): Tagging {
  const { codes } = tools.codebook
  const spoken = languagesIn(text)
  const language = about.language ?? spoken.languages[0] ?? detectLanguage(text)
  const { other } = spoken
  if (other) {
    const scores = Object.fromEntries(codes.map(({ id }) => [id, 0]))
    return { language, languages: [], other, suggestions: [], scores }
  }
  const asked = { question: about.question ?? '', drafts: about.drafts ?? false }
  const languages = [language]
  for (const each of spoken.languages) if (each !== language) languages.push(each)
  const readings = languages.map((each) => tools.scorer.read(text, each, asked))
  const [scores, above] = [new Array<number>(codes.length), [] as number[]]
  for (let row = 0; row < codes.length; row++) {
    let most = 0
    for (const reading of readings) most = Math.max(most, reading.scores[row] ?? 0)
    // Rounded first: a score that is printed as the threshold has reached it.
    scores[row] = rounded(most)
    if (scores[row]! >= THRESHOLD && (asked.drafts || !codes[row]!.isDraft)) above.push(row)
  }
  const passages = () =>
    readings.map((reading, at) => passageOf(tools, { text, language: languages[at]!, reading, about }))
  const found = above.length === 0 ? [] : suggestions(tools, passages(), above)
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

type Read = { text: string; language: Language; reading: Reading; about: About }

function passageOf({ codebook, stanceOf }: Tools, { text, language, reading, about }: Read): Passage {
  const answer = answerOf(text, language, about.question ?? '')
  const services = codebook.isAboutServices ? (about.services ?? []) : []
  return { text, services, reading, answer, clauses: clauses(text), quoted: [], stanceOf: stanceOf(answer) }
}

// What is said in two languages is read in both, and each code stands on the reading that has more of it.
function suggestions(tools: Tools, passages: readonly Passage[], rows: readonly number[]): Suggestion[] {
  const found: Suggestion[] = []
  for (const row of rows) {
    let best = passages[0]!
    for (const each of passages)
      if ((each.reading.scores[row] ?? 0) > (best.reading.scores[row] ?? 0)) best = each
    if (best.clauses.length > 0) found.push(suggestion(tools.codebook, best, row))
  }
  return found.length > 1 ? found.sort((one, other) => other.score - one.score) : found
}

function suggestion(codebook: Codebook, passage: Passage, row: number): Suggestion {
  const { text, answer, reading, services } = passage
  const code = codebook.codes[row]!
  const weighed = reading.weighed(row)
  const quotes = quotesFor(text, passage.clauses, weighed)
  const { quoted, cues, about } = knownOf(passage, quotes, codebook.about)
  return {
    code: code.id,
    stance: passage.stanceOf(quoted, cues, code.id),
    score: rounded(reading.scores[row] ?? 0),
    quotes,
    because: becauseOf({ code, weighed, answer, byQuestion: reading.asked(row), asks: quoted.asks }),
    kind: quoted.kind,
    about: [...servicesIn(text, quotes, services), ...about],
    isDraft: code.isDraft,
  }
}

// Several codes are often quoted by the same words.
function knownOf(
  { answer, quoted: all }: Passage,
  quotes: readonly Span[],
  about: ReadonlySet<string>,
): Known {
  for (const one of all) if (isSame(one.quotes, quotes)) return one
  const quoted = quotedOf(answer, quotes)
  const made = { quotes, quoted, cues: readCues(quoted), about: aboutOf(quoted, about) }
  all.push(made)
  return made
}

function isSame(some: readonly Span[], others: readonly Span[]): boolean {
  if (some.length !== others.length) return false
  for (let at = 0; at < some.length; at++)
    if (some[at]!.start !== others[at]!.start || some[at]!.end !== others[at]!.end) return false
  return true
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000
}
