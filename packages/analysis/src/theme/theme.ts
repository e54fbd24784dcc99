// What was said of a theme, read as a whole: how near, how strong and how rare each of it is beside the rest.
import { STANCES, type Stance } from '../tagging/codebook.ts'
import { copyKey } from '../tagging/folds.ts'
import type { CleanText } from '../text/clean.ts'
import type { Language } from '../text/language.ts'
import { wholeSentences } from '../text/sentence.ts'
import type { Span } from '../text/span.ts'
import { nearnessOf, rowsOf, type Nearness } from './nearness.ts'
import { strengthOf, type Strength } from './strength.ts'
import { spread, voiceOf, type Voice } from './voice.ts'

/**
 * Words that were coded with a theme. `person` is the same for all that one person said; `quotes` are the spans that
 * carry the theme; `certainty` is 1 where a person decided, else the score of the suggestion (0..1).
 */
export type CodedWords = {
  id: string
  person: string
  text: CleanText
  language: Language
  quotes: readonly Span[]
  stance: Stance
  certainty: number
}
/** Coded words as they are read beside all others of a theme. */
export type Item = {
  id: string
  person: string
  stance: Stance
  voice: Voice
  row: ReadonlyMap<string, number>
  copy: string
  nearness: Nearness
  strength: Strength
  /** The place of an item among those of its language, from 0 (first) to 1. */
  places: Record<'near' | 'typical' | 'strong' | 'rare', number>
}
/** `weight` is the votes of a stance, `room` how many quotes may be chosen of it. */
export type StanceCount = { stance: Stance; people: number; weight: number; quotes: number; room: number }
export type Theme = {
  items: readonly Item[]
  counts: ReadonlyMap<string, number>
  stances: readonly StanceCount[]
  prevailing: Side
}

/** The side that more people take, if one does. */
export type Side = 'positive' | 'negative' | null

/** At most so many quotes of one person. */
export const PER_PERSON = 2
const SHORT = 6 // words: what is shorter seldom stands by itself
const LONG = 60

export function readTheme(sorted: readonly CodedWords[]): Theme {
  const voices = sorted.map(({ person, language, text, quotes }) => {
    const { start, end } = wholeSentences(text, quotes)
    return voiceOf({ person, language, text: text.slice(start, end) })
  })
  const near = nearnessOf(voices)
  const strong = sorted.map(({ stance }, at) => strengthOf(voices[at]!, stance))
  const fit = sorted.map(({ certainty }, at) => fitness(voices[at]!) * certainty)
  const ranked = (valueOf: (at: number) => number) => placesOf(voices, valueOf)
  const nearPlace = ranked((at) => near[at]!.value)
  const typical = ranked((at) => near[at]!.value * fit[at]!)
  const strongPlace = ranked((at) => strong[at]!.value * fit[at]!)
  const rare = ranked((at) => (1 - near[at]!.value) * fit[at]!)
  const rows = rowsOf(voices)
  const items = sorted.map(({ id, person, stance }, at): Item => {
    const places = {
      near: nearPlace[at]!,
      typical: typical[at]!,
      strong: strongPlace[at]!,
      rare: rare[at]!,
    }
    const voice = voices[at]!
    const read = { voice, row: rows[at]!, copy: copyKey(voice.text) }
    return { id, person, stance, ...read, nearness: near[at]!, strength: strong[at]!, places }
  })
  const stances = STANCES.map((stance) => countOf(items, stance)).filter(({ quotes }) => quotes > 0)
  return { items, counts: spread(voices), stances, prevailing: prevailingOf(stances) }
}

function fitness({ words }: Voice): number {
  return Math.min(1, words.length / SHORT) * Math.min(1, LONG / Math.max(1, words.length))
}

// Mid-ranks within each language, so that the best of few and the best of many come to be chosen in proportion.
function placesOf(voices: readonly Voice[], valueOf: (at: number) => number): number[] {
  const places = voices.map(() => 0)
  for (const language of ['en', 'es'] as const) {
    const here = [...voices.keys()].filter((at) => voices[at]!.language === language)
    here.sort((a, b) => valueOf(b) - valueOf(a) || a - b)
    here.forEach((at, rank) => (places[at] = (rank + 0.5) / here.length))
  }
  return places
}

// Everybody has one vote, parted among the stances that they take.
function countOf(items: readonly Item[], stance: Stance): StanceCount {
  const all = new Map<string, number>()
  for (const { person } of items) all.set(person, (all.get(person) ?? 0) + 1)
  const own = new Map<string, Item[]>()
  for (const each of items)
    if (each.stance === stance) own.set(each.person, [...(own.get(each.person) ?? []), each])
  let [weight, quotes, room] = [0, 0, 0]
  for (const [person, said] of own) {
    weight += said.length / (all.get(person) ?? 1)
    quotes += said.length
    room += Math.min(PER_PERSON, new Set(said.map(({ copy }) => copy)).size)
  }
  return { stance, people: own.size, weight, quotes, room }
}

function prevailingOf(stances: readonly StanceCount[]): Side {
  const people = (stance: Stance) => stances.find((each) => each.stance === stance)?.people ?? 0
  const lead = people('positive') - people('negative')
  return lead === 0 ? null : lead > 0 ? 'positive' : 'negative'
}
