// What a stored model says of each key, found by the numbers of its parts.
import { Index, putFrom } from './hash.ts'

/** Rarities are stored in whole steps. */
export const RARITY_STEP = 8

/**
 * All cells of a model, each by its place; -1 where there is none. A prefix stands before a key: "?" of a question,
 * "code|" and "=" of stances, or none. A byte stands for each letter, cell after cell: what a text asks for lies
 * together, and a hundred thousand lists would not.
 */
export class Cells extends Index {
  readonly count: number
  /** The letters of all, to be read by `WEIGHTS` and `RARITIES`: `wide` of each cell. */
  readonly bytes: Uint8Array
  readonly wide: number

  /** @param cells as they are stored, each with so many rows */
  constructor(cells: readonly string[], rows: number) {
    super(cells.length)
    this.count = cells.length
    this.wide = rows + 1
    this.bytes = new Uint8Array(cells.length * this.wide)
    for (const cell of cells) {
      const first = putFrom(this, cell, this.wide) * this.wide
      for (let at = 0; at < this.wide; at++) this.bytes[first + at] = cell.charCodeAt(at)
    }
  }

  /** Adds what a cell says to every row, and gives the square of its rarity. */
  addTo(into: Float64Array, place: number): number {
    if (place < 0) return 0
    const { bytes, wide } = this
    const first = place * wide
    const rarity = RARITIES[bytes[first]!]!
    for (let row = 0; row < wide - 1; row++)
      into[row]! += Math.fround(WEIGHTS[bytes[first + 1 + row]!]! * rarity)
    return rarity * rarity
  }

  weightAt(place: number, row: number): number {
    if (place < 0) return 0
    const first = place * this.wide
    return Math.fround(WEIGHTS[this.bytes[first + 1 + row]!]! * RARITIES[this.bytes[first]!]!)
  }
}

// Printable letters that JSON does not escape: '#' to '~' without the backslash, which is skipped.
const LOWEST = 35
const ZERO = LOWEST + 45
const FARTHEST = 45
const FINEST = 400

/** The key of a stored cell with so many rows. */
export function keyIn(cell: string, rows: number): string {
  return cell.slice(rows + 1)
}

/** Weights as letters, finer near nought: the sign of a weight with the root of 400 times its size, rounded. */
export function packed(rarity: number, weights: Iterable<number>): string {
  let letters = letter(LOWEST + rarity)
  for (const weight of weights) {
    const size = Math.min(FARTHEST, Math.round(Math.sqrt(Math.abs(weight) * FINEST)))
    letters += letter(ZERO + (weight < 0 ? -size : size))
  }
  return letters
}

/** Stored cells, those first that are said most: what many texts ask for lies together then. */
export function commonFirst(cells: readonly string[]): string[] {
  const byRarity: string[][] = []
  for (const cell of cells) (byRarity[cell.charCodeAt(0)] ??= []).push(cell)
  return byRarity.flat()
}

/** Whether all weights of a cell are nought. */
export function isSilent(letters: string): boolean {
  for (let at = 1; at < letters.length; at++) if (placeOf(letters.charCodeAt(at)) !== ZERO) return false
  return true
}

function letter(code: number): string {
  return String.fromCharCode(code >= BACKSLASH ? code + 1 : code)
}

const BACKSLASH = 92

function placeOf(code: number): number {
  return code > BACKSLASH ? code - 1 : code
}

/** The weight of a row in a stored cell; its first letter is how rare its key is. */
export function weightIn(letters: string, row: number): number {
  return opened(letters.charCodeAt(row + 1))
}

/** How rare the key of a stored cell is: 1 for one that every text has, and more by the logarithm. */
export function rarityIn(letters: string): number {
  return RARITIES[letters.charCodeAt(0)]!
}

function opened(code: number): number {
  const size = placeOf(code) - ZERO
  return (size * Math.abs(size)) / FINEST
}

/** What a letter stands for: a weight of a cell, and how rare its key is. */
export const WEIGHTS = Float64Array.from({ length: 256 }, (_, code) => opened(code))
export const RARITIES = Float64Array.from(
  { length: 256 },
  (_, code) => (placeOf(code) - LOWEST) / RARITY_STEP,
)
