import { describe, expect, it } from 'vitest'
import { type Answers, isAsked, saidIn, standing } from './block.ts'

describe('a question', () => {
  it.each<[string, Answers, boolean]>([
    ['is not asked before what it rests on', {}, false],
    ['is asked after a yes to that', { participate: 'granted', analyse: 'granted' }, true],
    ['is not asked after a no near by', { participate: 'granted', analyse: 'declined' }, false],
    ['is not asked after a no far off', { participate: 'declined', analyse: 'granted' }, false],
  ])('that rests on others %s', (_name, answers, expected) => {
    expect(isAsked('quote_verbatim', answers)).toBe(expected)
  })

  it('that was skipped has no answer to send', () => {
    expect(standing({ participate: 'granted', analyse: undefined })).toEqual([
      { scope: 'participate', decision: 'granted' },
    ])
  })

  it('that rests on nothing is always asked', () => expect(isAsked('recontact_results', {})).toBe(true))

  it('loses its answer where somebody goes back and says no to what it rests on', () => {
    expect(
      standing({
        participate: 'granted',
        analyse: 'declined',
        quote_verbatim: 'granted',
        recontact_results: 'declined',
      }),
    ).toEqual([
      { scope: 'participate', decision: 'granted' },
      { scope: 'analyse', decision: 'declined' },
      { scope: 'recontact_results', decision: 'declined' },
    ])
  })
})

it('what says nothing in a language is not shown in it', () => {
  const part = (en: string | null, es: string | null) => ({
    type: 'risks',
    heading: { en: 'R', es: 'R' },
    en,
    es,
  })
  const parts = [part('a', null), part(' ', 'b'), part('c', 'd')]
  expect(saidIn(parts, 'en')).toEqual([parts[0], parts[2]])
  expect(saidIn(parts, 'es')).toEqual([parts[1], parts[2]])
})
