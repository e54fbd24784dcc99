import { describe, expect, it } from 'vitest'
import { select, snapped, spanOf, stepped, wordsOf } from './marks.ts'

const text = 'I told [PERSON 1] "no". 👩‍👧 Mamá helped.'
const redactions = [{ start: 7, end: 17 }]
const words = wordsOf(text, redactions, 'en')
const said = words.map(({ start, end }) => text.slice(start, end))
const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })
const read = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end)

describe('what can be chosen in a passage', () => {
  it('is its words, placeholders as a whole, and emoji of several parts', () => {
    expect(said).toEqual(['I', 'told', '[PERSON 1]', 'no', '👩‍👧', 'Mamá', 'helped'])
  })

  it('widens to whole words, whatever was touched of them', () => {
    expect(read(snapped(words, { start: 3, end: 9 }))).toBe('told [PERSON 1]')
    expect(read(snapped(words, { start: at('👩‍👧').start + 1, end: at('Mam').end }))).toBe('👩‍👧 Mamá')
    expect(snapped(words, at('". '))).toBeUndefined()
  })

  it('moves by words, and grows and shrinks at its end, never to nothing', () => {
    const told = at('told')
    expect(read(stepped(words, told, { step: 1, isLonger: false }))).toBe('[PERSON 1]')
    expect(read(stepped(words, told, { step: -1, isLonger: false }))).toBe('I')
    expect(read(stepped(words, at('I'), { step: -1, isLonger: false }))).toBe('I')
    const longer = stepped(words, told, { step: 1, isLonger: true })
    expect(read(longer)).toBe('told [PERSON 1]')
    expect(read(stepped(words, longer, { step: -1, isLonger: true }))).toBe('told')
    expect(read(stepped(words, told, { step: -1, isLonger: true }))).toBe('told')
    expect(read(stepped(words, at('helped'), { step: 1, isLonger: true }))).toBe('helped')
  })
})

describe('a selection on the page', () => {
  const page = () => {
    document.body.innerHTML = ''
    const passage = document.createElement('p')
    const piece = (start: number, end: number, shown: string, isWhole = false) => {
      const element = document.createElement('span')
      Object.assign(element.dataset, { at: start, end })
      if (isWhole) element.dataset['whole'] = ''
      element.textContent = shown
      const mark = document.createElement('mark')
      mark.append(element)
      passage.append(start > 20 ? mark : element)
    }
    piece(0, 7, 'I told ')
    piece(7, 17, 'a name', true)
    piece(17, 24, ' "no". ')
    piece(24, text.length, text.slice(24))
    document.body.append(passage)
    return passage
  }
  const pick = (passage: Element, [from, start]: [number, number], [until, end]: [number, number]) => {
    const range = document.createRange()
    const node = (index: number) => passage.querySelectorAll('[data-at]')[index]!.firstChild!
    range.setStart(node(from), start)
    range.setEnd(node(until), end)
    return spanOf(range, passage)
  }

  it('stands at the same place in the words, across marks', () => {
    expect(read(pick(page(), [0, 2], [0, 6]))).toBe('told')
    expect(read(pick(page(), [2, 1], [3, 5]))).toBe('"no". 👩‍👧')
  })

  it('takes a placeholder whole, however little of its word is selected', () => {
    expect(read(pick(page(), [0, 2], [1, 2]))).toBe('told [PERSON 1]')
    expect(read(pick(page(), [1, 3], [1, 5]))).toBe('[PERSON 1]')
  })

  it('is nothing where it holds no letter', () => {
    expect(pick(page(), [0, 3], [0, 3])).toBeUndefined()
  })

  it('is shown again where it was', () => {
    const passage = page()
    for (const part of ['told', 'told [PERSON 1]', '[PERSON 1] "no"', 'Mamá helped']) {
      select(passage, at(part))
      expect(read(spanOf(getSelection()!.getRangeAt(0), passage))).toBe(part)
    }
  })
})
