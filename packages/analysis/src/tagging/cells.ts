// What a stored model says of each key, found by the parts of a key so that no key need be put together to ask.

/** Rarities are stored in whole steps. */
export const RARITY_STEP = 8

/** What one key says of every code. */
export type Cell = { weights: Float32Array; square: number }
/** A word by itself, or with the word after it; `second` is empty where there is none. */
export type Key = { first: string; second: string }
/** Keys that are told one by one, each by its first word, opened, and its second. */
export type Keys = <First>(
  open: (first: string) => First,
  tell: (first: First, second: string) => void,
) => void
/** The cells of the keys that begin with one prefix: opened by first word, then found by second. */
export type Cells = { open(first: string): Opened; find(opened: Opened, second: string): Cell | undefined }
export type Opened = Branch | undefined
/** All cells of a model: by whole key, and by what follows a prefix ("?" of a question, "code|", "=", or none). */
export type AllCells = { get(key: string): Cell | undefined; under(prefix: string): Cells }

// What stands for a word alone, and for pairs by their second word.
type Branch = { alone?: string | Cell; pairs?: Map<string, string | Cell> }

// A text asks for a few hundred of a hundred thousand keys, so each is opened when it is first asked for.
export function cellsOf(cells: Readonly<Record<string, string>>, rows: number): AllCells {
  const prefixes = new Map<string, Map<string, Branch>>()
  for (const [key, letters] of Object.entries(cells)) {
    const { prefix, first, second } = parted(key)
    const firsts = prefixes.get(prefix) ?? new Map<string, Branch>()
    const branch = firsts.get(first) ?? {}
    prefixes.set(prefix, firsts.set(first, branch))
    if (second === '') branch.alone = letters
    else branch.pairs = (branch.pairs ?? new Map<string, string | Cell>()).set(second, letters)
  }
  const find = (branch: Opened, second: string) => {
    if (branch === undefined) return undefined
    const found = second === '' ? branch.alone : branch.pairs?.get(second)
    if (typeof found !== 'string') return found
    const made = cellFrom(found, rows)
    if (second === '') branch.alone = made
    else branch.pairs?.set(second, made)
    return made
  }
  return {
    get(key) {
      const { prefix, first, second } = parted(key)
      return find(prefixes.get(prefix)?.get(first), second)
    },
    under(prefix) {
      const firsts = prefixes.get(prefix)
      return { open: (first) => firsts?.get(first), find }
    },
  }
}

/** The parts of a key without a prefix; a placeholder has a space of its own. */
export function keyOf(text: string): Key {
  const cut = text.startsWith('[') ? text.indexOf('] ') + 1 : text.indexOf(' ')
  return cut <= 0 ? { first: text, second: '' } : { first: text.slice(0, cut), second: text.slice(cut + 1) }
}

/** Keys that are there already, told in their order. */
export function listed(keys: readonly Key[]): Keys {
  return (open, tell) => {
    for (const { first, second } of keys) tell(open(first), second)
  }
}

export function textOf({ first, second }: Key): string {
  return second === '' ? first : `${first} ${second}`
}

function parted(key: string): Key & { prefix: string } {
  const length = key.startsWith('?') || key.startsWith('=') ? 1 : key.indexOf('|') + 1
  return { prefix: key.slice(0, length), ...keyOf(key.slice(length)) }
}

function cellFrom(letters: string, rows: number): Cell {
  const rarity = (placeOf(letters.charCodeAt(0)) - LOWEST) / RARITY_STEP
  const weightOf = (row: number) => opened(letters.charCodeAt(row + 1)) * rarity
  return {
    weights: Float32Array.from({ length: rows }, (_, row) => weightOf(row)),
    square: rarity * rarity,
  }
}

// Printable letters that JSON does not escape: '#' to '~' without the backslash, which is skipped.
const LOWEST = 35
const ZERO = LOWEST + 45
const FARTHEST = 45
const FINEST = 400

/** Weights as letters, finer near nought: the sign of a weight with the root of 400 times its size, rounded. */
export function packed(rarity: number, weights: Iterable<number>): string {
  let letters = letter(LOWEST + rarity)
  for (const weight of weights) {
    const size = Math.min(FARTHEST, Math.round(Math.sqrt(Math.abs(weight) * FINEST)))
    letters += letter(ZERO + (weight < 0 ? -size : size))
  }
  return letters
}

/** Whether no weight of a cell is so many steps from nought. */
export function isSlight(letters: string, least: number): boolean {
  for (let at = 1; at < letters.length; at++)
    if (Math.abs(placeOf(letters.charCodeAt(at)) - ZERO) >= least) return false
  return true
}

function letter(code: number): string {
  return String.fromCharCode(code >= BACKSLASH ? code + 1 : code)
}

const BACKSLASH = 92

function placeOf(code: number): number {
  return code > BACKSLASH ? code - 1 : code
}

function opened(code: number): number {
  const size = placeOf(code) - ZERO
  return (size * Math.abs(size)) / FINEST
}
