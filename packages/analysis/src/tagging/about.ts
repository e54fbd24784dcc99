// Who or what a quote speaks of, as far as a codebook has a facet for it.
import type { Quoted } from './quoted.ts'

// The concept that speaks for each value. Foster homes are told from other placements by their own words.
const VALUES: readonly (readonly [value: string, ...concepts: string[]])[] = [
  ['police', '@police', '@patrol_car', '@arrest'],
  ['judge', '@judge', '@court'],
  ['lawyer', '@lawyer'],
  ['caseworker', '@caseworker'],
  ['therapist', '@therapist'],
  ['school', '@school_staff'],
  ['hospital', '@medical'],
  ['facility', '@placement', '@lockup'],
  ['provider', '@staff'],
  ['family', '@family'],
  ['peer', '@friend'],
]
const VALUE_OF = new Map(
  VALUES.flatMap(([value, ...concepts]) => concepts.map((each) => [each, value] as const)),
)
const FOSTER = /\b(?:foster|de crianza|sustitut[oa]s?|de acogida)\b/

/** The values of the facet `about` that a quote names, the most often named first; at most three. */
export function aboutOf({ folded, lexicon }: Quoted, allowed: ReadonlySet<string>): string[] {
  if (allowed.size === 0) return []
  const counts = new Map<string, number>()
  for (const { name } of lexicon) {
    const value = VALUE_OF.get(name.key)
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const named = [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value)
  const found = FOSTER.test(folded) ? ['foster_home', ...named.filter((each) => each !== 'facility')] : named
  return found.filter((each) => allowed.has(each)).slice(0, MOST)
}

const MOST = 3
