import { has, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction } from './redaction.ts'
import * as sense from './sense.ts'
import type { Word } from './word.ts'

const SINGLE = new Set(
  'zero oh o one two three four five six seven eight nine cero uno dos tres cuatro cinco seis siete ocho nueve'.split(
    ' ',
  ),
)
// Between the parts of a number that is told: "sesenta y cinco".
const LINK = new Set(['y'])
/** With fewer digits a number is counted, not called. */
const least = 7

/** Numbers that are told word by word: "two zero three, 555, 0199", "ocho seis cero cinco cinco cinco cero uno". */
export const spokenNumber: Detector = (reading) => {
  const { words } = reading
  const found: Redaction[] = []
  for (let at = 0; at < words.length; at++) {
    if (digitsOf(words[at]!) === 0) continue
    const { last, digits, isSpoken } = run(reading, at)
    if (isSpoken && digits >= least && last > at + 1) found.push(...stretch(reading, [at, last], 'PHONE'))
    at = last
  }
  return found
}

function run({ words }: Reading, from: number): { last: number; digits: number; isSpoken: boolean } {
  let [last, digits, isSpoken] = [from, digitsOf(words[from]!), words[from]!.shape !== 'digits']
  for (let at = from + 1; at < words.length; at++) {
    const word = words[at]!
    if (word.gap !== 'space' && word.gap !== 'comma' && word.gap !== 'other') break
    if (LINK.has(word.key) && has(words[at - 1], sense.NUMERAL)) continue
    const more = digitsOf(word)
    if (more === 0) break
    digits += more
    last = at
    isSpoken ||= word.shape !== 'digits'
  }
  return { last, digits, isSpoken }
}

function digitsOf(word: Word): number {
  if (word.shape === 'digits') return /^\d{1,4}$/.test(word.key) ? word.key.length : 0
  if (SINGLE.has(word.key)) return 1
  return has(word, sense.NUMERAL) ? 2 : 0
}
