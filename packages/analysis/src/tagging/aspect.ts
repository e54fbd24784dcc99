// Which aspects of a code a quote may show. Aspects have no examples to learn from, so each is what the codebook says
// of it and, where it is the shipped one, the cues for it; they are told apart by what one has and the others have not.
import type { CleanText } from '../text/clean.ts'
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import type { Aspect, Code, Codebook } from './codebook.ts'
import { aspectCues } from './lexicon/aspects.ts'
import { conceptsSaid, wordsSaid } from './said.ts'

/** What was quoted of a text for a code. */
export type QuotedFor = { text: CleanText; language: Language; code: string; quotes: readonly Span[] }
/** Gives the ids of the aspects of a code that its quotes may show, the likeliest first; none where none is near. */
export type AspectReader = (quoted: QuotedFor) => string[]

const ENOUGH = 1 // what one telling word, or two that some of the others have as well, add up to
const BESIDE = 0.8 // a second aspect must come this near to the first
const MOST = 2
const CUE = 2 // a cue counts as much as two words of the definition

/** A reader of the aspects of a codebook. What it gives is a draft, for a person to decide on. */
export function aspectReader(codebook: Codebook): AspectReader {
  const weights = new Map(
    codebook.codes.flatMap((code) => (code.aspects.length > 0 ? [[code.id, weightsOf(code)] as const] : [])),
  )
  return ({ text, language, code, quotes }) => {
    const own = weights.get(code)
    if (!own) return []
    const terms = termsOf(text, language, quotes)
    const found = own.map(({ id, of }) => ({ id, sum: sum([...terms].map((term) => of.get(term) ?? 0)) }))
    const best = Math.max(...found.map((each) => each.sum))
    return found
      .filter((each) => each.sum >= ENOUGH && each.sum >= best * BESIDE)
      .sort((a, b) => b.sum - a.sum)
      .slice(0, MOST)
      .map(({ id }) => id)
  }
}

type Weights = { id: string; of: ReadonlyMap<string, number> }

// A term counts by how few of the code's aspects have it, and nothing where all have.
function weightsOf(code: Code): Weights[] {
  const said = code.aspects.map((aspect) => saidOf(code.id, aspect))
  const most = Math.log(said.length) || 1
  return code.aspects.map(({ id }, at) => {
    const shared = (term: string) => said.filter((each) => each.has(term)).length
    const own = [...said[at]!]
    const telling = (term: string) => (said.length === 1 ? 1 : Math.log(said.length / shared(term)) / most)
    return { id, of: new Map(own.map(([term, weight]) => [term, (weight * telling(term)) / 2])) }
  })
}

function saidOf(code: string, { id, title, definition }: Aspect): Map<string, number> {
  const terms = new Map<string, number>()
  const cues = aspectCues(code, id)
  for (const language of ['en', 'es'] as const) {
    for (const text of [title[language] ?? '', definition[language] ?? ''])
      for (const term of termsOf(text, language)) terms.set(term, 1)
    for (const term of termsOf(cues.words[language].join(' '), language)) terms.set(term, CUE)
  }
  for (const concept of cues.concepts) terms.set(`@${concept}`, CUE)
  return terms
}

function termsOf(text: string, language: Language, spans: readonly Span[] = whole(text)): Set<string> {
  const words = wordsSaid(text, language).filter(({ isSmall }) => !isSmall)
  const isQuoted = (each: Span) => spans.some(({ start, end }) => each.start >= start && each.end <= end)
  return new Set([...words, ...conceptsSaid(text, language)].filter(isQuoted).map(({ key }) => key))
}

function whole(text: string): Span[] {
  return [{ start: 0, end: text.length }]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
