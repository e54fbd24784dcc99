import { profiles } from '@firsthand/analysis'
import { describe, expect, it } from 'vitest'
import { ruleOn, spokenIn, type Candidate } from './release.ts'

const row = (person: number, themeId = 'theme', more: Partial<Candidate> = {}): Candidate => ({
  ...{ themeId, codingId: `${themeId} ${person}`, participantId: `person ${person}`, waveId: 'wave' },
  ...{ serviceId: null, language: 'en', state: 'accepted', mayQuote: true, mayShare: true },
  ...{ preparedBy: 'ben', approvedBy: 'ada', isCleared: true, isLapsed: false },
  ...{ shownStart: 0, shownEnd: 9 },
  ...more,
})
const rulings = (rows: Candidate[], speakers: Record<'en' | 'es', number>) =>
  ruleOn({
    ...{
      audience: 'lead',
      profile: profiles.of.lead,
      rows,
      peopleIn: new Map([['wave', 30]]),
      orderOf: (id) => id,
    },
    speakersIn: new Map(
      (['en', 'es'] as const).map((language) => [spokenIn({ waveId: 'wave', language }), speakers[language]]),
    ),
  })
const rule = (...asked: Parameters<typeof rulings>) => rulings(...asked).map(({ because }) => because)

describe('which quotes leave', () => {
  const others = [2, 3, 4, 5].map((person) => row(person, 'theme', { preparedBy: null, approvedBy: null }))
  const [left] = rule([row(1), ...others], { en: 10, es: 0 })

  it('are those in a language that ten or more spoke in their wave', () => {
    expect(left).toEqual([])
    expect(rule([row(1), ...others], { en: 9, es: 21 })[0]).toEqual(['small_language'])
    const es = row(1, 'theme', { language: 'es' })
    expect(rule([es, ...others], { en: 30, es: 2 })[0]).toEqual(['small_language'])
  })

  it('are told, where a rule counts people, how many it asks for and how many there are', () => {
    expect(rulings([row(1), ...others], { en: 9, es: 21 })[0]!.short).toEqual([
      { because: 'small_language', has: 9, least: 10 },
    ])
    expect(rulings([row(1), row(2)], { en: 30, es: 0 })[0]!.short).toEqual([
      { because: 'too_few_contributors', has: 2, least: profiles.of.lead.leastContributors },
    ])
    expect(rulings([row(1), ...others], { en: 10, es: 0 })[0]!.short).toEqual([])
  })

  it('are one of each person on a card', () => {
    const again = row(1, 'theme', { codingId: 'theme 1 again' })
    expect(rule([row(1), again, ...others], { en: 30, es: 0 }).slice(0, 2)).toEqual([[], ['same_person']])
  })
})
