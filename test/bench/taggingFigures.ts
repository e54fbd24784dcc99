// What a tagger gets right on coded answers, as the task counts it.
import type { Language, Stance, Tagging } from '@firsthand/analysis'

export type Answer = {
  id: string
  lang: Language
  question: string
  text: string
  labels: { code: string; stance: Stance; quotes: string[] }[]
}

type Counts = {
  right: number
  said: number
  meant: number
  exact: number
  stances: number
  rightStances: number
  by: Record<Stance, { right: number; meant: number; said: number }>
  quotes: number
  none: number
  untagged: number
}

const noStance = () => ({ right: 0, meant: 0, said: 0 })

/** Micro-F1 of codes, stance and characters of quotes where the code is right, and answers with no theme left alone. */
export const figuresFor = (answers: readonly Answer[], tag: (answer: Answer) => Tagging) => {
  const counts: Counts = {
    ...{ right: 0, said: 0, meant: 0, exact: 0, stances: 0 },
    ...{ rightStances: 0, quotes: 0, none: 0, untagged: 0 },
    by: { positive: noStance(), negative: noStance(), mixed: noStance(), neutral: noStance() },
  }
  for (const answer of answers) count(counts, answer, tag(answer))
  const { right, said, meant, none } = counts
  return {
    answers: answers.length,
    microF1: share(2 * right, said + meant),
    precision: share(right, said),
    recall: share(right, meant),
    exact: share(counts.exact, answers.length),
    stance: share(counts.rightStances, counts.stances),
    // Of each stance, where the code is right: how many were meant, the share of them found, and of those told the share right.
    stances: Object.fromEntries(
      Object.entries(counts.by).map(([stance, each]) => [
        stance,
        { of: each.meant, recall: share(each.right, each.meant), precision: share(each.right, each.said) },
      ]),
    ),
    quoteF1: share(counts.quotes, counts.stances),
    noTheme: none,
    untagged: share(counts.untagged, none),
  }
}

const count = (counts: Counts, answer: Answer, { suggestions }: Tagging): void => {
  const got = suggestions.filter(({ isDraft }) => !isDraft)
  counts.said += got.length
  counts.meant += answer.labels.length
  let right = 0
  for (const label of answer.labels) {
    const suggestion = got.find(({ code }) => code === label.code)
    if (!suggestion) continue
    right++
    counts.stances++
    counts.by[label.stance].meant++
    counts.by[suggestion.stance].said++
    if (suggestion.stance === label.stance) {
      counts.rightStances++
      counts.by[label.stance].right++
    }
    counts.quotes += quoteF1(answer.text, label.quotes, suggestion.quotes)
  }
  counts.right += right
  if (right === got.length && right === answer.labels.length) counts.exact++
  if (answer.labels.length === 0) {
    counts.none++
    if (got.length === 0) counts.untagged++
  }
}

const quoteF1 = (text: string, meant: readonly string[], got: readonly { start: number; end: number }[]) => {
  const isMeant = marked(
    text,
    meant.flatMap((quote) => {
      const start = text.indexOf(quote)
      return start < 0 ? [] : [{ start, end: start + quote.length }]
    }),
  )
  const isGot = marked(text, got)
  const sum = (marks: Uint8Array) => marks.reduce((total, each) => total + each, 0)
  const both = isMeant.reduce((total, each, at) => total + (each && isGot[at] ? 1 : 0), 0)
  return (2 * both) / Math.max(1, sum(isMeant) + sum(isGot))
}

const marked = (text: string, spans: readonly { start: number; end: number }[]): Uint8Array => {
  const marks = new Uint8Array(text.length)
  for (const { start, end } of spans) marks.fill(1, start, end)
  return marks
}

export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 1000
