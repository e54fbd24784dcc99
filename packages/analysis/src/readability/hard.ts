// The one hard sentence in an easy text: the formulas are means, so a dozen plain sentences hide it.
import type { Language } from '../text/language.ts'
import { sentences } from '../text/sentence.ts'
import type { Span } from '../text/span.ts'
import { scoreOf, syllablesIn, wordsIn } from './readability.ts'

/** Where one sentence is hard, whatever stands around it: above plain English, and where INFLESZ begins "algo difícil". */
export const sentenceLimit = { en: 8, es: 55 } as const satisfies Record<Language, number>

/**
 * The sentences of a text that are too hard by themselves, as spans in UTF-16 code units without the space around them.
 * The formulas were made for a hundred words, and of three they say anything: so a sentence shorter than ten is measured
 * as if everyday words filled it up, as many syllables long as those of the texts that we ship. Of a long one its words
 * decide: more than 20 of them make it no harder here, since the mean of its part tells that. Names in a sentence are as
 * long as they are and count as everyday words.
 */
export const hardSentences = (text: string, language: Language): Span[] =>
  sentences(text).flatMap(({ start, end }) => {
    const said = text.slice(start, end)
    if (!isHard(said, language)) return []
    const [before] = /^\s*/u.exec(said)!
    return [{ start: start + before.length, end: start + said.trimEnd().length }]
  })

const everyday = { en: 1.3, es: 1.9 } as const satisfies Record<Language, number>
const [fewWords, manyWords] = [10, 20]

const isHard = (sentence: string, language: Language): boolean => {
  const words = wordsIn(sentence)
  if (words.length === 0) return false
  const counted = words.filter((word, at) => at === 0 || !isName.test(word))
  // A heading in capitals is no string of names.
  const measured = counted.length * 2 >= words.length ? counted : words
  const filledUp = Math.max(words.length, fewWords)
  const syllables =
    measured.reduce((sum, word) => sum + syllablesIn(word, language), 0) +
    (filledUp - measured.length) * everyday[language]
  const score = scoreOf(
    { perSentence: Math.min(words.length, manyWords), perWord: syllables / filledUp },
    language,
  )
  return language === 'es' ? score < sentenceLimit.es : score > sentenceLimit.en
}

const isName = /^\p{Lu}\p{Ll}/u
