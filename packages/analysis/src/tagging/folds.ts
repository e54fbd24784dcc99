import { fold } from '../text/fold.ts'

/** The letters and digits of a text, folded: two texts with the same are copies of each other. */
export function copyKey(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * Parts texts into so many folds of about one size. Copies stay together, for a text that was learned from tells
 * nothing of one that was not. No chance in it: the most frequent texts first, each to the fold that has least.
 */
export function foldsOf(texts: readonly string[], count: number): { folds: number[]; distinct: number } {
  const groups = new Map<string, number[]>()
  texts.forEach((text, at) => {
    const key = copyKey(text)
    const group = groups.get(key)
    if (group) group.push(at)
    else groups.set(key, [at])
  })
  const sizes = Array.from({ length: count }, () => 0)
  const folds = Array.from({ length: texts.length }, () => 0)
  for (const group of [...groups.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!)) {
    const least = sizes.indexOf(Math.min(...sizes))
    sizes[least]! += group.length
    for (const at of group) folds[at] = least
  }
  return { folds, distinct: groups.size }
}
