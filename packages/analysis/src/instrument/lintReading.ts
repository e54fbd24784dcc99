// Whether young people can read it: each text that they see or hear, each sentence of it, and all of it together.
import { hardSentences } from '../readability/hard.ts'
import { isEasyToRead, readability } from '../readability/readability.ts'
import { findingOf, type Finding } from './finding.ts'
import type { Instrument, Item, Language, Text } from './shape.ts'

/** The formulas were made for a hundred words: of fewer than so many they say nothing but by the sentence. */
const fewWords = 20

/**
 * What is too hard. An official wording is another's, and is not changed here: that it is hard is told, for somebody to
 * weigh, and does not stop it.
 */
export const lintReading = (instrument: Instrument): Finding[] =>
  instrument.languages.flatMap((language) => {
    const isOfficial = instrument.translations[language]?.status === 'official'
    const finding = (about: Parameters<typeof findingOf>[1]) =>
      findingOf(isOfficial ? 'hard_wording' : 'too_hard', { ...about, language })
    const items = instrument.screens.flatMap((screen) => screen.items)
    const topics = instrument.screens.filter(({ topic }) => isHard([topic], language))
    const all = [...instrument.screens.map(({ topic }) => topic), ...items.flatMap(textsOf)]
    return [
      ...topics.map(({ key }) => finding({ screens: [key] })),
      ...items.filter((item) => isHard(textsOf(item), language)).map(({ key }) => finding({ items: [key] })),
      ...(isHardTogether(all, language) ? [finding({})] : []),
    ]
  })

/** Notes are for the interviewer. */
const textsOf = ({ text, options, rows }: Item): Text[] => [
  text,
  ...(options ?? []).map((option) => option.text),
  ...(rows ?? []).map((row) => row.text),
]

const isHard = (texts: readonly Text[], language: Language): boolean =>
  texts.some((text) => hardSentences(text[language] ?? '', language).length > 0) ||
  texts.some((text) => isHardTogether([text], language))

const isHardTogether = (texts: readonly Text[], language: Language): boolean => {
  const reading = readability(texts.flatMap((text) => text[language] ?? []).join('\n'), language)
  return reading !== null && reading.words >= fewWords && !isEasyToRead(reading, language)
}
