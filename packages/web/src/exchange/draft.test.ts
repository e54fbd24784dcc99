import { describe, expect, it } from 'vitest'
import { type Consent, missingOf, nothingStated } from './consent.ts'
import { type Choices, draftOf, proposedCut } from './draft.ts'
import { entriesOf, partsOf } from './parts.ts'
import type { Source } from './reading/source.ts'
import { findSpeakers } from './transcript.ts'
import { guessLanguage } from './spoken.ts'

const choices = (given: Partial<Choices> = {}): Choices => ({
  text: { cut: 'one', parts: {} },
  table: { sheet: 0, header: 0, words: [1], person: null, language: null },
  otherwise: 'en',
  languages: {},
  ...given,
})
const text = (words: string): Source => ({ kind: 'text', format: 'txt', texts: [words] })
const table = (...rows: string[][]): Source => ({
  kind: 'table',
  format: 'csv',
  sheets: [{ name: '', rows }],
})
const said = (source: Source, given: Partial<Choices>) =>
  draftOf(source, choices(given)).people.map(({ responses }) =>
    responses.map((all) => all.map((one) => one.text)),
  )

const english = 'I was there and they had not asked me what I would have wanted from them.'
const spanish = 'Yo estaba ahí y nadie me preguntó lo que quería, ni una vez en todo el año.'

describe('a text', () => {
  const words = 'One. \n\nTwo,\nstill two.\n\n\nThree.'
  it('is one person’s, or each paragraph or each line another’s', () => {
    expect(said(text(words), {})).toEqual([[['One.\n\nTwo,\nstill two.\n\nThree.']]])
    expect(said(text(words), { text: { cut: 'blocks', parts: {} } })).toEqual([
      [['One.']],
      [['Two,\nstill two.']],
      [['Three.']],
    ])
    expect(said(text(words), { text: { cut: 'lines', parts: {} } })).toHaveLength(4)
  })

  it('is proposed as one person’s where it names no speakers, however many paragraphs it has', () => {
    const proposed = (all: string) => proposedCut(findSpeakers([all]).length)
    expect(said(text(words), { text: { cut: proposed(words), parts: {} } })).toHaveLength(1)
    expect(proposed('Quintero: How was it?\nP1: Cold.\nQuintero: And then?\nP1: Court.')).toBe('speakers')
  })

  it('of speakers brings in the young people’s turns and says what it leaves out', () => {
    const transcript = `Visit of May\nI: How was it?\nAna: ${english}\nI: And you?\nLuz: ${spanish}\nAna: Yes.`
    const parts = { I: 'other', Ana: 'young', Luz: 'young' } as const
    const draft = draftOf(text(transcript), choices({ text: { cut: 'speakers', parts } }))
    expect(
      draft.people.map(({ responses }) => responses.flat().map((one) => [one.text, one.language])),
    ).toEqual([[[`${english}\n\nYes.`, 'en']], [[spanish, 'es']]])
    expect(draft.leftOut.map(({ why, count }) => [why, count])).toEqual([
      ['heading', 1],
      ['interviewer', 2],
    ])
    expect(JSON.stringify(entriesOf(draft, null))).not.toMatch(/Ana|Luz|How was it/)
  })

  it('in several files has other people in each, by the same name too', () => {
    const texts = ['I: Yes?\nP: The first.\nI: So?\nP: Again.', 'Day two\nI: And?\nP: The second.']
    const source: Source = { kind: 'text', format: 'docx', texts }
    expect(findSpeakers(texts).map(({ name, turns }) => [name, turns])).toEqual([
      ['I', 3],
      ['P', 3],
    ])
    const parts = { I: 'other', P: 'young' } as const
    const draft = draftOf(source, choices({ text: { cut: 'speakers', parts } }))
    expect(draft.people.map(({ responses }) => responses[0]!.map(({ key, text }) => [key, text]))).toEqual([
      [['1.0', 'The first.\n\nAgain.']],
      [['2.0', 'The second.']],
    ])
    expect(draft.leftOut.map(({ why, count }) => [why, count])).toEqual([
      ['interviewer', 3],
      ['heading', 1],
    ])
    expect(said(source, {})).toHaveLength(2)
  })

  it('keeps languages apart within one person', () => {
    const draft = draftOf(text(`${english}\n\n${spanish}`), choices())
    expect(draft.people[0]!.responses[0]!.map(({ language }) => language)).toEqual(['en', 'es'])
  })
})

describe('a table', () => {
  const rows = [
    ['who', 'Court', 'Home', 'Idioma'],
    ['a', english, '', 'en'],
    ['b', '', '  ', 'es'],
    ['a', english, spanish, 'es'],
  ]
  it('gives each row as a response, rows of one person together, and names the rows without words', () => {
    const draft = draftOf(
      table(...rows),
      choices({ table: { sheet: 0, header: 0, words: [1, 2], person: 0, language: 3 } }),
    )
    expect(
      draft.people.map(({ responses }) =>
        responses.map((all) => all.map((one) => [one.question, one.language])),
      ),
    ).toEqual([
      [
        [[0, 'en']],
        [
          [0, 'es'],
          [1, 'es'],
        ],
      ],
    ])
    expect(draft.leftOut).toEqual([{ why: 'empty', count: 1, places: [{ unit: 'row', at: 3 }] }])
  })

  it('takes the language that a person chose for an answer', () => {
    const draft = draftOf(table(...rows), choices({ languages: { '2.0': 'es' } }))
    expect(draft.people[0]!.responses[0]![0]).toMatchObject({ language: 'es', isSure: true })
  })

  it('names what cannot be kept by its row', () => {
    const bad = ['\0 words', 'half \ud800', 'x'.repeat(200_001)].map((cell) => ['', cell])
    const { people, leftOut } = draftOf(table(['', 'Words'], ...bad, ['', english]), choices())
    expect(people).toHaveLength(1)
    expect(leftOut.map(({ why, places }) => [why, places[0]!.at])).toEqual([
      ['nul', 2],
      ['surrogate', 3],
      ['tooLong', 4],
    ])
  })
})

describe('what is sent', () => {
  it('goes in parts of at most fifty people and 700 kB, each person whole', () => {
    const many = draftOf(
      table(['', 'Words'], ...Array.from({ length: 120 }, (_, at) => ['', `${english} ${at}`])),
      choices(),
    )
    expect(partsOf(entriesOf(many, null)).map((part) => part.length)).toEqual([50, 50, 20])
    const long = draftOf(
      table(['', 'Words'], ...Array.from({ length: 9 }, () => ['', 'ñ'.repeat(150_000)])),
      choices(),
    )
    expect(partsOf(entriesOf(long, null)).map((part) => part.length)).toEqual([2, 2, 2, 2, 1])
  })
})

describe('the language of an answer', () => {
  it.each([
    [english, 'en', true],
    [spanish, 'es', true],
    ['OK', 'es', false],
  ] as const)('of %j is guessed', (words, language, isSure) =>
    expect(guessLanguage(words, 'es')).toEqual({ language, isSure }),
  )
})

describe('a stated consent', () => {
  const whole: Consent = {
    ...{
      formVersion: '3',
      scopes: ['participate', 'analyse'],
      isAdult: true,
      party: 'youth',
      isGiverSafe: null,
    },
    ...{ until: '2090-01-01', isAttested: true },
    ...{ isHandled: false, handledBy: '', handledOn: '' },
  }
  const minors = { ...whole, isAdult: false, party: 'both', isGiverSafe: true } as const
  const cases: [string, Consent, string[]][] = [
    ['whole', whole, []],
    ['whole for minors', minors, []],
    [
      'not begun',
      nothingStated,
      ['formVersion', 'participate', 'analyse', 'isAdult', 'party', 'until', 'isHandled', 'isAttested'],
    ],
    ['handled by nobody, never', { ...whole, isHandled: true }, ['handledBy', 'handledOn']],
    ['handled', { ...whole, isHandled: true, handledBy: 'Joan', handledOn: '2026-11-26' }, []],
    [
      'handled tomorrow',
      { ...whole, isHandled: true, handledBy: 'Joan', handledOn: '2026-11-27' },
      ['handledOn'],
    ],
    ['for minors of themselves alone', { ...minors, party: 'youth' }, ['giver']],
    ['of the giver alone', { ...minors, party: 'giver' }, ['youth']],
    ['of a giver who is not safe', { ...minors, isGiverSafe: false }, ['giverSafety']],
    ['over', { ...whole, until: '2026-11-26' }, ['until']],
  ]
  it.each(cases)('that is %s', (_, consent, missing) =>
    expect(missingOf(consent, new Date('2026-11-26T09:00'))).toEqual(missing),
  )
})
