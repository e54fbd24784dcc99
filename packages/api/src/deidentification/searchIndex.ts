import { searchStems } from '@firsthand/analysis'

/** A stem's name in the index of one study: keyed, so that the index holds no word. */
export type Lexeme = (stem: string) => string

const maxPosition = 16_383
const maxPositions = 255
// A tsvector holds at most 1 MB of lexemes with their positions; one over it would fail its step for ever.
const maxBytes = 1_000_000
const bytesOfLexeme = 20

/** The search index of a passage as a tsvector literal: keyed stems with their positions. */
export const tsvectorOf = (text: string, lexeme: Lexeme): string => {
  const positions = new Map<string, number[]>()
  let bytes = 0
  for (const { stem, position } of searchStems(text)) {
    const name = lexeme(stem)
    const known = positions.get(name)
    if (!known && bytes + bytesOfLexeme > maxBytes) continue
    const at = known ?? []
    const isPlaced = position <= maxPosition && at.length < maxPositions
    if (isPlaced) at.push(position)
    positions.set(name, at)
    bytes += (known ? 0 : bytesOfLexeme) + (isPlaced ? 2 : 0)
  }
  return [...positions]
    .map(([name, at]) => `'${name}'${at.length ? `:${[...new Set(at)].join(',')}` : ''}`)
    .join(' ')
}

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
