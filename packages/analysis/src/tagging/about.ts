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
  const named: Named[] = []
  for (const { key, isConcept } of lexicon) {
    const value = isConcept ? VALUE_OF.get(key) : undefined
    if (value === undefined || !allowed.has(value)) continue
    const known = named.find((each) => each.value === value)
    if (known) known.count++
    else named.push({ value, count: 1 })
  }
  if (named.length > 1) named.sort((a, b) => b.count - a.count)
  const found = named.map(({ value }) => value)
  if (!FOSTER.test(folded)) return found.slice(0, MOST)
  const others = found.filter((each) => each !== 'facility')
  return (allowed.has('foster_home') ? ['foster_home', ...others] : others).slice(0, MOST)
}
type Named = { value: string; count: number }

const MOST = 3
