import { describe, expect, it } from 'vitest'
import { answersOf, askedOf, dayOf, instantOf, isTyped, nothingGiven, saysSomething } from './draft.ts'
import type { Question } from './operations.ts'

const question = (id: string, type: Question['type'], perService = false): Question => ({
  ...{ id, type, perService, text: { en: id, es: null }, options: [] },
})
const harbor = { id: 'harbor', label: { en: 'Harbor', es: null } }
const porch = { id: 'porch', label: { en: 'Porch', es: null } }
const questions = [question('O1', 'long'), question('S1', 'likert5', true), question('G1', 'likert5')]

describe('an interview that is typed', () => {
  it('asks a question of services once for each that was used', () => {
    expect(askedOf(questions, [harbor, porch]).map(({ key }) => key)).toEqual([
      ...['O1', 'S1 harbor', 'S1 porch', 'G1'],
    ])
    expect(askedOf(questions, []).map(({ key }) => key)).toEqual(['O1', 'G1'])
  })

  it('sends what was said, what was declined, and what stayed empty as skipped', () => {
    const sent = answersOf(askedOf(questions, [harbor]), {
      O1: { ...nothingGiven, text: '  They listened. \n' },
      'S1 harbor': { ...nothingGiven, value: 4, isDeclined: true },
    })
    expect(sent).toEqual([
      { questionId: 'O1', serviceId: null, state: 'answered', value: null, text: 'They listened.' },
      { questionId: 'S1', serviceId: 'harbor', state: 'declined', value: null, text: null },
      { questionId: 'G1', serviceId: null, state: 'skipped', value: null, text: null },
    ])
    expect(saysSomething(sent)).toBe(true)
  })

  it('says once which services they had, and takes several answers where several are asked for', () => {
    const more = [question('V1', 'services'), question('M1', 'multi')]
    expect(answersOf(askedOf(more, [harbor]), { M1: { ...nothingGiven, values: [2, 3] } })).toEqual([
      { questionId: 'V1', serviceId: 'harbor', state: 'answered', value: 1, text: null },
      { questionId: 'M1', serviceId: null, state: 'answered', value: null, values: [2, 3], text: null },
    ])
    expect(answersOf(askedOf(more, []), {}).map(({ state }) => state)).toEqual(['skipped', 'skipped'])
  })

  it('says nothing while everything is empty, or blank', () => {
    const blank = { O1: { ...nothingGiven, text: ' \n ' } }
    expect(saysSomething(answersOf(askedOf(questions, []), blank))).toBe(false)
    expect([isTyped({}), isTyped({ O1: nothingGiven }), isTyped(blank)]).toEqual([false, false, true])
  })

  it.each([
    ['2026-11-26', null],
    ['2026-11-20', new Date('2026-11-20T12:00').toISOString()],
    ['', undefined],
    ['yesterday', undefined],
  ])('was on %s', (day, instant) => {
    expect(instantOf(day, new Date(2026, 10, 26, 23, 59))).toBe(instant)
    expect(dayOf(new Date(2026, 0, 5))).toBe('2026-01-05')
  })
})
