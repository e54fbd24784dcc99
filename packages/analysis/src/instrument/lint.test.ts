// Each thing that stands against asking, made by one change to an instrument that has none.
import { describe, expect, it } from 'vitest'
import { createReach, lint, readInstrument, restrictedName, sayFinding, slotsOf } from '../instrument.ts'
import type { Instrument, Item, Predicate, Screen } from '../instrument.ts'

const words = { en: 'How was it?', es: '¿Cómo te fue?' }
const item = (key: string, more: Partial<Item> = {}): Item => ({
  ...{ key, type: 'yes_no', required: false, text: words },
  ...more,
})
const screen = (key: string, items: Item[], more: Partial<Screen> = {}): Screen => ({
  key,
  topic: words,
  items,
  ...more,
})
const closing = screen('closing', [item('thanks', { type: 'info' })], { ends: 'closing' })
const eq = (of: string, value = 1): Predicate => ({ op: 'eq', item: of, value })
const options = [1, 2, 3].map((value) => ({ value, text: words }))

const hardEn = 'Notwithstanding institutional heterogeneity, characterize interdisciplinary rehabilitation.'
const hardEs =
  'Caracterice retrospectivamente la adecuación multidimensional de los servicios interdisciplinarios.'
const reviewed = {
  en: { status: 'forward_back_reviewed' as const, source: 'us' },
  es: { status: 'forward_back_reviewed' as const, source: 'us' },
}

const whole = (screens: Screen[], more: Partial<Instrument> = {}): Instrument => ({
  ...{ key: 'whole', version: '1.0.0', kind: 'survey', title: words, languages: ['en', 'es'] },
  translations: { en: { status: 'official', source: 'us' }, es: { status: 'official', source: 'us' } },
  ...{ provenance: 'Written here.', licenceBasis: 'Our own.', screens },
  ...more,
})
const of = (...items: Item[]) => whole([screen('one', items), closing])
const found = (instrument: Instrument) =>
  lint(instrument, { studyLanguages: ['en', 'es'] }).map(({ code, items, screens }) =>
    [code, ...screens, ...items].join(' '),
  )

describe('the lint', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(found(of(item('A'), item('B', { showIf: eq('A') })))).toEqual([])
  })

  const broken: [string, string[], Instrument][] = [
    [
      'a forward reference',
      ['forward_reference A', 'unreachable A'],
      of(item('A', { showIf: eq('B') }), item('B')),
    ],
    [
      'a cycle, which is also out of reach',
      ['cycle A B', 'unreachable A', 'unreachable B'],
      of(item('A', { showIf: eq('B') }), item('B', { showIf: eq('A') })),
    ],
    ['an item that waits for itself', ['cycle A', 'unreachable A'], of(item('A', { showIf: eq('A') }))],
    ['an item that is not here', ['unknown_item A', 'unreachable A'], of(item('A', { showIf: eq('Z') }))],
    [
      'two answers at once',
      ['unreachable B'],
      of(item('A'), item('B', { showIf: { op: 'and', of: [eq('A', 1), eq('A', 2)] } })),
    ],
    [
      'an answer to what is hidden then',
      ['unreachable C'],
      of(
        item('A'),
        item('B', { showIf: eq('A', 1) }),
        item('C', { showIf: { op: 'and', of: [eq('A', 2), { op: 'answered', item: 'B' }] } }),
      ),
    ],
    [
      'an answer that is not offered',
      ['not_an_option B', 'unreachable B'],
      of(item('A'), item('B', { showIf: eq('A', 7) })),
    ],
    [
      'a scale of what has no order',
      ['wrong_condition B'],
      of(item('A'), item('B', { showIf: { op: 'gte', item: 'A', value: 1 } })),
    ],
    ['a key twice', ['duplicate_key A'], of(item('A'), item('A'))],
    ['no closing page', ['missing_closing'], whole([screen('one', [item('A')])])],
    [
      'a closing page that not everybody reaches',
      ['missing_closing'],
      whole([screen('one', [item('A')]), { ...closing, showIf: eq('A') }]),
    ],
    [
      'what comes after it',
      ['unreachable A', 'after_closing one'],
      whole([closing, screen('one', [item('A')])]),
    ],
    [
      'what comes after a safe exit that is always taken',
      ['unreachable A', 'unreachable thanks'],
      whole([
        screen('out', [item('bye', { type: 'info' })], { ends: 'safe_exit' }),
        screen('one', [item('A')]),
        closing,
      ]),
    ],
    ['an empty screen', ['empty_screen one'], whole([screen('one', []), closing])],
    ['four items on one screen', ['too_many_on_screen one'], of(item('A'), item('B'), item('C'), item('D'))],
    ['a duty to answer', ['required A'], of(item('A', { required: true }))],
    ['one option alone', ['no_options A'], of(item('A', { type: 'single', options: options.slice(2) }))],
    [
      'two options of one number',
      ['duplicate_option A'],
      of(item('A', { type: 'single', options: [options[0]!, options[0]!] })),
    ],
    [
      'a "none" that can be joined with others',
      ['lone_none A'],
      of(
        item('A', {
          type: 'multi',
          options: [...options, { value: 9, text: { en: 'None of these', es: 'x' } }],
        }),
      ),
    ],
    [
      'the same in Spanish',
      ['lone_none A'],
      of(item('A', { type: 'multi', options: [...options, { value: 9, text: { en: 'x', es: 'Ninguno' } }] })),
    ],
    [
      'a table about no service',
      ['matrix_without_services A'],
      of(item('A', { type: 'matrix', rows: [{ key: 'a', text: words }] })),
    ],
    [
      'services that nobody was asked for',
      ['unreachable B', 'no_services_item each'],
      whole([screen('each', [item('B')], { eachService: { of: 'A', most: 3 } }), closing]),
    ],
    [
      'more than three services in a sitting',
      ['too_many_services each'],
      whole([
        screen('had', [item('A', { type: 'services' })]),
        screen('each', [item('B')], { eachService: { of: 'A', most: 4 } }),
        closing,
      ]),
    ],
    ['a text without Spanish', ['missing_text A'], of(item('A', { text: { en: 'Only' } }))],
    [
      'a draft translation',
      ['draft_translation'],
      whole([screen('one', [item('A')]), closing], {
        translations: { en: { status: 'official', source: 'us' }, es: { status: 'draft' } },
      }),
    ],
    ['no word on where it comes from', ['missing_licence'], whole([closing], { provenance: ' ' })],
    [
      'a text of signs that nobody sees',
      ['missing_text A'],
      of(item('A', { text: { en: '\u200b\u3164', es: 'Algo' } })),
    ],
    ['a text of dots', ['missing_text A'], of(item('A', { text: { en: '...', es: 'Algo' } }))],
    [
      'a gap that was meant to be filled in',
      ['placeholder A'],
      of(item('A', { text: { en: 'Ask [name].', es: 'Algo' } })),
    ],
    ['a title in one language alone', ['missing_text'], whole([closing], { title: { en: 'Some' } })],
    [
      'a topic in one language alone',
      ['missing_text one'],
      whole([{ ...screen('one', [item('A')]), topic: { en: 'A topic' } }, closing]),
    ],
    [
      'an option in one language alone',
      ['missing_text A'],
      of(item('A', { type: 'single', options: [...options.slice(1), { value: 1, text: { es: 'Algo' } }] })),
    ],
    [
      'a row in one language alone',
      ['missing_text A'],
      whole([
        screen('before', [item('S', { type: 'services' })]),
        screen('each', [item('A', { type: 'matrix', rows: [{ key: 'r', text: { en: 'A row' } }] })], {
          eachService: { of: 'S', most: 3 },
        }),
        closing,
      ]),
    ],
    [
      'a sentence that is too hard',
      ['too_hard A'],
      { ...of(item('A', { text: { en: hardEn, es: 'Algo' } })), translations: reviewed },
    ],
    [
      'a sentence that is too hard in Spanish',
      ['too_hard A'],
      { ...of(item('A', { text: { en: 'Some', es: hardEs } })), translations: reviewed },
    ],
    [
      'an official wording that is hard, to be weighed',
      ['hard_wording A'],
      of(item('A', { text: { en: hardEn, es: 'Algo' } })),
    ],
    [
      'a step without a word',
      ['missing_text'],
      whole([closing], { steps: [words, words, { en: 'Undecided' }, words, words] }),
    ],
    ['what others own', ['restricted'], whole([closing], { title: { en: 'The CSQ-8', es: 'CSQ' } })],
    [
      'thirty-one closed items',
      ['too_many_closed'],
      whole([...Array.from({ length: 31 }, (_, at) => screen(`s${at}`, [item(`A${at}`)])), closing]),
    ],
    [
      'seven open questions',
      ['too_many_open'],
      whole([
        ...Array.from({ length: 7 }, (_, at) => screen(`s${at}`, [item(`A${at}`, { type: 'long' })])),
        closing,
      ]),
    ],
  ]
  it.each(broken)('finds %s', (_, codes, instrument) => expect(found(instrument)).toEqual(codes))

  it('lets a guide hold what is spoken along', () => {
    const screens = [
      ...Array.from({ length: 7 }, (_, at) => screen(`s${at}`, [item(`A${at}`, { type: 'long' })])),
      closing,
    ]
    expect(found(whole(screens, { kind: 'guide' }))).toEqual([])
  })

  it('says each of them in both languages, with what to do', () => {
    for (const [, , instrument] of broken)
      for (const finding of lint(instrument, { studyLanguages: ['en', 'es'] })) {
        const [en, es] = [sayFinding(finding, 'en'), sayFinding(finding, 'es')]
        expect([en.length > 20, es.length > 20, en === es, /undefined|\[object/.test(en + es)]).toEqual([
          true,
          true,
          false,
          false,
        ])
      }
  })
})

describe('a measure that others own', () => {
  it.each([
    ...[
      'CSQ-8',
      'csq8',
      'Client Satisfaction Questionnaire',
      'SSS-30',
      'Y-OQ 2.01',
      'Youth Outcome Questionnaire',
    ],
    ...[
      'SDQ',
      'Strengths and Difficulties Questionnaire',
      'CBCL/6-18',
      'Child Behavior Checklist',
      'BASC-3',
      'TSCC-A',
    ],
    ...[
      'UCLA PTSD-RI',
      'PTSD Reaction Index',
      'CD‑RISC‑10',
      'Connor-Davidson Resilience Scale',
      'ORS',
      'Session Rating Scale',
    ],
    ...[
      'WAI-SR',
      'Working Alliance Inventory',
      'ARTIC-35',
      'TICOMETER®',
      'NPS®',
      'Net Promoter Score',
      'C-SSRS',
    ],
    ...['CYRM-R', 'CPSS-5', 'CSE-IT', 'CANS', 'ProQOL 5', 'Cuestionario de Satisfacción del Cliente'],
    ...[
      'Client  Satisfaction Questionnaire',
      'Client-Satisfaction-Questionnaire',
      'C\u200bSQ-8',
      '\u0421SQ-8',
      'C.S.Q. 8',
    ],
    ...[
      'S.D.Q.',
      'CSQ8R',
      'CSQ8v2',
      'MyCSQ-8',
      'Strengths and  Difficulties',
      'YSR',
      'RISC-10',
      'eNPS',
      'ASQ',
    ],
    ...['Child & Youth Resilience Measure', 'Trauma Symptom Checklist'],
  ])('%s is known by its name', (name) => expect(restrictedName(`Our ${name} for youth`)).not.toBeNull())

  it.each([
    'What services were like for you',
    'Youth Services Survey (YSS)',
    'Sessions and their rating',
    'Scans',
    'Colors',
    ...[
      'Can you ask questions?',
      'A B C of help',
      'Task',
      'Basics',
      'U.S. services',
      'What was it like with the police?',
    ],
  ])('%s is none', (name) => expect(restrictedName(name)).toBeNull())
})

describe('what somebody brings in', () => {
  const text = (change: object) => JSON.stringify({ ...whole([closing]), ...change })
  it.each([
    ['{"key": ', 'definition', 'is not JSON'],
    [text({ version: '01.0.0' }), 'definition.version', 'form'],
    [text({ extra: 1 }), 'definition', 'not known here'],
    [
      text({ screens: [{ ...closing, showIf: { op: 'eval', code: 'x' } }] }),
      'definition.screens.0.showIf',
      'condition',
    ],
    [text({ languages: ['en', 'fr'] }), 'definition.languages.1', 'none of'],
  ])('is told where it is wrong: %#', (json, path, message) => {
    const read = readInstrument(json)
    if (read.ok) throw new Error('was read')
    expect(read.problems[0]!.path).toBe(path)
    expect(read.problems[0]!.message).toContain(message)
  })
})

describe('what others own', () => {
  it.each([
    ['its key', { key: 'csq-8' }],
    ['the basis of its licence', { licenceBasis: 'The CSQ-8, with leave.' }],
    ['its scoring', { scoring: 'csq8' }],
    [
      'a question',
      {
        screens: [
          screen('one', [item('A', { text: { en: 'Connor-Davidson: I adapt.', es: 'Algo' } })]),
          closing,
        ],
      },
    ],
  ])('is known by %s', (_, more) => expect(found(whole([closing], more))).toEqual(['restricted']))

  it('is not known by a short word in a question', () =>
    expect(found(of(item('A', { text: { en: 'Were there cans or basc?', es: 'Algo' } })))).toEqual([]))
})

describe('conditions that are each almost too tangled', () => {
  it('hold up nobody for long: all of them together have a bound too', () => {
    const asked = Array.from({ length: 11 }, (_, at) => item(`B${at}`))
    const either = (from: number): Predicate => ({ op: 'or', of: [eq(`B${from}`), eq(`B${from + 1}`)] })
    const never: Predicate = {
      op: 'and',
      of: [...[0, 2, 4, 6, 8].map(either), eq('B10'), { op: 'not', of: eq('B10') }],
    }
    const hidden = item('C', { showIf: never })
    const instrument = whole([
      ...asked.map((one) => screen(`S${one.key}`, [one])),
      screen('last', [hidden]),
      closing,
    ])
    const slot = slotsOf(instrument).find(({ key }) => key === 'C')!
    const reach = createReach(instrument)
    expect(reach(slot).kind).toBe('never')
    const later = Array.from({ length: 500 }, () => reach(slot).kind)
    expect(later.at(-1)).toBe('too_tangled')
    expect(later.filter((kind) => kind === 'never').length).toBeGreaterThan(3)
  })
})
