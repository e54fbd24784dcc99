// From what somebody chose on the screen to words of the passage: positions are UTF-16 code units, end exclusive.
import type { Language, Span } from '../graphql.ts'

/** What can be chosen step by step: words, emoji, and placeholders as a whole. */
export function wordsOf(text: string, redactions: readonly Span[], language: Language): Span[] {
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike, segment }) => isWordLike || /\p{Extended_Pictographic}/u.test(segment))
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }))
    .filter((word) => !redactions.some((one) => word.start < one.end && word.end > one.start))
  return [...words, ...redactions.map(({ start, end }) => ({ start, end }))].toSorted(
    (a, b) => a.start - b.start,
  )
}

/** The whole words that a choice touches; nothing where it touches none. */
export function snapped(words: readonly Span[], { start, end }: Span): Span | undefined {
  const touched = words.filter((word) => word.start < end && word.end > start)
  const [first, last] = [touched[0], touched.at(-1)]
  return first && last && { start: first.start, end: last.end }
}

export interface Step {
  step: 1 | -1
  isLonger: boolean
}

/** The choice one word on or back; where it `isLonger` its end alone moves, but never before its first word. */
export function stepped(words: readonly Span[], chosen: Span, { step, isLonger }: Step): Span {
  const first = words.findIndex((word) => word.end > chosen.start)
  const last = words.findLastIndex((word) => word.start < chosen.end)
  const to = Math.min(words.length - 1, Math.max(isLonger ? first : 0, (isLonger ? last : first) + step))
  const [from, until] = [words[isLonger ? first : to], words[to]]
  return from && until ? { start: from.start, end: until.end } : chosen
}

/** Where a range of the page stands in the passage whose pieces carry `data-at`; a placeholder counts whole. */
export function spanOf(range: Range, passage: Element): Span | undefined {
  const touched = pieces(passage).flatMap(({ element, at, end }) => {
    if (!range.intersectsNode(element)) return []
    if (element.dataset['whole'] !== undefined) return [{ start: at, end }]
    const text = element.firstChild
    const start = text && range.startContainer === text ? at + range.startOffset : at
    const stop = text && range.endContainer === text ? at + range.endOffset : end
    return stop > start ? [{ start, end: stop }] : []
  })
  const last = touched.at(-1)
  return touched[0] && last && { start: touched[0].start, end: last.end }
}

/** Shows a choice as the browser shows what is selected. */
export function select(passage: Element, { start, end }: Span): void {
  const from = pieces(passage).find((one) => one.end > start)
  const until = pieces(passage).findLast((one) => one.at < end)
  if (!from || !until) return
  const range = document.createRange()
  const isWhole = (one: Piece) => one.element.dataset['whole'] !== undefined || !one.element.firstChild
  if (isWhole(from)) range.setStartBefore(from.element)
  else range.setStart(from.element.firstChild!, start - from.at)
  if (isWhole(until)) range.setEndAfter(until.element)
  else range.setEnd(until.element.firstChild!, end - until.at)
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

interface Piece {
  element: HTMLElement
  at: number
  end: number
}

const pieces = (passage: Element): Piece[] =>
  [...passage.querySelectorAll<HTMLElement>('[data-at]')].map((element) => ({
    element,
    at: Number(element.dataset['at']),
    end: Number(element.dataset['end']),
  }))
