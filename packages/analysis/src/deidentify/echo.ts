import { has, isLarge, type Reading } from './reading.ts'
import type { Redaction, RedactionType } from './redaction.ts'
import * as sense from './sense.ts'

const NAME_TYPES: ReadonlySet<string> = new Set(['PERSON', 'KIN', 'OFFICIAL'])

/** Every other place where a name that was found stands again, at the head of a sentence for example. */
export function echoes(reading: Reading, found: readonly Redaction[]): Redaction[] {
  const names = namesIn(reading, found)
  if (names.size === 0) return []
  const again: Redaction[] = []
  for (const word of reading.words) {
    const type = names.get(word.key)
    if (!type) continue
    const isWord = has(word, sense.COMMON | sense.MAYBE_FIRST | sense.PARTICLE | sense.IN)
    if (isWord && !isLarge(reading, word)) continue
    again.push({ start: word.start, end: word.bare, type })
  }
  return again
}

// Words of the names that were found; whoever is said to be kin or in office is that everywhere.
function namesIn({ words }: Reading, found: readonly Redaction[]): Map<string, RedactionType> {
  const names = new Map<string, RedactionType>()
  const sorted = found.filter(({ type }) => NAME_TYPES.has(type)).sort((a, b) => a.start - b.start)
  let at = 0
  for (const { start, end, type } of sorted) {
    while (at < words.length && words[at]!.start < start) at++
    for (
      let each = at;
      each < words.length && words[each]!.end <= end + 2 && words[each]!.start < end;
      each++
    ) {
      const { key, sense: bits, shape } = words[each]!
      if (key.length < 3 || bits & (sense.PARTICLE | sense.DETERMINER) || shape === 'digits') continue
      if (!names.has(key) || type !== 'PERSON') names.set(key, type)
    }
  }
  return names
}
