import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumeClean } from '../text/clean.ts'
import { countTerms, uniqueness, type Transcript } from './uniqueness.ts'

const said = (...texts: string[]): Transcript =>
  texts.map((text) => ({ text: assumeClean(text), language: 'en' }))
const dicho = (text: string) => ({ text: assumeClean(text), language: 'es' as const })

const warned = (text: string, others: readonly Transcript[] = []) => {
  const counts = countTerms([said(text), ...others])
  return uniqueness({ text: assumeClean(text), language: 'en' }, counts).map(
    ({ start, end, reason }) => [text.slice(start, end), reason] as const,
  )
}

describe('uniqueness', () => {
  it.each([
    ['my chinchilla was in that house', [['chinchilla', 'one transcript only']]],
    ['nobody listened to me in that house', []],
    ['she kept bed 14 for me', [['14', 'digits']]],
    ['[PERSON 1] took me to [PLACE 12] and stayed', []],
  ])('%s', (text, expected) => expect(warned(text)).toEqual(expected))

  it('is silent about a term that a second transcript has, in another form of the word too', () => {
    expect(warned('my chinchilla slept', [said('i had chinchillas')])).toEqual([])
  })

  it('counts a person once, however often and in however many answers they say it', () => {
    const one = said('my chinchilla', 'my chinchilla again')
    expect(uniqueness(one[0]!, countTerms([one]))).toEqual([
      { start: 3, end: 13, reason: 'one transcript only' },
    ])
  })

  it('warns of a capital inside a sentence, also where others have the word', () => {
    expect(warned('we had Skittlebrau there', [said('skittlebrau')])).toEqual([['Skittlebrau', 'capital']])
  })

  it('keeps the languages apart', () => {
    const spanish = dicho('mi chinchilla dormía')
    const counts = countTerms([said('my chinchilla'), [spanish]])
    expect(uniqueness(spanish, counts)[0]).toEqual({ start: 3, end: 13, reason: 'one transcript only' })
  })

  it('gives sorted, separate stretches inside any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let from = 0
        for (const { start, end } of uniqueness({ text: assumeClean(text), language: 'en' }, new Map())) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          from = end
        }
        expect(from).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 200 },
    )
  })
})
