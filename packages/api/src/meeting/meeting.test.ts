import { describe, expect, it } from 'vitest'
import { ConsentScope } from '../../generated/prisma/enums.ts'
import { issuesOf, notAsked, restsOn, type Answered } from './meeting.ts'

const all = Object.values(ConsentScope)
const yes = (scope: ConsentScope): Answered => ({ scope, decision: 'granted' })
const no = (scope: ConsentScope): Answered => ({ scope, decision: 'declined' })

describe('a scope', () => {
  it.each<[ConsentScope, ConsentScope[]]>([
    ['participate', []],
    ['analyse', ['participate']],
    ['quote_verbatim', ['analyse', 'participate']],
    ['recontact_followup', []],
    ['audio_record', ['participate']],
  ])('%s rests on %j', (scope, expected) => expect(restsOn(scope)).toEqual(expected))

  it('is not asked after a no to what it rests on, near or far', () => {
    expect(notAsked('quote_verbatim', [yes('participate'), no('analyse')])).toBe('analyse')
    expect(notAsked('quote_verbatim', [no('participate')])).toBe('participate')
    expect(notAsked('quote_verbatim', [])).toBeNull()
    expect(notAsked('recontact_results', [no('participate')])).toBeNull()
  })
})

describe('the answers of a meeting', () => {
  const paths = (answers: Answered[], asked: ConsentScope[] = all) =>
    issuesOf(answers, asked).map(({ path, message }) => `${path}: ${message}`)

  it('are taken where each question is of the text and none rests on a no', () => {
    expect(paths([yes('participate'), no('analyse'), yes('recontact_results')])).toEqual([])
  })

  it.each<[string, Answered[], RegExp]>([
    ['is no question of the text', [yes('audio_record')], /decisions\.0\.scope: is no question/],
    ['comes twice', [yes('participate'), no('participate')], /decisions\.1\.scope: is decided twice/],
    ['rests on a no', [no('analyse'), yes('quote_verbatim')], /decisions\.1\.scope: rests on analyse/],
    ['is a no that was not asked', [no('participate'), no('analyse')], /decisions\.1\.scope: rests on part/],
  ])('are refused where one %s', (_name, answers, says) => {
    expect(paths(answers, ['participate', 'analyse', 'quote_verbatim'])).toEqual([
      expect.stringMatching(says),
    ])
  })
})
