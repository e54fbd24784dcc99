import { profiles } from '@firsthand/analysis'
import { describe, expect, it } from 'vitest'
import type { Candidate } from './release.ts'
import { saidOf } from './said.ts'

const row = (person: number, state: Candidate['state']): Candidate => ({
  ...{ themeId: 'theme', codingId: `coding ${person}`, participantId: `person ${person}`, waveId: 'wave' },
  ...{
    serviceId: null,
    language: 'en',
    state,
    mayQuote: true,
    mayShare: true,
    preparedBy: null,
    approvedBy: null,
    isCleared: true,
    isLapsed: false,
    shownStart: 0,
    shownEnd: 9,
  },
})
const said = (accepted: number, proposed: number, people: number) =>
  saidOf(
    Array.from({ length: accepted + proposed }, (_, at) => row(at, at < accepted ? 'accepted' : 'proposed')),
    { profile: profiles.of.board, people, narrowedTo: [] },
  )

describe('how many said it, while people still read', () => {
  it('is a word where it holds whatever they decide', () => {
    expect(said(5, 2, 20)).toMatchObject({ word: 'some' })
    expect(said(1, 2, 30)).toMatchObject({ word: 'withheld' })
  })

  it('is being checked where it might change, though the two ends are told alike', () => {
    expect(said(5, 5, 20)).toBe('being checked')
    expect(said(0, 20, 20)).toBe('being checked')
    expect(said(2, 27, 30)).toBe('being checked')
  })
})
