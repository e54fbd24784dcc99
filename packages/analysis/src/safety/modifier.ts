// What stands around a find: said not to be so, said of the past, of others or in jest. It lowers, and never drops.
import type { Lexicon, Rule, Sentence, WordSet } from './pattern.ts'

type Span = { from: number; to: number }
export type Cues = Record<
  | 'negations'
  | 'between'
  | 'notReally'
  | 'past'
  | 'farPast'
  | 'recent'
  | 'years'
  | 'days'
  | 'pastInside'
  | 'sinceWhen'
  | 'then'
  | 'of'
  | 'before'
  | 'former'
  | 'place'
  | 'beforeThen'
  | 'urgent'
  | 'asked'
  | 'jest'
  | 'but'
  | 'self'
  | 'others'
  | 'children',
  WordSet
>

export const cuesOf = (lexicon: Lexicon): Cues => ({
  negations: lexicon.setOf('NEG'),
  between: lexicon.setOf('NEGFILL'),
  notReally: lexicon.setOf('STILL'),
  past: lexicon.setOf('PASTCUE'),
  farPast: lexicon.setOf('PASTSTRONG'),
  recent: lexicon.setOf('RECENT'),
  years: lexicon.setOf('YEARS'),
  days: lexicon.setOf('DAYS'),
  pastInside: lexicon.setOf('PASTIN'),
  sinceWhen: lexicon.setOf('hace'),
  of: lexicon.setOf('de'),
  before: lexicon.setOf('antes'),
  former: lexicon.setOf('FORMER'),
  place: lexicon.setOf('PLACE'),
  then: lexicon.setOf('then|entonces|tiempo'),
  beforeThen: lexicon.setOf('back|ese|aquel'),
  urgent: lexicon.setOf('URGENT'),
  asked: lexicon.setOf('ASKED'),
  jest: lexicon.setOf('JOKE'),
  but: lexicon.setOf('BUT'),
  self: lexicon.setOf('I'),
  others: lexicon.setOf('HE|FAMILY|PARTNER'),
  children: lexicon.setOf('CHILD'),
})

/** A rule where it fits, and the sentence that it stands in. */
export type Place = { rule: Rule; sentence: Sentence; span: Span }

/** The tier of a rule where it fits, with what stands around it. */
export function tierOf({ rule, sentence, span }: Place, cues: Cues): 1 | 2 | 3 {
  const place = { rule, sentence: around(sentence, span), span }
  const tier = ownTier(place, cues)
  if (tier === 3 || rule.isKept) return tier
  if (isNegated(place, cues) || isPast(place, cues) || isAsked(place, cues)) return 3
  if (rule.kind !== 'self_harm') return has(place.sentence, cues.jest) ? 3 : tier
  return isOfOthers(place, cues) ? (tier === 1 ? 2 : 3) : tier
}

/** Whether a sentence speaks of long ago. */
export function saysPast(sentence: Sentence, cues: Cues): boolean {
  const span = { from: sentence.high, to: sentence.high }
  return isFarPast({ sentence, span }, cues) && !isRecent(sentence, cues)
}

// People speak without stops: what is further away than this belongs to something else.
const reach = 30
const around = ({ ids, low, high }: Sentence, { from, to }: Span): Sentence => ({
  ...{ ids, low: Math.max(low, from - reach), high: Math.min(high, to + reach) },
})

function ownTier({ rule, sentence, span }: Place, cues: Cues): 1 | 2 | 3 {
  switch (rule.tier) {
    case '1':
      return 1
    case '2':
      return 2
    case '3':
      return 3
    case 'u':
      return has(sentence, cues.urgent) ? 1 : 2
    case 'r':
      return isRecent(sentence, cues) && !isFarPast({ sentence, span }, cues) ? 2 : 3
  }
}

function has({ ids, low, high }: Sentence, words: WordSet): boolean {
  for (let at = low; at < high; at++) if (words.has(ids[at]!)) return true
  return false
}

// "not now", "ya no", "not anymore" say the opposite of lately.
function isRecent({ ids, low, high }: Sentence, cues: Cues): boolean {
  for (let at = low; at < high; at++)
    if (cues.recent.has(ids[at]!)) {
      const isDenied = (at > low && cues.negations.has(ids[at - 1]!)) || cues.negations.has(ids[at + 1]!)
      if (!isDenied) return true
    }
  return false
}

function isNegated({ rule, sentence, span }: Place, cues: Cues): boolean {
  if (rule.hasNegation) return false
  const { ids, low } = sentence
  for (let at = span.from; at < span.to; at++)
    if (cues.negations.has(ids[at]!) && !isNoDenial(sentence, at, cues)) return true
  for (let at = span.from - 1; at >= low && span.from - at <= 6; at--) {
    if (cues.negations.has(ids[at]!)) return !isNoDenial(sentence, at, cues)
    if (!cues.between.has(ids[at]!)) return false
  }
  return false
}

// "cannot stop", "nobody knows", "no deja de": the "not" is about something else.
function isNoDenial({ ids, high }: Sentence, at: number, cues: Cues): boolean {
  for (let next = at + 1; next < high && next <= at + 3; next++)
    if (cues.notReally.has(ids[next]!)) return true
  return false
}

function isPast({ sentence, span }: Place, cues: Cues): boolean {
  if (isFarPast({ sentence, span }, cues))
    return !isRecent(sentence, cues) || !isAfterBut({ sentence, span }, cues)
  if (isRecent(sentence, cues)) return false
  const { ids, low } = sentence
  // Near before the find, or in it, as in "was holding".
  for (let at = span.from; at < span.to; at++) if (cues.pastInside.has(ids[at]!)) return true
  for (let at = Math.max(low, span.from - 4); at < span.from; at++)
    if (cues.past.has(ids[at]!)) return !isAfterBut({ sentence, span }, cues)
  return false
}

type Around = Omit<Place, 'rule'>

function isFarPast({ sentence, span }: Around, cues: Cues): boolean {
  const { ids, low, high } = sentence
  for (let at = low; at < high; at++) {
    if (!cues.farPast.has(ids[at]!) && !isLongAgo(sentence, at, cues)) continue
    // A but between the cue and the find parts them.
    const [one, other] = at < span.from ? [at, span.from] : [span.to, at]
    if (!has({ ids, low: one, high: other }, cues.but) && !isOfDays(sentence, at, cues)) return true
  }
  return false
}

function isLongAgo({ ids, low, high }: Sentence, at: number, cues: Cues): boolean {
  const id = ids[at]!
  // "at my old placement", "en el otro hogar"
  if (cues.former.has(id)) return at + 1 < high && cues.place.has(ids[at + 1]!)
  // "back then", "en ese entonces"
  if (cues.then.has(id)) return at > low && cues.beforeThen.has(ids[at - 1]!)
  // "hace dos años"
  return cues.sinceWhen.has(id) && has({ ids, low: at + 1, high: Math.min(high, at + 4) }, cues.years)
}

// "two days ago" is lately, "two years ago" is not; and "los de antes" are people.
function isOfDays({ ids, low }: Sentence, at: number, cues: Cues): boolean {
  const before = at > low ? ids[at - 1]! : 0
  return cues.days.has(before) || (cues.before.has(ids[at]!) && cues.of.has(before))
}

function isAfterBut({ sentence, span }: Around, cues: Cues): boolean {
  const { ids, low } = sentence
  return has({ ids, low: Math.max(low, span.from - 4), high: span.from }, cues.but)
}

function isAsked({ sentence, span }: Place, cues: Cues): boolean {
  const { ids, low } = sentence
  return has({ ids, low: Math.max(low, span.from - 6), high: span.from }, cues.asked)
}

function isOfOthers({ sentence, span }: Place, cues: Cues): boolean {
  const { ids, low } = sentence
  if (has({ ids, low: span.from, high: span.to }, cues.self)) return false
  for (let at = span.from - 1; at >= low && span.from - at <= 3; at--) {
    if (cues.self.has(ids[at]!) || cues.children.has(ids[at]!)) return false
    if (cues.others.has(ids[at]!)) return true
  }
  return false
}
