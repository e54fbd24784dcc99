// Every word of ours that a young person reads or hears is easy, each sentence of it and each place as a whole.
import { hardSentences, isEasyToRead, readability } from '@firsthand/analysis'
import { readInstrument, slotsOf } from '@firsthand/analysis/instrument'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockRules } from '../packages/api/src/consentText/block.ts'
import { modelWords } from '../packages/api/src/consentText/model.ts'
import { doorWords } from '../packages/api/src/outreach/door.ts'
import { letterOf, senderName } from '../packages/api/src/outreach/outreach.ts'
import { en as consentEn, type ConsentWords } from '../packages/web/src/consent/en.ts'
import { es as consentEs } from '../packages/web/src/consent/es.ts'
import { en as instrumentEn, type InstrumentWords } from '../packages/web/src/instrument/en.ts'
import { es as instrumentEs } from '../packages/web/src/instrument/es.ts'
import { es as interviewEs } from '../packages/web/src/interview/es.ts'
import { es as outreachEs } from '../packages/web/src/outreach/es.ts'
import { es as setupEs } from '../packages/web/src/setup/es.ts'

const languages = ['en', 'es'] as const
type Language = (typeof languages)[number]
type Words = { [key: string]: Said }
type Said = string | readonly Said[] | Words | ((...given: never[]) => unknown) | undefined

/** What there is in it to be read; a sentence with a gap is read with a word in it. */
const textsIn = (said: Said | object): string[] => {
  if (typeof said === 'string') return [said]
  if (typeof said === 'function') return textsIn(said(...(['1', '2'] as never[])) as Said)
  return Object.values(said ?? {}).flatMap((one) => textsIn(one as Said))
}

/** The parts of the meeting's words that stand on the screen while somebody else looks at it. */
const ofMeeting = ({ meeting }: ConsentWords) => {
  const { titles, understood, item, explain, question, sayYes, sayNo, saySkip, skipNote, stop, stopped } =
    meeting
  return { titles, understood, item, explain, question, sayYes, sayNo, saySkip, skipNote, stop, stopped }
}
const ofPerson = ({ person }: InstrumentWords) => person

const letter = (language: Language) => [
  letterOf({ language, senderWords: null, link: 'https://a.example/s/x', until: '1 May' }),
  senderName(language, null),
]

const shipped = (name: string, language: Language) => {
  const file = readFileSync(new URL(`../packages/analysis/instruments/${name}.json`, import.meta.url), 'utf8')
  const read = readInstrument(file)
  if (!read.ok) throw new Error(name)
  const { instrument } = read
  return [
    instrument.screens.map(({ topic }) => topic[language]),
    slotsOf(instrument).map(({ text, item }) => [
      ...[text[language], item.text[language]],
      ...(item.options ?? []).map((one) => one.text[language]),
    ]),
  ]
}

const places: [string, (language: Language) => Said | object][] = [
  ['the page behind a link', (language) => doorWords[language]],
  ['the letter with a link', letter],
  ['a meeting', (language) => ofMeeting(language === 'es' ? consentEs : consentEn)],
  ['a page of questions', (language) => ofPerson(language === 'es' ? instrumentEs : instrumentEn)],
  [
    'the headings of a consent text',
    (language) => Object.values(blockRules).map(({ heading }) => heading[language]),
  ],
  ...(['youth', 'caregiver', 'adult'] as const).map((audience): [string, (language: Language) => Said] => [
    `the text that we ship for ${audience}`,
    (language) => modelWords(audience).map((one) => one[language]),
  ]),
  // YSS is worded by others and stays as it is.
  ...['svf-1', 'interview-baseline', 'interview-follow-up'].map(
    (name): [string, (language: Language) => object] => [name, (language) => shipped(name, language)],
  ),
]

describe.each(places)('%s', (_, wordsOf) => {
  it.each(languages)('is easy in %s', (language) => {
    const texts = textsIn(wordsOf(language)).filter((text) => /\p{L}/u.test(text))
    expect(texts.length).toBeGreaterThan(2)
    const hard = texts.flatMap((text) =>
      hardSentences(text, language).map(({ start, end }) => text.slice(start, end)),
    )
    expect(hard).toEqual([])
    expect(isEasyToRead(readability(texts.join('\n'), language), language)).toBe(true)
  })
})

describe('the desk in Spanish', () => {
  // "Tú" and what goes with it; forms that are also said of somebody else (entra, escribe, elige, da) are left out.
  const tu =
    /(?<!\p{L})(?:tú|tu|tus|ti|contigo|puedes|tienes|quieres|sabes|haz|di|vuelve a cargar|inténtalo|escríbelo|anótalo)(?!\p{L})/iu

  it.each([
    ['consent', consentEs],
    ['outreach', outreachEs],
    ['instrument', instrumentEs],
    ['interview', interviewEs],
    ['setup', setupEs],
  ])('says usted on every page of staff: %s', (_, words) => {
    // What is read to a young person in a meeting, and shown as they will see it.
    const read = [...textsIn(ofMeeting(consentEs)), ...textsIn(instrumentEs.person)]
    expect(textsIn(words).filter((text) => tu.test(text) && !read.includes(text))).toEqual([])
  })
})
