import { answer, next, pagesOf, start } from '@firsthand/analysis/instrument'
import type { Given, Sitting } from '@firsthand/analysis/instrument'
import { describe, expect, it } from 'vitest'
import { answersOf, instrumentIn, saysSomething } from './asking.ts'
import type { Question, QuestionSet } from './operations.ts'

const words = (en: string) => ({ en, es: null })
const question = (key: string, type: Question['type'], perService = false): Question => ({
  ...{ id: `id-${key}`, key, type, perService, text: words(key), options: [] },
})
const services = ['harbor', 'porch'].map((key) => ({ id: `id-${key}`, key, label: words(key) }))
const setOf = (questions: Question[], definition: object | null = null): QuestionSet => ({
  ...{ id: 'set', title: words('Set'), version: '1.0.0', questions },
  definition: definition && JSON.stringify(definition),
})
const begin = (set: QuestionSet): Sitting =>
  start({
    instrument: instrumentIn(set),
    setting: { mode: 'interview', wave: 1, age: null, scopes: [], facts: [] },
    services: services.map(({ key }) => key),
  })
const say = (sitting: Sitting, key: string, given: Given, service: string | null = null): Sitting => {
  const page = pagesOf(sitting).find(
    (one) => one.service === service && one.slots.some((at) => at.key === key),
  )!
  const slot = page.slots.find((one) => one.key === key)!
  return answer({ ...sitting, seen: new Set(sitting.seen).add(page.id) }, { slot, service }, given)
}
const value = (given: Extract<Given, { state: 'answered' }>['value']): Given => ({
  ...{ state: 'answered', value: given },
})
const sent = (set: QuestionSet, sitting: Sitting) =>
  answersOf(sitting, { set, services }).map(({ questionId, serviceId, state, value, values, text }) =>
    [questionId, serviceId, state, value ?? values ?? text].filter((one) => one !== null).join(' '),
  )

describe('plain questions', () => {
  const set = setOf([
    ...[question('O1', 'long'), question('S1', 'likert5', true), question('S2', 'likert5', true)],
    ...['G1', 'G2', 'G3', 'G4'].map((key) => question(key, 'likert5')),
  ])

  it('stand in their order, a few to a page, and those about services once for each that was had', () => {
    const before = begin(set)
    const pages = () => pagesOf(sitting).map(({ service, slots }) => [service, slots.map(({ key }) => key)])
    let sitting = before
    expect(pages()).toEqual([
      ...[
        [null, ['services']],
        [null, ['O1']],
        [null, ['G1', 'G2', 'G3']],
        [null, ['G4']],
        [null, []],
      ],
    ])
    sitting = say(before, 'services', value(['porch', 'harbor']))
    expect(pages().slice(2, 4)).toEqual([
      ['harbor', ['S1', 'S2']],
      ['porch', ['S1', 'S2']],
    ])
  })

  it('are sent as said, declined, skipped where they were come to, and else as not come to', () => {
    let sitting = say(begin(set), 'services', value(['harbor']))
    sitting = say(sitting, 'O1', value('  They listened. \n'))
    sitting = say(sitting, 'S1', { state: 'declined' }, 'harbor')
    expect(sent(set, sitting)).toEqual([
      ...['id-O1 answered They listened.', 'id-S1 id-harbor declined', 'id-S2 id-harbor skipped'],
      ...['id-G1 not_reached', 'id-G2 not_reached', 'id-G3 not_reached', 'id-G4 not_reached'],
    ])
    expect(saysSomething(answersOf(sitting, { set, services }))).toBe(true)
    expect(saysSomething(answersOf(next(begin(set)), { set, services }))).toBe(false)
  })
})

describe('questions with conditions', () => {
  const item = (key: string, type: string, showIf?: object) => ({
    ...{ key, type, text: { en: key }, ...(showIf && { showIf }) },
  })
  const definition = {
    ...{ key: 'led', version: '1.0.0', kind: 'survey', title: { en: 'Led' }, languages: ['en'] },
    ...{ translations: {}, provenance: 'Own.', licenceBasis: 'Own.' },
    screens: [
      { key: 'a', topic: { en: 'A' }, items: [item('A', 'yes_no'), item('V', 'services')] },
      {
        ...{ key: 'b', topic: { en: 'B' } },
        items: [
          item('B', 'long', { op: 'eq', item: 'A', value: 1 }),
          { ...item('M', 'multi'), options: [1, 2].map((one) => ({ value: one, text: { en: `${one}` } })) },
        ],
      },
      {
        ...{ key: 'leave', topic: { en: 'Leave' }, items: [], ends: 'safe_exit' },
        showIf: { op: 'eq', item: 'M', value: 2 },
      },
      { key: 'end', topic: { en: 'End' }, items: [], ends: 'closing' },
    ],
  }
  const set = setOf(
    [question('A', 'yes_no'), question('V', 'services'), question('B', 'long'), question('M', 'multi')],
    definition,
  )

  it('are asked along their route, and nothing that was led past is sent', () => {
    let sitting = say(begin(set), 'A', value(1))
    sitting = say(sitting, 'V', value(['porch', 'harbor']))
    sitting = say(sitting, 'B', value('Said.'))
    sitting = say(sitting, 'M', value([1]))
    const all = ['id-A answered 1', 'id-V id-porch answered 1', 'id-V id-harbor answered 1']
    expect(sent(set, sitting)).toEqual([...all, 'id-B answered Said.', 'id-M answered 1'])
    const changed = say(sitting, 'A', value(2))
    expect(sent(set, changed)).toEqual(['id-A answered 2', ...all.slice(1), 'id-M answered 1'])
    // What was written is there again where the answer is taken back.
    expect(sent(set, say(changed, 'A', value(1)))).toEqual(sent(set, sitting))
  })

  it('send nothing at all where they lead out at once', () => {
    expect(sent(set, say(begin(set), 'M', value([2])))).toEqual([])
  })
})
