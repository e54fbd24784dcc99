import { endOfName } from './name.ts'
import { has, isAfterSpace, isLarge, isProper, stretch, type Detector, type Reading } from './reading.ts'
import type { Redaction } from './redaction.ts'
import * as sense from './sense.ts'

// Where a word says that a name comes, and how much it says so.

const IS = new Set('is was s es era fue como'.split(' '))
const WHOM = new Set('me him her them us'.split(' '))
const THEY = new Set('they everyone everybody people we who all girl guy boy folks he she'.split(' '))
const NAME = new Set('name nickname nombre apodo username'.split(' '))
const CALLS = new Set('dicen decian dician digo dicimos deciamos llaman'.split(' '))
const GREETS = new Set('im soy dear hi hey hello hola querida querido estimada estimado'.split(' '))
const NO_NAME_HERE = new Set(
  'not on in a the called never just wrong what my so like that it no un una la el en lo muy mi bien mal crazy stupid dumb names back out again baby too all only'.split(
    ' ',
  ),
)

/** Names that are told as names, nicknames among them: "they call me [PERSON 1]", "le dicen [PERSON 2]". */
export const called: Detector = (reading) => {
  const found: Redaction[] = []
  for (let at = 0; at < reading.words.length; at++) {
    const cue = has(reading.words[at], sense.CALL) ? cueEnd(reading, at) : undefined
    if (cue === undefined) continue
    const last = nameEnd(reading, cue.from, cue.isSure)
    if (last !== undefined) found.push(...stretch(reading, [cue.from, last], 'PERSON'))
  }
  return found
}

type Sure = 'yes' | 'if large' | 'no'
type Cue = { from: number; isSure: Sure }

// The first word after the cue that starts at a word, and whether an everyday word is believed there.
function cueEnd({ words }: Reading, at: number): Cue | undefined {
  const [before, word, next, third] = [words[at - 1], words[at]!, words[at + 1], words[at + 2]]
  if (!isAfterSpace(next)) return undefined
  const { key } = word
  if (NAME.has(key) && IS.has(next.key) && isAfterSpace(third)) return { from: at + 2, isSure: 'yes' }
  if (NAME.has(key) && word.bare < word.end) return { from: at + 1, isSure: 'yes' }
  if (key === 'named' || key === 'alias' || key === 'aka') return { from: at + 1, isSure: 'if large' }
  if (key === 'known' && next.key === 'as' && isAfterSpace(third)) return { from: at + 2, isSure: 'if large' }
  if (/^(?:goes|went|go)$/.test(key) && next.key === 'by' && isAfterSpace(third))
    return { from: at + 2, isSure: 'if large' }
  if ((key === 'call' || key === 'called') && THEY.has(before?.key ?? '')) {
    if (WHOM.has(next.key) && isAfterSpace(third)) return { from: at + 2, isSure: 'if large' }
    if (before && !/^(?:he|she|we)$/.test(before.key)) return { from: at + 1, isSure: 'if large' }
  }
  if (
    /^(?:llamo|llamas?|llamaban?)$/.test(key) &&
    /^(?:me|se|te)$/.test(before?.key ?? '') &&
    !/^(?:eso|esto|lo)$/.test(words[at - 2]?.key ?? '')
  )
    return { from: at + 1, isSure: 'yes' }
  if (key === 'llamado' || key === 'llamada') return { from: at + 1, isSure: 'if large' }
  if (CALLS.has(key) && /^(?:le|les|me|lo|la)$/.test(before?.key ?? ''))
    return { from: at + 1, isSure: 'if large' }
  return GREETS.has(key) ? { from: at + 1, isSure: 'no' } : undefined
}

function nameEnd(reading: Reading, from: number, isSure: Sure): number | undefined {
  const { words } = reading
  const [word, next] = [words[from]!, words[from + 1]]
  if (word.shape === 'digits') return undefined
  // "El Flaco".
  if (isLarge(reading, word) && has(word, sense.DETERMINER) && isAfterSpace(next) && isLarge(reading, next))
    return from + 1
  if (isProper(reading, word)) return endOfName(reading, from)
  if (NO_NAME_HERE.has(word.key) || has(word, sense.DETERMINER | sense.POSSESSOR)) return undefined
  if (isLarge(reading, word) && !word.opens)
    return isSure !== 'no' && !has(word, sense.NO_NAME) ? endOfName(reading, from) : undefined
  if (has(word, sense.FIRST)) return endOfName(reading, from)
  const isLast = !isAfterSpace(next) || has(next, sense.JOINT | sense.ACT)
  if (has(word, sense.MAYBE_FIRST)) return isSure === 'yes' || isLast ? from : undefined
  if (has(word, sense.COMMON))
    return isSure === 'yes' && isLast && !has(word, sense.ACT | sense.JOINT) ? from : undefined
  return isSure !== 'no' && (word.sense === 0 || has(word, sense.LAST)) ? endOfName(reading, from) : undefined
}
