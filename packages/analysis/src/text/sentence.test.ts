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
  it.each(
    [
      ['The judge heard me out.', 'heard', 'However, it changed nothing.', 'changed'],
      ['They let us call home.', 'call', 'Except on weekends.', 'weekends'],
      ['I would talk to them.', 'talk', 'Unless he is there.', 'there'],
      ['She came every week.', 'came', 'Until the grant ran out.', 'grant'],
      ['They promised a room.', 'promised', 'Yet nobody had one.', 'nobody'],
      ['I used to trust him.', 'trust', 'Not anymore.', 'Not'],
      ['I used to trust him.', 'trust', 'Now I lock the door.', 'lock'],
      ['I used to trust him.', 'trust', 'But now I lock the door.', 'lock'],
      ['The room was warm.', 'warm', 'Though the door had no lock.', 'lock'],
      ['The room was warm.', 'warm', 'Still, I slept in my shoes.', 'shoes'],
      ['The room was warm.', 'warm', 'Even so, I slept in my shoes.', 'shoes'],
      ['She would see me.', 'see', 'Only if I had a form.', 'form'],
      ['I felt safe there.', 'safe', '… but not at night.', 'night'],
      ['La jueza me escuchó.', 'escuchó', 'Sin embargo, no sirvió de nada.', 'sirvió'],
      ['Nos dejaban llamar.', 'llamar', 'Excepto los domingos.', 'domingos'],
      ['Nos dejaban llamar.', 'llamar', 'Salvo los domingos.', 'domingos'],
      ['Hablaría con ellos.', 'Hablaría', 'A menos que esté él.', 'esté'],
      ['Antes confiaba en él.', 'confiaba', 'Ahora ya no.', 'Ahora'],
      ['Antes confiaba en él.', 'confiaba', 'Ya no.', 'Ya'],
      ['El cuarto era bonito.', 'bonito', 'Aun así, dormía con zapatos.', 'zapatos'],
      ['El cuarto era bonito.', 'bonito', 'Aún así, dormía con zapatos.', 'zapatos'],
      ['El cuarto era bonito.', 'bonito', 'Eso sí, sin llave.', 'llave'],
      ['Venía cada semana.', 'Venía', 'Hasta que la cambiaron.', 'cambiaron'],
      ['Me atendían.', 'atendían', 'Solo si llevaba un papel.', 'papel'],
    ].flatMap(([one, inOne, two, inTwo]) => [
      [`${one} ${two}`, inOne!],
      [`${one} ${two}`, inTwo!],
    ]),
  )('shows what is taken back with what takes it back: %s (%s)', (text, word) => {
    expect(excerpt(text!, word!)).toEqual([text, false, false])
  })
  it.each([
    ['She was kind. Yesterday she called. Ok.', 'kind', 'She was kind.'],
    ['Era amable. Sí, mucho. Ok.', 'amable', 'Era amable.'],
    ['Era amable. Nunca gritó.', 'amable', 'Era amable.'],
  ])('shows no more than the sentence where nothing turns it: %s', (text, word, shown) => {
    expect(excerpt(text, word)[0]).toBe(shown)
  })
  it.each([
    [
      'I used to trust him. Now I live with my aunt. Now I go to school. Now I have a dog. Ok.',
      'trust',
      'I used to trust him. Now I live with my aunt. Now I go to school.',
    ],
    [
      'Antes confiaba en él. Ahora vivo con mi tía. Ahora estudio. Al final tengo un perro.',
      'confiaba',
      'Antes confiaba en él. Ahora vivo con mi tía. Ahora estudio.',
    ],
    ['I came late. Still I came. Now I trust him. Ok.', 'trust', 'Still I came. Now I trust him.'],
  ])('takes in one sentence before and two after at most, of what only tells on: %s', (text, word, shown) => {
    expect(excerpt(text, word)[0]).toBe(shown)
  })
  it('cuts off no contrast at its border, however many there are', () => {
    const text = 'They came. Now and then. Still, they came. But not to me. Unless I called. Ok.'
    expect(excerpt(text, 'They came.')[0]).toBe(
      'They came. Now and then. Still, they came. But not to me. Unless I called.',
    )
    expect(excerpt(text, 'called')[0]).toBe('Still, they came. But not to me. Unless I called.')
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
