import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCodebook } from '../tagging/codebook.ts'
import type { Language } from '../text/language.ts'
import { mentionsOf, questionReader, type AskedPerson } from './mention.ts'

describe('who spoke of what', () => {
  const all: AskedPerson[] = [
    { person: 'Ana', asks: ['safety'], codes: ['safety', 'comfort'] },
    { person: 'Ana', asks: ['comfort'], codes: [] },
    { person: 'Bea', asks: ['safety'], codes: [] },
    { person: 'Cat', asks: ['comfort'], codes: ['comfort'] },
    { person: 'Dee', asks: [], codes: ['safety'] },
    { person: 'Eli', asks: [], codes: [] },
  ]
  it('is kept apart from who was asked and did not, and from who was not asked', () => {
    expect(mentionsOf(['safety', 'comfort', 'turnover'], all)).toEqual([
      { code: 'safety', mentioned: 2, unasked: 1, askedNotMentioned: 1, notAsked: 2 },
      { code: 'comfort', mentioned: 2, unasked: 0, askedNotMentioned: 0, notAsked: 3 },
      { code: 'turnover', mentioned: 0, unasked: 0, askedNotMentioned: 0, notAsked: 5 },
    ])
  })
  it('makes up nobody', () => {
    expect(mentionsOf(['safety'], [])).toEqual([
      { code: 'safety', mentioned: 0, unasked: 0, askedNotMentioned: 0, notAsked: 0 },
    ])
  })
})

describe('what a question asks about', () => {
  const read = questionReader(
    parseCodebook(
      JSON.parse(
        readFileSync(resolve('packages/analysis/codebooks/youth-survivor-perspective.json'), 'utf8'),
      ),
    ),
  )
  it.each<[string, string[], Language?]>([
    ['What was your day in court like?', ['judicial_voice']],
    ['Were people honest with you?', ['honest_communication']],
    ['What did you think of the rules?', ['rules_and_control']],
    ['¿Y la corte?', ['judicial_voice'], 'es'],
    ['Tell me about your day in court.', ['judicial_voice']],
    ['Please tell us what court was like.', ['judicial_voice']],
    ['Can you tell me a little about the rules there?', ['rules_and_control']],
    ['Tell me whether people were honest with you.', ['honest_communication']],
    ['Did anybody tell you the truth?', ['honest_communication']],
    ['Tell me more.', []],
    ['Tell me about a day there.', []],
    ['Could you tell me about it?', []],
    ['Cuéntame cómo te fue en la corte.', ['judicial_voice'], 'es'],
    ['Cuéntanos un poco sobre las reglas de ahí.', ['rules_and_control'], 'es'],
    ['¿Me puedes contar cómo te trató la policía?', ['law_enforcement_trust'], 'es'],
    ['¿Te dijeron la verdad?', ['honest_communication'], 'es'],
    ['Dime si la gente fue honesta contigo.', ['honest_communication'], 'es'],
    ['Cuéntame más.', [], 'es'],
    ['Cuéntame del shelter.', [], 'es'],
    ['Anything else?', []],
    ['¿Algo más?', [], 'es'],
    ['', []],
  ])('%j → %j', (question, codes, language = 'en') => expect(read(question, language)).toEqual(codes))
})
