import type { Redaction } from './redaction.ts'

const NAME_TYPES: ReadonlySet<string> = new Set(['PERSON', 'KIN', 'OFFICIAL'])
const CAPITALISED = /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}]{2,24}/gu

/** Every other place where a name that was found stands again, at the head of a sentence for example. */
export function echoes(text: string, found: readonly Redaction[]): Redaction[] {
  const names = new Map<string, Redaction['type']>()
  for (const { start, end, type } of found) {
    if (!NAME_TYPES.has(type)) continue
    for (const [name] of text.slice(start, end).matchAll(CAPITALISED)) names.set(name, type)
  }
  if (names.size === 0) return []
  return [...text.matchAll(CAPITALISED)].flatMap((match) => {
    const type = names.get(match[0])
    return type ? [{ start: match.index, end: match.index + match[0].length, type }] : []
  })
}
