// What is read of the words that people said for a theme: their stems and the concepts behind them.
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { conceptsSaid, wordsSaid, type SaidWord } from '../tagging/said.ts'

/** What somebody said, read: every term with the places that it stands at. */
export type Voice = {
  person: string
  language: Language
  text: string
  words: readonly SaidWord[]
  terms: ReadonlyMap<string, readonly Span[]>
}

export function voiceOf(said: { person: string; language: Language; text: string }): Voice {
  const words = wordsSaid(said.text, said.language)
  const terms = new Map<string, Span[]>()
  const add = (key: string, span: Span) => {
    const known = terms.get(key)
    if (known) known.push(span)
    else terms.set(key, [span])
  }
  for (const { key, isSmall, isPlaceholder, start, end } of words)
    if (!isSmall && !isPlaceholder) add(key, { start, end })
  for (const { key, start, end } of conceptsSaid(said.text, said.language)) add(key, { start, end })
  return { ...said, words, terms }
}

/** How many people have each term. */
export function spread(voices: readonly Voice[]): Map<string, number> {
  const people = new Map<string, Set<string>>()
  for (const { person, terms } of voices)
    for (const term of terms.keys()) people.set(term, (people.get(term) ?? new Set()).add(person))
  return new Map([...people].map(([term, who]) => [term, who.size]))
}
