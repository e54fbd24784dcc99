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

// "goes by car", "goes by they": how somebody comes, and how they are spoken of.
const BY = new Set(
  'car bus train foot bike fast quick slow himself herself myself there here it yesterday today again once twice often later home she he they them her him'.split(
    ' ',
  ),
)
// What a nickname of two words begins with.
const NICK = new Set('lil big yung el la'.split(' '))
/** Nicknames that are everyday words behind an article; "me dicen la verdad" is none. */
export const NICKNAMES = new Set(
  `gato gata negro negra chino china gordo gorda flaco flaca guero guera moreno morena chato chata oso osa lobo loba tigre zorro zorra rata
  mosca pulga muneca reina nena loco loca mudo muda pelon cholo chola enano enana viejo vieja rubio rubia sombra diablo diabla colocho colocha
  colorado colorada chispa mono mona pollo pollito guapo guapa chiquito chiquita perro perra toro`.split(
    /\s+/,
  ),
)

/** Names that are told as names, nicknames among them: "they call me [PERSON 1]", "le dicen [PERSON 2]". */
export const called: Detector = (reading) => {
  const found: Redaction[] = []
  for (let at = 0; at < reading.words.length; at++) {
    if (!has(reading.words[at], sense.CALL)) continue
    found.push(...calledSo(reading, at))
    const cue = cueEnd(reading, at)
    if (cue === undefined) continue
    const isTwo = isNickname(reading, cue) || isKinOfLetter(reading, cue.from)
    const last = isTwo ? cue.from + 1 : nameEnd(reading, cue.from, cue.isSure)
    if (last !== undefined) found.push(...stretch(reading, [cue.from, last], 'PERSON'))
  }
  return found
}

// "nena así le decían a mi compañera": the name stands before.
function calledSo(reading: Reading, at: number): Redaction[] {
  const { words } = reading
  const [name, so, whom] = [words[at - 3], words[at - 2], words[at - 1]]
  if (!name || !CALLS.has(words[at]!.key) || so?.key !== 'asi' || !/^(?:le|me|les|la|lo)$/.test(whom!.key))
    return []
  return name.opens && !has(name, sense.JOINT | sense.DETERMINER)
    ? stretch(reading, [at - 3, at - 3], 'PERSON')
    : []
}

type Sure = 'yes' | 'if large' | 'no'
/** `isAs`: what follows is what somebody is known as, whatever the word. */
type Cue = { from: number; isSure: Sure; isAs?: true }

// The first word after the cue that starts at a word, and whether an everyday word is believed there.
function cueEnd({ words }: Reading, at: number): Cue | undefined {
  const [before, word, next, third] = [words[at - 1], words[at]!, words[at + 1], words[at + 2]]
  if (!isAfterSpace(next)) return undefined
  const { key } = word
  if (NAME.has(key) && IS.has(next.key) && isAfterSpace(third)) return { from: at + 2, isSure: 'yes' }
  if (NAME.has(key) && word.bare < word.end) return { from: at + 1, isSure: 'yes' }
  if (key === 'named' || key === 'alias' || key === 'aka') return { from: at + 1, isSure: 'if large' }
  const known = knownAs(words, at)
  if (known !== undefined) return { from: known, isSure: 'if large', isAs: true }
  if (/^(?:goes|went|go)$/.test(key) && next.key === 'by' && isAfterSpace(third) && !BY.has(third.key)) {
    const isTheirs = /^(?:he|she|i|who|they)$/.test(before?.key ?? '')
    return { from: at + 2, isSure: isTheirs ? 'yes' : 'if large' }
  }
  if (
    (key === 'call' || key === 'called' || key === 'calls') &&
    (THEY.has(before?.key ?? '') || has(before, sense.KIN | sense.ROLE))
  ) {
    if (WHOM.has(next.key) && isAfterSpace(third)) return { from: at + 2, isSure: 'if large' }
    if (before && !/^(?:he|she|we)$/.test(before.key)) return { from: at + 1, isSure: 'if large' }
  }
  if (
    /^(?:llamo|llamas?|llamaban?)$/.test(key) &&
    /^(?:me|se|te)$/.test(before?.key ?? '') &&
    !/^(?:eso|esto|lo)$/.test(words[at - 2]?.key ?? '')
  )
    return { from: at + 1, isSure: 'yes' }
  if (key === 'llamar' && /^(?:hace|hacia|hacen)$/.test(before?.key ?? ''))
    return { from: at + 1, isSure: 'yes' }
  if (key === 'llamado' || key === 'llamada') return { from: at + 1, isSure: 'if large' }
  if (CALLS.has(key) && /^(?:le|les|me|lo|la)$/.test(before?.key ?? ''))
    return { from: at + 1, isSure: 'if large' }
  return GREETS.has(key) ? { from: at + 1, isSure: 'no' } : undefined
}

// "known as", "knows me as", "lo conocían como": the first word behind it.
function knownAs(words: Reading['words'], at: number): number | undefined {
  const { key } = words[at]!
  if (!/^(?:known|knows?|knew|conoc(?:en|ian|e|ia|id[oa]))$/.test(key)) return undefined
  const isWhom = WHOM.has(words[at + 1]?.key ?? '')
  const as = words[at + (isWhom ? 2 : 1)]
  const from = at + (isWhom ? 3 : 2)
  if (!isAfterSpace(as) || !isAfterSpace(words[from])) return undefined
  const isSaid = key.startsWith('conoc') ? as.key === 'como' : as.key === 'as' && isWhom !== (key === 'known')
  return isSaid ? from : undefined
}

// "lil bit", "la flaca", and, where somebody is known as it, "el" and whatever word.
function isNickname({ words }: Reading, { from, isSure, isAs }: Cue): boolean {
  const [first, name, next] = [words[from]!, words[from + 1], words[from + 2]]
  if (isSure === 'no' || first.shape !== 'small' || !NICK.has(first.key)) return false
  if (
    !isAfterSpace(name) ||
    name.shape !== 'small' ||
    has(name, sense.JOINT | sense.POSSESSOR | sense.DETERMINER | sense.WEEKDAY)
  )
    return false
  if (isAfterSpace(next) && !has(next, sense.JOINT | sense.IN | sense.ACT)) return false
  const isArticle = first.key === 'el' || first.key === 'la'
  return !isArticle || isAs === true || has(name, sense.GIVEN) || NICKNAMES.has(name.key)
}

// "mama d", "el D".
function isKinOfLetter({ words }: Reading, from: number): boolean {
  const [first, letter] = [words[from]!, words[from + 1]]
  if (!isAfterSpace(letter) || letter.end - letter.start !== 1) return false
  if (has(first, sense.KIN)) return /^[b-df-hj-mp-tv-xz]$/.test(letter.key)
  return first.key === 'el' && letter.shape === 'capital'
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
