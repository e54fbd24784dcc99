// Words as they are typed, each known by a number. Those that are met first, and so most that are met often, lie together.
import { fold } from './fold.ts'

/** A word as it is typed, wherever that is. */
export type Form = { typed: string; folded: string }

const MOST = 20_000 // are kept from one text to the next
const PLACES = 2 ** 15
const WIDE = 4 // an entry: the number of its letters, its own from 1 on, where its letters stand, and how many

let entries = new Int32Array(WIDE * PLACES)
let letters = new Uint16Array(8 * PLACES)
let lettersEnd = 0
let forms: Form[] = []
let round = 0

/** Makes room for another text; numbers that were given before are good no more where there was none. */
export function beginForms(): void {
  if (forms.length <= MOST) return
  entries = new Int32Array(WIDE * PLACES)
  lettersEnd = 0
  forms = []
  round++
}

/** The number of the word that stands there; no word is cut out that is known. */
export function formAt(text: string, start: number, end: number): number {
  let hash = end - start
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  const mask = entries.length / WIDE - 1
  for (let place = placeOf(hash) & mask; ; place = (place + 1) & mask) {
    const entry = WIDE * place
    if (entries[entry + 1] === 0) return put(entry, hash, copied(text, start, end))
    if (entries[entry] === hash && entries[entry + 3] === end - start && isAt(text, start, entry))
      return entries[entry + 1]! - 1
  }
}

export function formOf(number: number): Form {
  return forms[number]!
}

/** What is made of a word as it is typed, asked for by its number and made once; until it is to be forgotten. */
export function perForm<Made extends object | number>(
  make: (form: Form) => Made,
): ((number: number) => Made) & { forget(): void } {
  let made: (Made | undefined)[] = []
  let own = -1
  const forget = () => {
    made = new Array<Made | undefined>(PLACES)
    own = round
  }
  const get = (number: number): Made => {
    if (own !== round) forget()
    return (made[number] ??= make(forms[number]!))
  }
  return Object.assign(get, { forget })
}

function placeOf(hash: number): number {
  return hash ^ (hash >>> 15)
}

function isAt(text: string, start: number, entry: number): boolean {
  const from = entries[entry + 2]!
  const length = entries[entry + 3]!
  for (let at = 0; at < length; at++) if (letters[from + at] !== text.charCodeAt(start + at)) return false
  return true
}

// A part that is cut out of a text keeps all of it in memory for as long as the part is kept.
function copied(text: string, start: number, end: number): string {
  let copy = ''
  for (let from = start; from < end; from += MOST_AT_ONCE) {
    const units = Array.from({ length: Math.min(MOST_AT_ONCE, end - from) }, (_, at) =>
      text.charCodeAt(from + at),
    )
    copy += String.fromCharCode(...units)
  }
  return copy
}
const MOST_AT_ONCE = 1000

function put(entry: number, hash: number, typed: string): number {
  const number = forms.push({ typed, folded: fold(typed) }) - 1
  if (lettersEnd + typed.length > letters.length) {
    const more = new Uint16Array(2 * (lettersEnd + typed.length))
    more.set(letters)
    letters = more
  }
  entries[entry] = hash
  entries[entry + 1] = number + 1
  entries[entry + 2] = lettersEnd
  entries[entry + 3] = typed.length
  for (let at = 0; at < typed.length; at++) letters[lettersEnd++] = typed.charCodeAt(at)
  if (2 * WIDE * forms.length > entries.length) widen()
  return number
}

// A text may have more words than are kept.
function widen(): void {
  const before = entries
  entries = new Int32Array(2 * before.length)
  const mask = entries.length / WIDE - 1
  for (let old = 0; old < before.length; old += WIDE) {
    if (before[old + 1] === 0) continue
    let place = placeOf(before[old]!) & mask
    while (entries[WIDE * place + 1] !== 0) place = (place + 1) & mask
    for (let part = 0; part < WIDE; part++) entries[WIDE * place + part] = before[old + part]!
  }
}
