// Which quotes stand for a theme: docs/decisions/0031-quotes-of-a-theme.md.
import { isConcept } from '../tagging/said.ts'
import type { Stance } from '../tagging/codebook.ts'
import type { Span } from '../text/span.ts'
import { dot } from './nearness.ts'
import { seatsOf } from './seats.ts'
import { PER_PERSON, readTheme, type CodedWords, type Item, type StanceCount, type Theme } from './theme.ts'

/**
 * Why a quote was chosen: it is near to what others say, it is strongly said, it is of the side that fewer people
 * take, or it says what hardly anybody else does.
 */
export type QuoteReason = 'typical' | 'strong' | 'dissenting' | 'rare'
/** A chosen quote; `words` are those of it that carry the reason, as they were said, at most three. */
export type ThemeQuote = { id: string; stance: Stance; reason: QuoteReason; words: string[] }
/** The chosen quotes, and how they stand beside all there are. A person counts under every stance that they take. */
export type ThemeQuotes = {
  quotes: ThemeQuote[]
  /** The side that more people take; null where as many take the other, or nobody takes either. */
  prevailing: 'positive' | 'negative' | null
  stances: { stance: Stance; people: number; quotes: number; chosen: number }[]
  people: number
  peopleChosen: number
}

/**
 * Chooses at most `most` quotes that stand for a theme, at most two a person, in the proportion in which people take
 * its stances. The same words give the same quotes, in whatever order they come.
 * @throws RangeError where `most` is no whole number above 0
 */
export function quotesOfTheme(coded: readonly CodedWords[], most = 8): ThemeQuotes {
  if (!Number.isInteger(most) || most < 1) throw new RangeError('most must be a whole number above 0')
  const sorted = [...coded].sort((a, b) => compare(a.id, b.id) || compare(a.person, b.person))
  const theme = readTheme(sorted)
  const picked = pick(theme, seatsFor(theme, most))
  const chosen = [...picked].sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason))
  return {
    quotes: chosen.map(({ item, reason }) => {
      return { id: item.id, stance: item.stance, reason, words: wordsFor(item, reason, theme.counts) }
    }),
    prevailing: theme.prevailing,
    stances: theme.stances.map(({ stance, people, quotes }) => {
      return { stance, people, quotes, chosen: chosen.filter(({ item }) => item.stance === stance).length }
    }),
    people: new Set(sorted.map(({ person }) => person)).size,
    peopleChosen: new Set(chosen.map(({ item }) => item.person)).size,
  }
}

const ORDER = ['typical', 'strong', 'dissenting', 'rare'] as const
const ALIKE = 0.9 // a cosine above it is the same thing said twice

function opposite(prevailing: ThemeQuotes['prevailing']): Stance | null {
  if (prevailing === null) return null
  return prevailing === 'positive' ? 'negative' : 'positive'
}

// The prevailing side and the other have the first seats, then whoever is more.
function seatsFor({ stances, prevailing }: Theme, most: number): Map<Stance, number> {
  const first: (Stance | null)[] = [prevailing, opposite(prevailing)]
  const rank = ({ stance }: StanceCount) => (first.indexOf(stance) + 3) % 3
  const groups = [...stances]
    .sort((a, b) => rank(a) - rank(b) || b.weight - a.weight)
    .map(({ stance, weight, room }) => ({ name: stance, size: weight, room }))
  return seatsOf(groups, most)
}

type Picked = { item: Item; reason: QuoteReason }

// Each reason takes its turn until no seat is left that anything can take.
function pick(theme: Theme, seats: Map<Stance, number>): Picked[] {
  const picked: Picked[] = []
  for (let before = -1; before < picked.length;) {
    before = picked.length
    for (const reason of ORDER) {
      const item = best(theme, reason, { picked, seats })
      if (!item) continue
      picked.push({ item, reason })
      seats.set(item.stance, (seats.get(item.stance) ?? 0) - 1)
    }
  }
  return picked
}

type State = { picked: readonly Picked[]; seats: ReadonlyMap<Stance, number> }

function best({ items, prevailing }: Theme, reason: QuoteReason, { picked, seats }: State): Item | undefined {
  const other = opposite(prevailing)
  const saidBy = (person: string) => picked.filter(({ item }) => item.person === person).length
  const isFree = (item: Item) =>
    (seats.get(item.stance) ?? 0) > 0 &&
    (item.stance === other) === (reason === 'dissenting') &&
    isMeant(item, reason) &&
    saidBy(item.person) < PER_PERSON &&
    !picked.some((each) => isSame(each.item, item))
  const placeOf = ({ places }: Item) => places[reason === 'dissenting' ? 'typical' : reason]
  const left = ({ stance }: Item) => seats.get(stance) ?? 0
  // Who was not heard yet comes first, then the stance with most seats to fill; at last the id, for `items` are in that order.
  return items
    .filter(isFree)
    .toSorted(
      (a, b) => saidBy(a.person) - saidBy(b.person) || left(b) - left(a) || placeOf(a) - placeOf(b),
    )[0]
}

// Nothing of the farther half is typical, nothing of the nearer half is rare, and nothing is strong without a word for it.
function isMeant({ places, strength }: Item, reason: QuoteReason): boolean {
  if (reason === 'typical') return places.near <= 0.5
  if (reason === 'rare') return places.near > 0.5
  return reason === 'dissenting' || strength.value > 0
}

function isSame(one: Item, other: Item): boolean {
  return one.id === other.id || one.copy === other.copy || dot(one.row, other.row) > ALIKE
}

const MOST_WORDS = 3

function wordsFor(item: Item, reason: QuoteReason, counts: ReadonlyMap<string, number>): string[] {
  const { voice, nearness, strength } = item
  const said = (spans: readonly Span[]) =>
    [
      ...new Map(
        spans.map(({ start, end }) => [
          voice.text.slice(start, end).toLowerCase(),
          voice.text.slice(start, end),
        ]),
      ).values(),
    ].slice(0, MOST_WORDS)
  const first = (term: string) => voice.terms.get(term)?.slice(0, 1) ?? []
  if (reason === 'strong') return said(strength.places)
  if (reason === 'rare')
    return said([...voice.terms.keys()].flatMap((term) => (isAlone(term, counts) ? first(term) : [])))
  const parts = [...nearness.parts].filter(([term]) => !isConcept(term))
  return said(parts.sort(([, a], [, b]) => b - a).flatMap(([term]) => first(term)))
}

function isAlone(term: string, counts: ReadonlyMap<string, number>): boolean {
  return !isConcept(term) && counts.get(term) === 1
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
