import { describe, expect, it } from 'vitest'
import { deidentify } from './deidentify.ts'
import { edited, moved, type Edit } from './edited.ts'
import type { Placed } from './placed.ts'

const raw = 'Maria said the blue gym in Quietsville was ours, and Maria was 14 then.'
const cleaned = () => deidentify(raw, { language: 'en' })
const at = (text: string, words: string): { start: number; end: number } => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const edit = (
  before: { text: string; placeholders: Placed[] },
  words: string,
  more: Partial<Edit> = {},
): Edit => ({
  ...{ type: null, text: null },
  ...more,
  ...at(before.text, words),
})

describe('what a person changes', () => {
  it('marks a detail, takes one off and has something general stand there, all at once', () => {
    const before = cleaned()
    expect(before.text).toContain('[PERSON 1]')
    const age = before.placeholders.find(({ type }) => type === 'AGE')!
    const after = edited(raw, before, [
      edit(before, 'blue gym', { type: 'PLACE' }),
      { start: age.start, end: age.end, type: 'AGE', text: 'a young teenager' },
    ])
    expect(after).toMatchObject({ ok: true })
    if (!after.ok) return
    expect(after.text).toMatch(
      /^\[PERSON 1\] said the \[PLACE 1\] in .* \[PERSON 1\] was a young teenager then\.$/,
    )
    const off = edited(raw, after, [
      edit(after, '[PLACE 1]'),
      edit(after, 'a young teenager', { type: 'AGE' }),
    ])
    expect(off.ok && off.text).toContain('the blue gym in')
    expect(off.ok && off.text).toContain('was [AGE 1] then')
  })

  it('gives the same words the number that they had', () => {
    const text = 'the zorbel was loud and i liked the zorbel'
    const before = deidentify(text, { language: 'en' })
    const one = edited(text, before, [{ ...at(text, 'zorbel'), type: 'PERSON', text: null }])
    if (!one.ok) throw new Error('refused')
    const both = edited(text, one, [
      { start: one.text.lastIndexOf('zorbel'), end: one.text.length, type: 'PERSON', text: null },
    ])
    expect(both.ok && both.text).toBe('the [PERSON 1] was loud and i liked the [PERSON 1]')
  })

  it('takes up the marks that it touches', () => {
    const before = cleaned()
    const after = edited(raw, before, [edit(before, '[PERSON 1] said', { type: 'PERSON' })])
    expect(after.ok && after.text.startsWith('[PERSON 1] the blue gym')).toBe(true)
  })

  it('says why not', () => {
    const before = cleaned()
    const why = (...edits: Edit[]) => {
      const after = edited(raw, before, edits)
      return after.ok ? undefined : [after.at, after.problem]
    }
    expect(why(edit(before, 'blue gym'))).toEqual([0, 'no mark'])
    expect(why({ start: 0, end: 9999, type: 'PLACE', text: null })).toEqual([0, 'outside'])
    expect(why({ start: 12, end: 12, type: 'PLACE', text: null })).toEqual([0, 'outside'])
    const gym = edit(before, 'blue gym', { type: 'PLACE' })
    expect(why(gym, edit(before, 'gym', { type: 'PLACE' }))).toEqual([1, 'overlaps'])
    expect(why({ ...gym, text: ' Blue  Gym' })).toEqual([0, 'same words'])
    // Behind a mark a right guess is answered as a wrong one is.
    expect(why(edit(before, '[PERSON 1]', { type: 'PERSON', text: 'Maria' }))).toBeUndefined()
  })

  it('tells where every word went, there and back, over edits by chance', () => {
    let seed = 7
    const chance = (below: number) => (seed = (seed * 48271) % 2147483647) % below
    let before: { text: string; placeholders: Placed[] } = cleaned()
    for (let time = 0; time < 400; time += 1) {
      const start = chance(before.text.length - 4)
      const one: Edit = {
        start,
        end: start + 1 + chance(12),
        type: chance(5) ? 'PLACE' : null,
        text: chance(2) ? 'there' : null,
      }
      const after = edited(raw, before as never, [one])
      if (!after.ok) continue
      const rawOf = (words: { text: string; placeholders: Placed[] }) =>
        words.placeholders.reduceRight(
          (text, each) => text.slice(0, each.start) + raw.slice(each.from, each.to) + text.slice(each.end),
          words.text,
        )
      expect(rawOf(after)).toBe(raw)
      const from = chance(before.text.length - 1)
      const span = { start: from, end: from + 1 + chance(before.text.length - from - 1) }
      const went = moved(after.moves, span)
      expect(went.start).toBeLessThan(went.end)
      expect(went.end).toBeLessThanOrEqual(after.text.length)
      const untouched = before.text.slice(span.start, span.end)
      if (
        !/[[\]]|there/.test(before.text) &&
        !after.moves.some((move) => move.isWhole && move.from < span.end && span.start < move.to)
      )
        expect(after.text.slice(went.start, went.end)).toBe(untouched)
      before = after
    }
  })
})
