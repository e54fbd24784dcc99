import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumeClean } from '../text/clean.ts'
import { isBoundary } from '../text/span.ts'
import { parseCodebook } from './codebook.ts'
import { createTagger, type About } from './tagger.ts'

const read = (path: string) => parseCodebook(JSON.parse(readFileSync(path, 'utf8')))
const shipped = read(resolve('packages/analysis/codebooks/youth-survivor-perspective.json'))
const tagger = createTagger(shipped)
const tag = (text: string, about?: About) => tagger.tag(assumeClean(text), about)
const codesOf = (text: string, about?: About) => tag(text, about).suggestions.map((each) => each.code)

describe('the shipped codebook', () => {
  it.each([
    ['The judge never looked at me and my lawyer did all the talking.', 'judicial_voice'],
    ['Cops always treat us like criminals, I would never call 911.', 'law_enforcement_trust'],
    ['Bed checks, cameras, and they took my phone every night.', 'rules_and_control'],
    ['There was a six month waitlist and no bus goes there.', 'service_access'],
    ['My mentor is a survivor, she has been through it.', 'survivor_leadership'],
    ['La jueza leyó mi carta y me escuchó.', 'judicial_voice'],
    ['Nos quitaban el celular y todo estaba con candado.', 'rules_and_control'],
    ['La lista de espera era de cinco meses y nadie hablaba español.', 'service_access'],
    ['Tuve que repetir mi historia delante de todo el grupo.', 'disclosure_pressure'],
  ])('%s → %s', (text, code) => expect(codesOf(text)).toContain(code))

  it.each(['', '   ', 'nah', 'ok', 'nada', 'got a job at a car wash', 'N/A', '😀😀', 'asdf qwer zxcv'])(
    'lets %j be about nothing, whatever was asked',
    (text) => {
      const { suggestions } = tag(text, { question: 'How did court go for you?' })
      expect(suggestions.filter((each) => !each.isDraft)).toEqual([])
    },
  )

  it('says why, in the words of the text and the codebook', () => {
    const [first] = tag('Nobody asked me what I wanted.', { question: 'Did you have a say?' }).suggestions
    expect(first?.code).toBe('service_choice')
    expect(first?.because.join(' ')).toMatch(/"[^"]*asked[^"]*" \+\d\.\d/)
    expect(first?.because.at(-1)).toMatch(/^question: "Did you have a say\?" \+\d+\.\d+$/)
  })

  it.each([
    ['I usually wear a green jacket with pockets.', 'Did you trust the police?'],
    ['Siempre uso una chaqueta verde con bolsillos.', '¿Confiabas en la policía?'],
    ['They took me to the harbor in a van and we ate rice.', 'Did you trust the police?'],
  ])('tells what the question adds, and brings in nothing by it alone: %s', (text, question) => {
    const { suggestions } = tag(text, { question })
    for (const { because } of suggestions) {
      expect(because.at(-1)).toMatch(/^question: ".*" [+-]\d+\.\d+$/)
      expect(because.length).toBeGreaterThan(1)
    }
    const { scores } = tag('Zxcv qwer asdf poiu lkjh mnbv.', { question })
    expect(Math.max(...Object.values(scores))).toBeLessThan(0.5)
  })

  it('prints a weight as it is, small ones too', () => {
    const { suggestions } = tag('Siempre uso una chaqueta verde con bolsillos.', {
      question: '¿Confiabas en la policía?',
    })
    const weights = suggestions.flatMap(({ because }) =>
      because.map((reason) => Number(/ [+-](\d+\.\d+)(?: ~ [a-z]+)?$/.exec(reason)?.[1])),
    )
    expect(Math.min(...weights)).toBeLessThan(0.1)
    expect(Math.min(...weights)).toBeGreaterThan(0)
  })

  it('tells asks from experiences, and stances apart', () => {
    const [ask] = tag('Judges should let kids talk in court.').suggestions
    expect(ask).toMatchObject({ code: 'judicial_voice', kind: 'ask', stance: 'neutral' })
    expect(ask?.because).toContain('asks: "should"')
    const [wish] = tag('A lawyer for every kid in court.', {
      question: 'What should judges change?',
    }).suggestions
    expect(wish).toMatchObject({ code: 'judicial_voice', kind: 'ask' })
    expect(wish?.because).toContain('asks: by the question')
    const [bad] = tag('The judge yelled at me and never listened.').suggestions
    expect(bad).toMatchObject({ kind: 'experience', stance: 'negative' })
    expect(bad?.because.join(' ')).not.toContain('asks:')
    const [good] = tag('The judge was kind, she listened and thanked me.').suggestions
    expect(good?.stance).toBe('positive')
  })

  it('tells no stance that the codebook does not have', () => {
    const stancesWith = (stances: readonly ('positive' | 'negative')[]) =>
      createTagger({ ...shipped, stances })
        .tag(assumeClean('The judge yelled at me and never listened. My mentor was kind.'))
        .suggestions.map(({ stance }) => stance)
    expect(new Set(stancesWith(['positive']))).toEqual(new Set(['positive']))
    expect(stancesWith(['positive', 'negative'])).toContain('negative')
  })

  it.each([
    ['The cops laughed and my lawyer said nothing.', ['police', 'lawyer']],
    ['My foster mom washed my sheets apart, she judged me.', ['foster_home', 'family']],
    ['La jueza leyó mi carta y me escuchó.', ['judge']],
  ])('tells who it is about: %s', (text, about) => {
    const [first] = tag(text).suggestions
    expect(first?.about).toEqual(expect.arrayContaining(about.slice(0, 1)))
  })

  it('flags drafts where they are asked for, and scores every code', () => {
    const text = 'I ran away from the group home at night, took off, went AWOL.'
    expect(codesOf(text)).not.toContain('running_away')
    const { suggestions, scores } = tag(text, { drafts: true })
    expect(suggestions.find((each) => each.code === 'running_away')?.isDraft).toBe(true)
    expect(Object.keys(scores)).toHaveLength(shipped.codes.length)
  })

  it('reads what de-identification left', () => {
    expect(codesOf('Judge [OFFICIAL 1] never let me talk in [COURT 1].')).toContain('judicial_voice')
  })
})

describe('the language of a text', () => {
  it.each([
    [
      'The windows don’t open y nos quitaban el celular y todo estaba con candado. I hated it.',
      'rules_and_control',
    ],
    ['She was like mija, the waitlist is six months, y nadie hablaba español allí.', 'service_access'],
    ['La jueza leyó mi carta y me escuchó. And then she let me talk with my lawyer.', 'judicial_voice'],
  ])('may be both, and is read in both: %s → %s', (text, code) => {
    for (const language of ['en', 'es'] as const) {
      const { languages, suggestions } = tag(text, { language })
      expect(languages).toEqual(language === 'en' ? ['en', 'es'] : ['es', 'en'])
      expect(suggestions.map((each) => each.code)).toContain(code)
    }
  })

  it('is read in the one that it is in, though another was stated', () => {
    const text = 'La jueza leyó mi carta y me escuchó, y por eso confío en ella.'
    expect(codesOf(text, { language: 'en' })).toContain('judicial_voice')
  })

  it.each([
    ['Je voulais parler au juge et à la police, il ne m’a jamais écouté, c’est tout.', 'fr'],
    ['Mwen pa t vle pale ak lapolis paske yo pa janm koute mwen nan court.', 'ht'],
    ['法官从来没有听过我说话，也没有人问过我。 judge', 'zh'],
  ])('that is not read is named, and nothing is suggested: %s', (text, other) => {
    const tagging = tag(text, { question: 'How did court go for you?' })
    expect(tagging).toMatchObject({ other, languages: [], suggestions: [] })
    expect(new Set(Object.values(tagging.scores))).toEqual(new Set([0]))
    expect(Object.keys(tagging.scores)).toHaveLength(shipped.codes.length)
  })
})

describe('suggestions for any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'judge',
          '😀',
          'policía',
          '. ',
          ', ',
          ' but ',
          'safe',
          '\n',
          '\ud800',
          '[PERSON 1]',
          ' ',
          '…',
        ),
      )
      .map((words) => words.join('')),
  )
  it('quotes verbatim on code point boundaries, trimmed, best first', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, 'Did you feel safe?'), (words, question) => {
        const { suggestions } = tag(words, question ? { question } : {})
        for (const { quotes, score, because } of suggestions) {
          expect(score).toBeGreaterThanOrEqual(0.5)
          expect(score).toBeLessThanOrEqual(1)
          expect(because.length).toBeGreaterThan(0)
          expect(quotes.length).toBeGreaterThan(0)
          for (const { start, end } of quotes) {
            expect(isBoundary(words, start) && isBoundary(words, end)).toBe(true)
            expect(words.slice(start, end)).toBe(words.slice(start, end).trim())
            expect(end).toBeGreaterThan(start)
          }
        }
        const scores = suggestions.map((each) => each.score)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
      }),
      { numRuns: 200 },
    )
  })
  it.each(['a', 'é', '😀', '.', '\n', ' ', ', ', 'judge ', 'a.', '"', '\ud800', '['])(
    'finishes a megabyte of %j',
    (unit) => {
      const words = unit.repeat(Math.ceil(1_000_000 / unit.length))
      const before = process.cpuUsage()
      tag(words)
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(8000)
    },
    60_000,
  )
})

describe('a codebook alone', () => {
  const book = parseCodebook({
    id: 'garden',
    version: 1,
    title: 'Garden',
    codes: [
      {
        id: '__proto__',
        title: 'Roses',
        definition: 'Roses and their thorns',
        include: 'petals, rose beds',
        exclude: 'tulips and bulbs (constructor)',
      },
      {
        id: 'constructor',
        title: { en: 'Tulips', es: 'Tulipanes' },
        definition: { en: 'Tulips in spring', es: 'Tulipanes en primavera' },
      },
      {
        id: 'water',
        title: 'Watering',
        definition: 'Hoses and watering cans',
        examples: [{ text: 'the hose was leaking', lang: 'en' }],
      },
    ],
  })
  const garden = createTagger(book)
  const first = (words: string) => garden.tag(assumeClean(words)).suggestions[0]?.code

  it.each([
    ['The petals of the rose fell.', '__proto__'],
    ['I planted bulbs.', 'constructor'],
    ['Los tulipanes de la primavera', 'constructor'],
    ['My hose leaked.', 'water'],
    ['I went to the bank.', undefined],
  ])('%s → %s', (words, code) => expect(first(words)).toBe(code))

  it('keeps its scores under ids that are keys of every object', () => {
    expect(Object.entries(garden.tag(assumeClean('roses')).scores).map(([id]) => id)).toEqual([
      '__proto__',
      'constructor',
      'water',
    ])
  })
  it('tells its version from the codebook', () => expect(garden.version).toContain('garden@1'))
})

const nhs = resolve('../shared/codebook/nhs-experience.json')
describe.runIf(existsSync(nhs))('the shared codebook of patient experience (beside the project)', () => {
  it('becomes a tagger too', () => {
    const { suggestions } = createTagger(read(nhs)).tag(assumeClean('We could not find a parking space.'))
    expect(suggestions[0]?.code).toBe('parking')
  })
})
