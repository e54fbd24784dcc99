// Templates and near copies in what was written: a benchmark of sentences that are one sentence measures nothing.
import type { Answer } from './taggingFigures.ts'

const NEAR = 0.5 // of the three-word stretches of two answers are the same
const PAIRS = 5

/** How many answers have a near copy among the statements, and how many test answers have one there. */
export const copiesIn = (statements: readonly Answer[], test: readonly Answer[]) => {
  const index = new Map<string, number[]>()
  const shingles = statements.map(({ text }) => shinglesOf(text))
  let among = 0
  const pairs: [string, string][] = []
  shingles.forEach((own, at) => {
    const near = nearest(own, shingles, index)
    if (near !== undefined) {
      among++
      if (pairs.length < PAIRS) pairs.push([statements[near]!.id, statements[at]!.id])
    }
    for (const each of own) index.set(each, [...(index.get(each) ?? []), at])
  })
  const intoTest = test.filter(({ text }) => nearest(shinglesOf(text), shingles, index) !== undefined)
  return { near: NEAR, among, pairs, testWithCopy: intoTest.length }
}

/** The share of statements that open with one of the ten most frequent openings of four words. */
export const openingsIn = (statements: readonly Answer[]) => {
  const counts = new Map<string, number>()
  for (const { text } of statements) {
    const words = wordsOf(text)
    if (words.length < 8) continue
    const opening = words.slice(0, 4).join(' ')
    counts.set(opening, (counts.get(opening) ?? 0) + 1)
  }
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 10)
  return { distinct: counts.size, most: Object.fromEntries(most) }
}

const nearest = (
  own: ReadonlySet<string>,
  all: readonly ReadonlySet<string>[],
  index: Map<string, number[]>,
) => {
  if (own.size < 4) return undefined
  const shared = new Map<number, number>()
  for (const each of own) for (const at of index.get(each) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
  for (const [at, count] of shared) if (count / (own.size + all[at]!.size - count) >= NEAR) return at
  return undefined
}

const shinglesOf = (text: string): Set<string> => {
  const words = wordsOf(text)
  return new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(' ')))
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
