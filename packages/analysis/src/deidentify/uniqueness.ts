import type { CleanText } from '../text/clean.ts'
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { stem } from '../text/stem.ts'
import { has, isProper, read, type Reading } from './reading.ts'
import * as sense from './sense.ts'
import type { Word } from './word.ts'

/** One person's cleaned words, all answers of all times together: what they alone say points at them. */
export type Transcript = readonly { text: CleanText; language: Language }[]

/** In how many transcripts each term stands, by language and stem. */
export type TermCounts = ReadonlyMap<string, number>

/**
 * Why a word may still point at somebody after de-identification: no other transcript has it and it is no everyday
 * word; it has digits; or it has a capital inside a sentence.
 */
export type UniquenessReason = 'one transcript only' | 'digits' | 'capital'
export type UniquenessWarning = Span & { reason: UniquenessReason }

/** Counts, for every term, the transcripts that have it; a term said twice by one person counts once. */
export function countTerms(transcripts: Iterable<Transcript>): TermCounts {
  const counts = new Map<string, number>()
  for (const transcript of transcripts) {
    const terms = new Set<string>()
    for (const { text, language } of transcript)
      for (const word of ownWords(read(text, language))) terms.add(termOf(word, language))
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}

/**
 * What a person who marks or approves a passage should look at once more, in order; positions in the passage. The
 * passage is one of those counted, so a term that is only here has a count of 1. Placeholders are passed over.
 */
export function uniqueness(
  passage: { text: CleanText; language: Language },
  counts: TermCounts,
): UniquenessWarning[] {
  const reading = read(passage.text, passage.language)
  return ownWords(reading).flatMap((word) => {
    const reason = reasonFor(reading, word, counts)
    return reason ? [{ start: word.start, end: word.bare, reason }] : []
  })
}

function reasonFor(reading: Reading, word: Word, counts: TermCounts): UniquenessReason | undefined {
  if (word.shape === 'digits') return 'digits'
  const isAlone = (counts.get(termOf(word, reading.language)) ?? 0) <= 1
  // Everyday words are rare in a small study by chance, and say nothing about who spoke.
  if (isAlone && !has(word, sense.COMMON) && word.end - word.start > 2) return 'one transcript only'
  return !word.opens && isProper(reading, word) ? 'capital' : undefined
}

function termOf({ key }: Word, language: Language): string {
  return `${language} ${stem(key, language)}`
}

const PLACEHOLDER = /\[[A-Z_]{2,9} \d{1,5}\]/g

// The words that are not part of a placeholder.
function ownWords({ text, words }: Reading): Word[] {
  const placeholders = [...text.matchAll(PLACEHOLDER)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
  let next = 0
  return words.filter(({ start, end }) => {
    while (placeholders[next] && placeholders[next]!.end <= start) next++
    const placeholder = placeholders[next]
    return !placeholder || end <= placeholder.start
  })
}
