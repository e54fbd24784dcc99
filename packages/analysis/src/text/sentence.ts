import { isSpace, trimmed, type Span } from './span.ts'

const ABBREVIATIONS = new Set(
  `mr mrs ms dr dra sr sra srta st jr vs etc prof lic ing ave av blvd apt no núm num tel pág p.ej ej a.m p.m u.s
  e.g i.e ee.uu ud uds vol approx dept gov sgt lt capt det`.split(/\s+/),
)
const LONGEST_ABBREVIATION = Math.max(...[...ABBREVIATIONS].map((each) => each.length))
const CLOSERS = codesOf('"\'”’»)]')
const OPENERS = codesOf('"\'“‘«(¿¡')
const FIRST_EMOJI = 0xa9
const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0F|\u200D)/u
// Openings that take back or turn what was said before them: without them an excerpt says another thing.
const CONTRASTS = [
  'but|although|though|even (?:so|though|if)|however|except|unless|yet|not (?:now|always|any ?more)|no longer',
  'nevertheless|that said|then again|on the other hand|whereas|if|only (?:if|when)',
  'pero|aunque|sin embargo|no obstante|excepto|salvo|menos (?:cuando|si)|a menos que|a no ser que|ahora ya no|ya no',
  'a[uú]n as[ií]|as[ií] y todo|eso s[ií]|en cambio|sino|si|s[oó]lo (?:que|si|cuando)|a pesar de|mientras que|con tal de que',
].join('|')
// Openings that limit or turn it in some places, and in others only tell on.
const TURNS = [
  'even then|until|till|still|now|otherwise|instead|in the end',
  'hasta que|ahora|de lo contrario|al final',
].join('|')
const opening = (words: string) =>
  new RegExp(String.raw`^[\s"'“‘«(¿¡….,–—-]*(?:${words})(?![\p{L}\p{M}])`, 'iu')
const CONTRAST = opening(CONTRASTS)
const CONTINUES = opening(`${CONTRASTS}|${TURNS}`)
// What such an opening takes along, so that an excerpt does not grow into all that somebody told.
const [MOST_BEFORE, MOST_AFTER] = [1, 2]

/**
 * The sentences of a text, in order and without a gap, so that joined they are the text again.
 * A line break ends a sentence; abbreviations, "...", decimals and placeholders do not; a closing quote and
 * emoji stay with the sentence that they close.
 */
export function sentences(text: string): Span[] {
  const found: Span[] = []
  let start = 0
  let at = 0
  while (at < text.length) {
    if (!mayEnd(text.charCodeAt(at))) {
      at++
      continue
    }
    const end = endAt(text, start, at)
    if (end === undefined) {
      at++
      continue
    }
    found.push({ start, end })
    start = end
    at = end
  }
  if (start < text.length) found.push({ start, end: text.length })
  return joinBlank(text, found)
}

/**
 * The excerpt to show for the spans that carry a code, best first: whole sentences, from the first to the last
 * span where they lie at most three sentences apart, else those of the best span alone. A sentence that takes back or
 * limits what is before it (but, however, unless, not anymore; pero, sin embargo, salvo, ahora ya no) is never parted from it;
 * one that may only tell on (now, still; ahora, al final) is taken along as the first before or among the first two after it.
 */
export function wholeSentences(text: string, spans: readonly Span[]): Excerpt {
  const all = sentences(text).filter((each) => trimmed(text, each).start < each.end)
  const ranges = spans.map((span) => range(all, span))
  const best = ranges[0]
  if (best === undefined || all.length === 0)
    return { start: 0, end: text.length, startsInside: false, endsInside: false }
  let first = ranges.reduce((least, each) => Math.min(least, each.first), best.first)
  let last = ranges.reduce((most, each) => Math.max(most, each.last), best.last)
  if (last - first > 3) ({ first, last } = best)
  const [least, most] = [first - MOST_BEFORE, last + MOST_AFTER]
  while (first > 0 && opens(text, all[first], first > least ? CONTINUES : CONTRAST)) first--
  while (last < all.length - 1 && opens(text, all[last + 1], last < most ? CONTINUES : CONTRAST)) last++
  const whole = trimmed(text, { start: all[first]?.start ?? 0, end: all[last]?.end ?? text.length })
  return { ...whole, startsInside: first > 0, endsInside: last < all.length - 1 }
}

/** A stretch of whole sentences, and whether the text has more before and after it. */
export type Excerpt = Span & { startsInside: boolean; endsInside: boolean }

function opens(text: string, sentence: Span | undefined, words: RegExp): boolean {
  return (
    sentence !== undefined &&
    words.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 40)))
  )
}

function range(all: readonly Span[], span: Span): { first: number; last: number } {
  const first = all.findIndex((each) => each.end > span.start)
  const last = all.findLastIndex((each) => each.start < span.end)
  return {
    first: Math.max(0, Math.min(first < 0 ? all.length - 1 : first, last)),
    last: Math.max(first, last, 0),
  }
}

// Where the sentence ends if it ends with the character at `at`.
function endAt(text: string, start: number, at: number): number | undefined {
  const unit = text.charCodeAt(at)
  if (unit === LINE_FEED || unit === RETURN) return pastSpace(text, at)
  if (!isEnder(unit) || isEnder(text.charCodeAt(at + 1))) return undefined
  let end = at + 1
  while (end < text.length && CLOSERS.has(text.charCodeAt(end))) end++
  const isQuoted = end > at + 1
  if (end < text.length && !isSpace(text.charCodeAt(end)) && !EMOJI.test(text.slice(end, end + 2)))
    return undefined
  const next = pastSpace(text, end)
  if (goesOn(text, { start, at, next, isQuoted })) return undefined
  return pastEmoji(text, next)
}

const [LINE_FEED, RETURN] = [10, 13]
const [DOT, EXCLAMATION, QUESTION, ELLIPSIS] = [46, 33, 63, 0x2026]

// Most are letters, and are told at once.
function mayEnd(unit: number): boolean {
  return unit <= QUESTION ? isEnder(unit) || unit === LINE_FEED || unit === RETURN : unit === ELLIPSIS
}

function isEnder(unit: number): boolean {
  return unit === DOT || unit === EXCLAMATION || unit === QUESTION || unit === ELLIPSIS
}

function goesOn(text: string, stop: { start: number; at: number; next: number; isQuoted: boolean }): boolean {
  const unit = text.charCodeAt(stop.at)
  if (stop.isQuoted && isSmallAt(text, stop.next)) return true
  if (unit === ELLIPSIS || (unit === DOT && text.charCodeAt(stop.at - 1) === DOT))
    return isSmallAt(text, stop.next)
  if (unit !== DOT) return false
  let from = stop.at
  while (from > stop.start && stop.at - from < 12 && !isSpace(text.charCodeAt(from - 1))) from--
  let begin = from
  while (begin < stop.at && OPENERS.has(text.charCodeAt(begin))) begin++
  if (stop.at - begin > LONGEST_ABBREVIATION) return false
  const word = text.slice(begin, stop.at)
  if (ABBREVIATIONS.has(word.toLowerCase())) return true
  // An initial ("J. Lopez") or the number of a list item ("1. ").
  return /^\p{Lu}$/u.test(word) ? word !== 'I' : from === stop.start && /^\d{1,2}$/.test(word)
}

function isSmallAt(text: string, at: number): boolean {
  return /^\p{Ll}/u.test(text.slice(at, at + 2))
}

function codesOf(marks: string): ReadonlySet<number> {
  return new Set([...marks].map((mark) => mark.charCodeAt(0)))
}

function pastSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}

function pastEmoji(text: string, from: number): number {
  if (text.charCodeAt(from) < FIRST_EMOJI) return from
  let at = from
  let end = from
  for (let match = EMOJI.exec(text.slice(at, at + 2)); match; match = EMOJI.exec(text.slice(at, at + 2))) {
    at += match[0].length
    end = at
  }
  return end > from ? pastSpace(text, end) : from
}

// White space alone is no sentence: it belongs to the one before it, or at the head of a text to the first.
function joinBlank(text: string, found: Span[]): Span[] {
  const [first, second] = found
  if (!first || !second || !isSpace(text.charCodeAt(first.start)) || trimmed(text, first).start < first.end)
    return found
  return [{ start: first.start, end: second.end }, ...found.slice(2)]
}
