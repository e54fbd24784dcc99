import { describe, expect, it } from 'vitest'
import type { Chosen } from './createMeeting.ts'
import { missingAt } from './missing.ts'

const before = (part: Partial<Chosen>): Chosen => ({
  alsoIn: [],
  ...{ language: 'en', mode: 'together', hasInterpreter: false, present: ['young_person', 'interviewer'] },
  ...{ giverSafety: null, route: null, answers: {}, understood: {}, isCopyGiven: null },
  ...{ documentation: null, documentationRef: '', reference: '', until: '' },
  ...part,
})

describe('before the reading begins', () => {
  it.each<[string, Partial<Chosen>, string[]]>([
    ['both are there', {}, []],
    ['the young person is not', { present: ['interviewer'] }, ['present']],
    ['who reads is not', { present: ['young_person'] }, ['present']],
    ['by phone somebody is', { mode: 'phone', present: ['interviewer'] }, []],
    ['by phone nobody is', { mode: 'phone', present: [] }, ['present']],
    ['nothing said of an interpreter', { hasInterpreter: null }, ['hasInterpreter']],
  ])('%s', (_what, part, missing) => {
    expect(missingAt('setting', before(part), 'youth')).toEqual(missing)
  })

  it('asks for who gives permission, where they are asked', () => {
    const chosen = before({ giverSafety: 'safe', route: 'parent' })
    expect(missingAt('setting', chosen, 'giver')).toEqual(['present'])
    expect(missingAt('setting', { ...chosen, present: ['giver', 'interviewer'] }, 'giver')).toEqual([])
  })
})
