// The clauses that no code stands on, and those that one does.
import { copyKey } from '../tagging/folds.ts'
import { clauses } from '../tagging/quote.ts'
import { wordsSaid, type SaidWord } from '../tagging/said.ts'
import type { CleanText } from '../text/clean.ts'
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'

/** A passage, and the spans of it that any code stands on (suggested or decided); none where it has no code. */
export type ReadPassage = {
  id: string
  person: string
  text: CleanText
  language: Language
  coded: readonly Span[]
}
/** A clause with its words; `passage` and `person` are numbers. */
export type Clause = Span & {
  passage: number
  person: number
  language: Language
  text: string
  words: readonly SaidWord[]
}
export type Parted = { outside: Clause[]; inside: Clause[]; copied: number }

const LONG = 8 // words: what several people say alike in so many was copied, not said

/** Parts passages into clauses outside all codes and inside one; what was copied between people is only counted. */
export function partedBy(passages: readonly ReadPassage[]): Parted {
  const people = new Map<string, number>()
  const all = passages.flatMap((passage, at) => {
    const person = people.get(passage.person) ?? people.size
    people.set(passage.person, person)
    return clausesOf(passage, { passage: at, person })
  })
  const copies = copiesIn(all)
  const own = all.filter(({ text, words }) => words.length < LONG || !copies.has(copyKey(text)))
  return {
    outside: own.filter(({ isCoded }) => !isCoded),
    inside: own.filter(({ isCoded }) => isCoded),
    copied: all.length - own.length,
  }
}

type Sorted = Clause & { isCoded: boolean }

function clausesOf({ text, language, coded }: ReadPassage, of: Pick<Clause, 'passage' | 'person'>): Sorted[] {
  return clauses(text).map((span) => {
    const own = text.slice(span.start, span.end)
    const isCoded = coded.some(({ start, end }) => start < span.end && span.start < end)
    return { ...span, ...of, language, text: own, words: wordsSaid(own, language), isCoded }
  })
}

function copiesIn(all: readonly Clause[]): Set<string> {
  const first = new Map<string, number>()
  const copies = new Set<string>()
  for (const { text, words, person } of all) {
    if (words.length < LONG) continue
    const key = copyKey(text)
    const before = first.get(key)
    if (before === undefined) first.set(key, person)
    else if (before !== person) copies.add(key)
  }
  return copies
}
