import { wholeSentences, type Span } from '@firsthand/analysis'

/** `start` is where the text begins in its passage. */
export type Quote = { text: string; start: number; marks: Span[]; startsInside: boolean; endsInside: boolean }

/** The whole sentences around the carrying words, with the marks where they now stand. */
export const quoteOf = (text: string, spans: readonly Span[]): Quote => {
  const within = spans.filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
  const excerpt = wholeSentences(text, within.length > 0 ? within : [{ start: 0, end: text.length }])
  const marks = within
    .filter(({ start, end }) => start >= excerpt.start && end <= excerpt.end)
    .map(({ start, end }) => ({ start: start - excerpt.start, end: end - excerpt.start }))
  const { start, startsInside, endsInside } = excerpt
  return { text: text.slice(start, excerpt.end), start, marks, startsInside, endsInside }
}
