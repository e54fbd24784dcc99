import { searchStems } from '@firsthand/analysis'

/** A stem's name in the index of one study: keyed, so that the index holds no word. */
export type Lexeme = (stem: string) => string

const maxPosition = 16_383
const maxPositions = 255
// A tsvector holds at most 1 MB of lexemes with their positions; one over it would fail its step for ever.
const maxBytes = 1_000_000
const bytesOfLexeme = 20

/** The stems of a text in the order in which they come, each with the places where it stands. */
export type Places = [stem: string, positions: number[]][]

/** As much of a text as its search index can hold. */
export const placesOf = (text: string): Places => {
  const places = new Map<string, number[]>()
  let bytes = 0
  for (const { stem, position } of searchStems(text)) {
    const known = places.get(stem)
    if (!known && bytes + bytesOfLexeme > maxBytes) continue
    const at = known ?? []
    const isPlaced = position <= maxPosition && at.length < maxPositions
    if (isPlaced) at.push(position)
    places.set(stem, at)
    bytes += (known ? 0 : bytesOfLexeme) + (isPlaced ? 2 : 0)
  }
  return [...places]
}

/** The search index of a passage as a tsvector literal: keyed stems with their positions. */
export const tsvectorOf = async (places: Places, lexeme: Lexeme): Promise<string> => {
  const parts = []
  for (const [index, [stem, at]] of places.entries()) {
    if (index % stemsAtOnce === 0) await new Promise(setImmediate)
    parts.push(`'${lexeme(stem)}'${at.length ? `:${[...new Set(at)].join(',')}` : ''}`)
  }
  return parts.join(' ')
}

// A long answer has ten thousands of stems; between so many the server answers whoever waits.
const stemsAtOnce = 500

/** A search as a tsquery literal: all words, those between quotation marks as a phrase; null where there is no word. */
export const tsqueryOf = (search: string, lexeme: Lexeme): string | null => {
  const parts = search.split('"').flatMap((part, index) => {
    const words = alternatives(part, lexeme)
    if (words.length === 0) return []
    return index % 2 === 1 ? [`(${words.join(' <-> ')})`] : words
  })
  return parts.length === 0 ? null : parts.join(' & ')
}

/** One word may have a stem in each language. */
const alternatives = (text: string, lexeme: Lexeme): string[] => {
  const byPosition = new Map<number, Set<string>>()
  for (const { stem, position } of searchStems(text))
    byPosition.set(position, (byPosition.get(position) ?? new Set()).add(`'${lexeme(stem)}'`))
  return [...byPosition].sort(([a], [b]) => a - b).map(([, names]) => `(${[...names].join(' | ')})`)
}
