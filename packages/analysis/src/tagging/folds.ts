import { fold } from '../text/fold.ts'

/** The letters and digits of a text, folded: two texts with the same are copies of each other. */
export function copyKey(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * Parts texts into so many folds of about one size. Copies stay together, and so do the texts of one person where
 * `people` names them, but for short answers that three people or more give: a text that was learned from tells nothing of one that was not. No chance in it: the largest
 * groups first, each to the fold that has least.
 */
export function foldsOf(
  texts: readonly string[],
  count: number,
  people: readonly (string | undefined)[] = [],
): { folds: number[]; distinct: number } {
  const keys = texts.map(copyKey)
  const sizes = Array.from({ length: count }, () => 0)
  const folds = Array.from({ length: texts.length }, () => 0)
  const groups = together(keys, people)
  for (const group of groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!)) {
    const least = sizes.indexOf(Math.min(...sizes))
    sizes[least]! += group.length
    for (const at of group) folds[at] = least
  }
  return { folds, distinct: new Set(keys).size }
}

const COMMON = 3 // people
const SHORT = 8 // words: what several people say alike in fewer was said, not copied

// Who said a copy of what another said is in one group with them, and so are all who are so joined. But for a short answer
// that many give ("nothing"): its copies stay together, and join nobody; else all who gave it were one fold.
function together(keys: readonly string[], people: readonly (string | undefined)[]): number[][] {
  const above = keys.map((_, at) => at)
  const top = (at: number): number => (above[at] === at ? at : (above[at] = top(above[at]!)))
  const first = new Map<string, number>()
  const join = (at: number, name: string) => {
    const other = first.get(name)
    if (other === undefined) first.set(name, at)
    else above[Math.max(top(at), top(other))] = Math.min(top(at), top(other))
  }
  const isCommon = commonIn(keys, people)
  keys.forEach((key, at) => {
    join(at, `text ${key}`)
    const person = people[at]
    if (person !== undefined && !isCommon(key)) join(at, `person ${person}`)
  })
  const groups = new Map<number, number[]>()
  keys.forEach((_, at) => groups.set(top(at), [...(groups.get(top(at)) ?? []), at]))
  return [...groups.values()]
}

function commonIn(
  keys: readonly string[],
  people: readonly (string | undefined)[],
): (key: string) => boolean {
  const sayers = new Map<string, Set<string>>()
  keys.forEach((key, at) => {
    const person = people[at]
    if (person !== undefined) sayers.set(key, (sayers.get(key) ?? new Set()).add(person))
  })
  return (key) => (sayers.get(key)?.size ?? 0) >= COMMON && key.split(' ').length < SHORT
}
