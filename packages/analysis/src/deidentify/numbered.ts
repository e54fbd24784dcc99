import { fold } from '../text/fold.ts'
import type { Redaction } from './redaction.ts'

const NAME_TYPES: ReadonlySet<string> = new Set(['PERSON', 'KIN', 'OFFICIAL'])

/**
 * The number of each find among those of its type, in order: the same words get the same number, however they are
 * written, and so does one part of a longer name where no second name has it ("Ana Lopez", then "ana").
 */
export function numbered(text: string, found: readonly Redaction[]): number[] {
  const keys = found.map(({ start, end }) => fold(text.slice(start, end)).replace(/\s+/g, ' '))
  const whole = wholeNames(found, keys)
  const numbers = new Map<string, number>()
  const counts = new Map<string, number>()
  return found.map(({ type }, at) => {
    const key = `${type} ${whole.get(`${type} ${keys[at]}`) ?? keys[at]}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = (counts.get(type) ?? 0) + 1
    counts.set(type, number)
    numbers.set(key, number)
    return number
  })
}

// A part of a name with the one whole name that has it; null where several do.
function wholeNames(found: readonly Redaction[], keys: readonly string[]): Map<string, string> {
  const whole = new Map<string, string | null>()
  for (const [at, { type }] of found.entries()) {
    const key = keys[at]!
    if (!NAME_TYPES.has(type) || !key.includes(' ')) continue
    for (const part of new Set([key.slice(0, key.indexOf(' ')), key.slice(key.lastIndexOf(' ') + 1)])) {
      const known = whole.get(`${type} ${part}`)
      whole.set(`${type} ${part}`, known === undefined || known === key ? key : null)
    }
  }
  return new Map([...whole].filter((entry): entry is [string, string] => entry[1] !== null))
}
