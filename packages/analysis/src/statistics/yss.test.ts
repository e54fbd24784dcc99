import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isAsked, readInstrument, slotsOf } from '../instrument.ts'
import { scoreDomains, yss, yssDomains, type YssDomain } from './yss.ts'

const none = null
const given = (domain: YssDomain, values: readonly (number | null)[]) =>
  new Map(yss.domains[domain].map((key, nth) => [key, values[nth] ?? null]))

describe('a person’s score', () => {
  it.each<[YssDomain, (number | null)[], number | null, boolean | null]>([
    ['access', [4, 3], 3.5, false],
    ['access', [4, 4], 4, true],
    ['access', [5, none], null, null],
    ['participation', [4, 4, none], 4, true],
    ['participation', [none, none, 5], null, null],
    ['generalSatisfaction', [5, 4, none, none, 3, 3], 3.75, true],
    ['generalSatisfaction', [5, 4, none, none, none, 3], null, null],
    ['culturalSensitivity', [4, 4, 3, none], 11 / 3, true],
    ['culturalSensitivity', [4, 4, none, none], null, null],
    ['socialConnectedness', [none, none, none, none], null, null],
  ])('in %s of %j is %s, positive: %s', (domain, values, score, positive) => {
    const answered = values.filter((value) => value !== null).length
    expect(scoreDomains(yss, given(domain, values))[domain]).toEqual({ answered, score, positive })
  })

  it('is one in outcomes and another in functioning, which share five items', () => {
    const answers = new Map(
      [16, 17, 18, 19, 20].map((number, nth) => [`YSS${number}`, [3, 4, 4, 3, 4][nth]!]),
    )
    const { outcomes, functioning } = scoreDomains(yss, answers.set('YSS21', 3).set('YSS22', 4))
    expect(outcomes).toEqual({ answered: 6, score: 3.5, positive: false })
    expect(functioning).toEqual({ answered: 6, score: 22 / 6, positive: true })
  })

  it('takes what was hidden for missing, and no more than the rule lets', () => {
    // Hidden where contact with the family is not safe: 17, 21 and 25.
    const all = new Map(Array.from({ length: 26 }, (_, nth) => [`YSS${nth + 1}`, 4]))
    for (const key of ['YSS17', 'YSS21', 'YSS25']) all.delete(key)
    const scores = scoreDomains(yss, all)
    expect(yssDomains.map((domain) => scores[domain].answered)).toEqual([6, 3, 2, 4, 4, 5, 3])
    expect(yssDomains.every((domain) => scores[domain].positive)).toBe(true)
    expect(scoreDomains(yss, new Map([...all, ['YSS18', null]])).outcomes.score).toBeNull()
  })

  it('goes the other way round where one is the best answer, and is never mixed', () => {
    const adults = { ...yss, direction: 'one_is_best' } as const
    const positive = (values: number[]) => scoreDomains(adults, given('access', values)).access.positive
    expect([positive([2, 2]), positive([2, 3]), positive([4, 4])]).toEqual([true, false, false])
  })

  it.each([0, 6, 3.5, Number.NaN])('of %s is refused by the name of its item', (value) => {
    expect(() => scoreDomains(yss, new Map([['YSS9', value]]))).toThrow('YSS9 is none of the answers 1 to 5')
  })

  it('is of the items that the built-in form asks with those answers', () => {
    const read = readInstrument(readFileSync(new URL('../../instruments/yss.json', import.meta.url), 'utf8'))
    if (!read.ok) throw new Error('the built-in form is not read')
    const asked = slotsOf(read.instrument).filter((slot) => isAsked(slot) && slot.type === 'likert5')
    expect(new Set(Object.values(yss.domains).flat())).toEqual(new Set(asked.map(({ key }) => key)))
  })
})
