import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentences, wholeSentences } from './sentence.ts'
import { isBoundary } from './span.ts'

const split = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end).trim())

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['a dog. no lights', ['a dog.', 'no lights']],
    ['I waited... and then nothing. Gone.', ['I waited... and then nothing.', 'Gone.']],
    ['I waited… Then nothing.', ['I waited…', 'Then nothing.']],
    ['Dr. Who said so. Ok.', ['Dr. Who said so.', 'Ok.']],
    ['La Sra. Paz y el Lic. Ruiz. Sí.', ['La Sra. Paz y el Lic. Ruiz.', 'Sí.']],
    ['At 3.5 miles. Far.', ['At 3.5 miles.', 'Far.']],
    ['It opens at 9 a.m. on weekdays. Good.', ['It opens at 9 a.m. on weekdays.', 'Good.']],
    ['J. Lopez came. Then I. Yes.', ['J. Lopez came.', 'Then I.', 'Yes.']],
    ['She said "why?" and left. Ok', ['She said "why?" and left.', 'Ok']],
    ['"Wait." She waited.', ['"Wait."', 'She waited.']],
    ['line one\nline two\r\n\r\nline three', ['line one', 'line two', 'line three']],
    ['I told [PERSON 1]. [PERSON 2] knew.', ['I told [PERSON 1].', '[PERSON 2] knew.']],
    ['so good! 👩‍👩‍👧 They came.', ['so good! 👩‍👩‍👧', 'They came.']],
    ['¿Qué pasó? ¡Nada! Pues sí.', ['¿Qué pasó?', '¡Nada!', 'Pues sí.']],
    ['what?! no way', ['what?!', 'no way']],
    ['1. First. 2. Second.', ['1. First.', '2. Second.']],
    ['', []],
    ['   ', ['']],
  ])('splits %j', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  it('gives back the whole text, on code point boundaries', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const all = sentences(text)
        expect(all.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        expect(all.every(({ start, end }) => isBoundary(text, start) && isBoundary(text, end))).toBe(true)
      }),
    )
  })
})

describe('wholeSentences', () => {
  const excerpt = (text: string, ...words: string[]) => {
    const spans = words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }))
    const { start, end, startsInside, endsInside } = wholeSentences(text, spans)
    return [text.slice(start, end), startsInside, endsInside]
  }

  it('shows the whole sentence of a part', () => {
    expect(excerpt('One here. Two is there. Three.', 'is')).toEqual(['Two is there.', true, true])
  })
  it('joins what is at most three sentences apart', () => {
    expect(excerpt('A a. B b. C c. D d. E e.', 'A a', 'D d')).toEqual(['A a. B b. C c. D d.', false, true])
  })
  it('starts with the best span where the others are far', () => {
    expect(excerpt('A a. B b. C c. D d. E e.', 'E e', 'A a')).toEqual(['E e.', true, false])
  })
  it.each([
    ['They were kind. But nobody listened.', 'nobody'],
    ['They were kind. But nobody listened.', 'kind'],
    ['Eran amables. Pero nadie escuchó.', 'nadie'],
    ['Eran amables. Aunque nadie escuchó.', 'amables'],
    ['I would call them. If I had to.', 'call'],
  ])('never parts a contrast or a condition from what it continues: %s', (text, word) => {
    expect(excerpt(text, word)).toEqual([text, false, false])
  })
  it('stays inside the text for any spans', () => {
    const span = fc
      .tuple(fc.nat(120), fc.nat(120))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.array(span, { maxLength: 4 }),
        (text, spans) => {
          const { start, end } = wholeSentences(text, spans)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(start).toBeLessThanOrEqual(end)
        },
      ),
    )
  })
})
