import { describe, expect, it } from 'vitest'
import { findingOf, sayFinding, withoutFollowing } from './finding.ts'

const screens = [{ key: 'each', items: [{ key: 'A' }, { key: 'B' }] }]
const unreachable = (key: string) => findingOf('unreachable', { items: [key] })

describe('what is out of reach', () => {
  it.each([
    [
      'because its screen is asked for what is not there',
      findingOf('no_services_item', { screens: ['each'], detail: 'Z' }),
      ['A', 'B.row'],
    ],
    ['because its condition asks for what is not there', findingOf('unknown_item', { items: ['A'] }), ['A']],
    ['because it waits for itself', findingOf('cycle', { items: ['A', 'B'] }), ['A', 'B']],
  ])('is not named besides, %s', (_, cause, keys) => {
    expect(withoutFollowing([cause, ...keys.map(unreachable)], screens)).toEqual([cause])
  })

  it('is named where nothing else says why', () => {
    const other = findingOf('required', { items: ['A'] })
    const found = [other, unreachable('A'), findingOf('unknown_item', { items: ['C'] })]
    expect(withoutFollowing(found, screens)).toEqual(found)
  })
})

describe('a title that is missing', () => {
  it('is spoken of once', () => {
    const titled = findingOf('missing_text', { language: 'en', detail: 'title' })
    expect(sayFinding(titled, 'en')).toMatch(/^There is no title in English\./)
    expect(sayFinding(titled, 'es')).toMatch(/^Falta el título en inglés\./)
  })
})
