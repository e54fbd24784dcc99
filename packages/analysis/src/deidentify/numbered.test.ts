import { describe, expect, it } from 'vitest'
import { deidentify } from './deidentify.ts'
import { edited } from './edited.ts'
import { numbersIn, type Numbered } from './numbered.ts'

/** The answers of one transcript, each cleaned by the numbers of those before it. */
const transcript = (...answers: string[]): string[] => {
  const numbers: Numbered[] = []
  return answers.map((raw) => {
    const cleaned = deidentify(raw, { language: 'en', numbers })
    numbers.push(...numbersIn(raw, cleaned))
    return cleaned.text
  })
}

describe('the numbers of a transcript', () => {
  it('are one for the same words in every answer, and another for others', () => {
    expect(
      transcript('Tamsin drove me home.', 'Keisha was rude to me.', 'I told Keisha about Tamsin.'),
    ).toEqual([
      '[PERSON 1] drove me home.',
      '[PERSON 2] was rude to me.',
      'I told [PERSON 2] about [PERSON 1].',
    ])
  })

  it('go on from each kind by itself', () => {
    expect(transcript('I met Tamsin in Hartford.', 'I met Keisha in Bridgeport.')).toEqual([
      'I met [PERSON 1] in [PLACE 1].',
      'I met [PERSON 2] in [PLACE 2].',
    ])
  })

  it('are one for a name and a part of it, whichever was said first', () => {
    expect(transcript('Ana Lopez came.', 'I like Ana.')).toEqual(['[PERSON 1] came.', 'I like [PERSON 1].'])
    expect(transcript('I like Ana.', 'Ana Lopez came.')).toEqual(['I like [PERSON 1].', '[PERSON 1] came.'])
  })

  it('tell two of one first name apart, by the answer that says which', () => {
    const [, second, third] = transcript(
      'Ana Lopez came.',
      'Ana Ruiz was late, and I told Ana so.',
      'I like Ana Lopez.',
    )
    expect(second).toBe('[PERSON 2] was late, and I told [PERSON 2] so.')
    expect(third).toBe('I like [PERSON 1].')
  })

  it('are two for two people whom answers that were numbered apart call by one', () => {
    const apart = ['Tamsin drove me home.', 'Keisha was rude to me.'].flatMap((raw) =>
      numbersIn(raw, deidentify(raw, { language: 'en' })),
    )
    expect(apart.map(({ number }) => number)).toEqual([1, 1])
    const numbers = [...apart, { type: 'PERSON', words: 'Keisha Roe', number: 1 } as const]
    const clean = (raw: string) => deidentify(raw, { language: 'en', numbers }).text
    expect(clean('I told Keisha about Tamsin.')).toBe('I told [PERSON 2] about [PERSON 1].')
    expect(clean('Keisha Roe came, and Keisha stayed.')).toBe('[PERSON 2] came, and [PERSON 2] stayed.')
  })

  it('are one for a part of a name that two have, as the answer before meant it', () => {
    const [, , third] = transcript(
      'Ana Lopez came.',
      'Ana Ruiz was late, and I told Ana so.',
      'I like Ana, and Ana Lopez likes me.',
    )
    expect(third).toBe('I like [PERSON 1], and [PERSON 1] likes me.')
    expect(transcript('Ana Lopez came.', 'Ana Ruiz was late, and I told Ana so.', 'I like Ana.')[2]).toBe(
      'I like [PERSON 2].',
    )
  })

  it('are none of what a person had something general stand for', () => {
    const raw = 'I met Tamsin in Hartford.'
    const before = deidentify(raw, { language: 'en' })
    const [person] = before.placeholders
    const general = { start: person!.start, end: person!.end, type: 'PERSON', text: 'a friend' } as const
    const after = edited(raw, before, [general])
    expect(after.ok && numbersIn(raw, after)).toEqual([{ type: 'PLACE', words: 'Hartford', number: 1 }])
  })

  it('stay in the others where a person marks something, and go on behind them', () => {
    const [first, raw] = ['Keisha was rude to me.', 'the zorbel said that Keisha knew.']
    const numbers = numbersIn(first, deidentify(first, { language: 'en' }))
    const before = deidentify(raw, { language: 'en', numbers })
    const mark = { start: 4, end: 10, type: 'PERSON', text: null } as const
    const after = edited(raw, { ...before, numbers }, [mark])
    expect(after.ok && after.text).toBe('the [PERSON 2] said that [PERSON 1] knew.')
  })
})
