import type { Placed } from './placed.ts'
import type { Redaction } from './redaction.ts'

/**
 * Where the details of a clean text stand in the raw one, told by the words between them; as it was kept, where it was. Where
 * such words fit at more than one place, the details around them are one here, with the words. Null where the clean text
 * is none of this raw one. Positions as in `Placed`.
 */
export function located(
  raw: string,
  text: string,
  details: readonly (Redaction | Placed)[],
): Placed[] | null {
  if (details.every(isPlaced)) return [...details]
  const between = details.map(({ end }, at) => text.slice(end, details[at + 1]?.start))
  const first = text.slice(0, details[0]!.start)
  const last = between.pop()!
  const end = raw.length - last.length
  const soonest = soonestOf(raw, between, first.length)
  const latest = latestOf(raw, between, end)
  const isOfRaw = raw.startsWith(first) && raw.endsWith(last) && (latest[0] ?? end) > first.length
  if (!isOfRaw || !soonest || latest.some((at) => at < 0)) return null
  const placed: Placed[] = []
  let from = first.length
  let start: number | null = null
  for (const [at, detail] of details.entries()) {
    start ??= detail.start
    const to = soonest[at] ?? end
    if (at < between.length && to !== latest[at]) continue
    placed.push({ start, end: detail.end, type: detail.type, from, to })
    from = to + (between[at] ?? '').length
    start = null
  }
  return placed
}

const isPlaced = (one: Redaction | Placed): one is Placed => 'from' in one

// A detail is one letter at least.
function soonestOf(raw: string, between: readonly string[], after: number): number[] | null {
  const found: number[] = []
  for (const words of between) {
    const at = raw.indexOf(words, after + 1)
    if (at < 0) return null
    found.push(at)
    after = at + words.length
  }
  return found
}

function latestOf(raw: string, between: readonly string[], end: number): number[] {
  const found: number[] = []
  let before = end
  for (const words of between.toReversed()) {
    const latest = before - 1 - words.length
    before = latest < 0 ? -1 : raw.lastIndexOf(words, latest)
    found.unshift(before)
  }
  return found
}
