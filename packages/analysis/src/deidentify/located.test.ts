import { describe, expect, it } from 'vitest'
import { deidentify } from './deidentify.ts'
import { located } from './located.ts'
import type { Placed } from './placed.ts'

/** As it was kept before it was kept where details stand. */
const bare = (placeholders: readonly Placed[]) =>
  placeholders.map(({ start, end, type }) => ({ start, end, type }))

const place = (raw: string) => {
  const { text, placeholders } = deidentify(raw, { language: 'en' })
  return { text, placeholders, found: located(raw, text, bare(placeholders)) }
}

describe('where details stand in the raw text', () => {
  it.each([
    'Tamsin drove me home.',
    'I met Tamsin in Hartford and told Keisha.',
    'It was Tamsin',
    'Tamsin was rude. Then Tamsin was kind, and Keisha Roe called 203-555-0142 for me.',
    'I was afraid of them.',
  ])('is told by the words between them: %s', (raw) => {
    const { placeholders, found } = place(raw)
    expect(found).toEqual(placeholders)
  })

  it('is as it was kept', () => {
    const kept = { start: 0, end: 10, type: 'PERSON', from: 0, to: 6, isGeneral: true } as const
    expect(located('Tamsin left.', 'some woman left.', [kept])).toEqual([kept])
  })

  it('is one place for details whose words between fit twice', () => {
    const raw = 'I told Ana and Bo and Cy of it.'
    const text = 'I told [PERSON 1] and [PERSON 2] of it.'
    const details = [
      { start: 7, end: 17, type: 'PERSON' },
      { start: 22, end: 32, type: 'PERSON' },
    ] as const
    expect(located(raw, text, details)).toEqual([{ start: 7, end: 32, type: 'PERSON', from: 7, to: 24 }])
  })

  it('is not told of a text that was made of another one', () => {
    const detail = [{ start: 0, end: 10, type: 'PERSON' }] as const
    for (const raw of ['Tamsin stayed.', ' left.', 'left.', ''])
      expect(located(raw, '[PERSON 1] left.', detail)).toBe(null)
    const two = [...detail, { start: 15, end: 25, type: 'PERSON' }] as const
    for (const raw of ['Ana met Bo', 'Ana and ', ' and Bo', 'Ana', 'A'])
      expect(located(raw, '[PERSON 1] and [PERSON 2]', two)).toBe(null)
  })
})
