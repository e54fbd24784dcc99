import { fold } from '../text/fold.ts'
import type { Placed } from './placed.ts'
import type { Redaction, RedactionType } from './redaction.ts'

const NAME_TYPES: ReadonlySet<string> = new Set(['PERSON', 'KIN', 'OFFICIAL'])

/** A detail that has its number already, in another text of the same transcript: its words, as they were said. */
export type Numbered = { type: RedactionType; words: string; number: number }

type Named = { type: RedactionType; key: string }

/**
 * The number of each find among those of its type, in order: the same words get the same number, however they are
 * written, and so does one part of a longer name where no second name has it ("Ana Lopez", then "ana"). What is known
 * keeps its number, and what is new goes on behind it.
 */
export function numbered(
  text: string,
  found: readonly Redaction[],
  known: readonly Numbered[] = [],
): number[] {
  const here = found.map(({ start, end, type }) => ({ type, key: keyOf(text.slice(start, end)) }))
  const before = known.map(({ type, words, number }) => ({ type, key: keyOf(words), number }))
  // The text says itself whom a part of a name means; where it does not, the others do.
  const [ofText, ofAll] = [wholeNames(here), wholeNames([...before, ...here])]
  const { numbers, counts } = taken(before, ofAll)
  return here.map((one) => {
    const [exact, whole] = [nameOf(one), ofText.get(nameOf(one))]
    const standing = whole ? numbers.get(whole) : (numbers.get(exact) ?? numbers.get(ofAll.get(exact) ?? ''))
    const name = whole ?? ofAll.get(exact) ?? exact
    const number = standing ?? (counts.get(one.type) ?? 0) + 1
    counts.set(one.type, Math.max(number, counts.get(one.type) ?? 0))
    if (!numbers.has(name)) numbers.set(name, number)
    return number
  })
}

/** What stands in a clean text for which words of the raw one. */
export function numbersIn(
  raw: string,
  { text, placeholders }: { text: string; placeholders: readonly Placed[] },
): Numbered[] {
  return placeholders.flatMap(({ start, end, type, from, to, isGeneral }) => {
    const number = Number(/^\[[A-Z_]+ (\d{1,9})\]$/.exec(text.slice(start, end))?.[1])
    // Before it was kept where details stand, nobody knows any more whose number it was.
    return isGeneral || !number || typeof from !== 'number'
      ? []
      : [{ type, words: raw.slice(from, to), number }]
  })
}

const keyOf = (words: string): string => fold(words).replace(/\s+/g, ' ')
const nameOf = ({ type, key }: Named): string => `${type} ${key}`

/**
 * By name, the number that stands for it, and the highest of each type. Texts that were not numbered together may call two
 * people by one number: it stays with the first of them, or both would be one in this text.
 */
function taken(before: readonly (Named & { number: number })[], wholes: ReadonlyMap<string, string>) {
  const numbers = new Map<string, number>()
  const counts = new Map<RedactionType, number>()
  const holders = new Map<string, Named[]>()
  const wholeOf = (one: Named) => wholes.get(nameOf(one)) ?? nameOf(one)
  const take = (name: string, number: number) => numbers.has(name) || numbers.set(name, number)
  const own = before.filter((one) => {
    counts.set(one.type, Math.max(one.number, counts.get(one.type) ?? 0))
    const held = holders.get(`${one.type} ${one.number}`) ?? []
    if (!held.every((other) => wholeOf(other) === wholeOf(one) || isPart(other, one) || isPart(one, other)))
      return false
    if (!held.some(({ key }) => key === one.key)) holders.set(`${one.type} ${one.number}`, [...held, one])
    return true
  })
  for (const one of own) take(nameOf(one), one.number)
  for (const one of own) take(wholeOf(one), one.number)
  return { numbers, counts }
}

// Where a third name has the part too, the text that numbered it said whose it was.
const isPart = (part: Named, { type, key }: Named): boolean =>
  NAME_TYPES.has(type) && (key.startsWith(`${part.key} `) || key.endsWith(` ${part.key}`))

// A part of a name with the one whole name that has it; left out where several do.
function wholeNames(named: readonly Named[]): Map<string, string> {
  const whole = new Map<string, string | null>()
  for (const one of named) {
    const { type, key } = one
    if (!NAME_TYPES.has(type) || !key.includes(' ')) continue
    const name = nameOf(one)
    for (const part of new Set([key.slice(0, key.indexOf(' ')), key.slice(key.lastIndexOf(' ') + 1)])) {
      const other = whole.get(`${type} ${part}`)
      whole.set(`${type} ${part}`, other === undefined || other === name ? name : null)
    }
  }
  return new Map([...whole].filter((entry): entry is [string, string] => entry[1] !== null))
}
