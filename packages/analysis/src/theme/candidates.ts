// What people say that no code stands for: docs/decisions/0031-quotes-of-a-theme.md.
import { isConcept } from '../tagging/said.ts'
import type { Language } from '../text/language.ts'
import type { Span } from '../text/span.ts'
import { partedBy, type Clause, type Parted, type ReadPassage } from './outside.ts'
import { recurring, type Term } from './recurring.ts'

/**
 * Something that several people speak of outside all codes. `label` are the words and phrases for it that most people
 * use, per language, at most four, the strongest first; `languages` has how many people say it in which; a passage comes with the
 * clauses that say it, those with most of the words first.
 */
export type Candidate = {
  label: Partial<Record<Language, string[]>>
  people: number
  languages: Partial<Record<Language, number>>
  passages: { id: string; person: string; spans: Span[] }[]
}
/** Candidates, those first that many people speak of and much oftener than inside codes; and what they were looked for in. */
export type Missed = {
  candidates: Candidate[]
  /** People, passages and clauses of which something is outside all codes. */
  outside: { people: number; passages: number; clauses: number }
  /** False where next to nothing is coded: then what many say stands first, whether or not codes stand on the like. */
  isCompared: boolean
  /** Clauses left out because several people have them word for word. */
  copied: number
}
export type CandidateOptions = {
  /** Only what was said in this language; both together where nothing is said. */
  language?: Language
  /** So many people must speak of it, and use every word that names it; 3 where nothing is said, 2 at least. */
  fewest?: number
  /** At most so many candidates; 20 where nothing is said. */
  most?: number
}

/**
 * Finds what recurs among the clauses that no code stands on: words and phrases that several people use there, and
 * oftener than inside codes, put together where they stand in the same clauses. Without chance: the same passages
 * give the same candidates, in whatever order they come.
 * @throws RangeError where `fewest` or `most` is no whole number, or `fewest` is below 2
 */
export function candidates(passages: readonly ReadPassage[], options: CandidateOptions = {}): Missed {
  const { language, fewest = 3, most = 20 } = options
  if (!Number.isInteger(fewest) || fewest < 2) throw new RangeError('fewest must be a whole number above 1')
  if (!Number.isInteger(most) || most < 1) throw new RangeError('most must be a whole number above 0')
  const read = [...passages]
    .filter((passage) => language === undefined || passage.language === language)
    .sort((a, b) => compare(a.id, b.id) || compare(a.person, b.person))
  const parted = partedBy(read)
  const { outside, copied } = parted
  const terms = keyed(recurring(outside, fewest), parted)
  const found = grouped(terms)
    .map((group) => candidateOf(group, { outside, read, fewest }))
    .filter(({ label }) => Object.keys(label).length > 0)
  return {
    candidates: found.slice(0, most),
    outside: {
      people: new Set(outside.map(({ person }) => person)).size,
      passages: new Set(outside.map(({ passage }) => passage)).size,
      clauses: outside.length,
    },
    isCompared: isComparable(parted),
    copied,
  }
}

const OFTENER = 1.7 // so many times as many people for each word outside as inside
const CONTRAST = 0.1 // coded words for each other one: with fewer there is nothing to compare with
const MOST_TERMS = 400
const ALIKE = 0.3 // a cosine between the clauses of two terms from which on they are one matter
const LABEL = 4
const WORDS_OF_CONCEPT = 3

type Keyed = Term & { score: number }

// Terms that more people use outside, those first that many do and much oftener; a phrase before its words.
function keyed(terms: readonly Term[], parted: Parted): Keyed[] {
  const { outside, inside } = parted
  const [out, within] = [lengthOf(outside), lengthOf(inside)]
  const isCompared = isComparable(parted)
  const coded = new Map(recurring(inside, 1).map((term) => [term.key, term.people.size]))
  const oftener = (here: number, there: number) => ((here + 1) * within) / ((there + 1) * out)
  return terms
    .flatMap((term): Keyed[] => {
      const people = term.people.size
      const lift = isCompared ? oftener(people, coded.get(term.key) ?? 0) : OFTENER
      const score = people * Math.log2(lift) * (1 + (term.length - 1) / 4)
      return lift >= OFTENER ? [{ ...term, score }] : []
    })
    .sort((a, b) => b.score - a.score || compare(a.key, b.key))
    .slice(0, MOST_TERMS)
}

function isComparable({ outside, inside }: Parted): boolean {
  return lengthOf(inside) >= lengthOf(outside) * CONTRAST
}

function lengthOf(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, { words }) => sum + words.length, 0)
}

// Each term goes to the strongest one before it that stands in much the same clauses, or begins a matter of its own.
function grouped(terms: readonly Keyed[]): Keyed[][] {
  const groups: Keyed[][] = []
  for (const term of terms) {
    const group = groups.find(([first]) => first && cosine(first.clauses, term.clauses) >= ALIKE)
    if (group) group.push(term)
    else groups.push([term])
  }
  return groups
}

function cosine(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let both = 0
  for (const each of few) if (many.has(each)) both++
  return both / Math.sqrt(one.size * other.size)
}

type Corpus = { outside: readonly Clause[]; read: readonly ReadPassage[]; fewest: number }

function candidateOf(group: readonly Keyed[], { outside, read, fewest }: Corpus): Candidate {
  const counts = new Map<number, number>()
  for (const { clauses } of group) for (const at of clauses) counts.set(at, (counts.get(at) ?? 0) + 1)
  const saying = [...counts]
    .sort(([a, most], [b, other]) => other - most || a - b)
    .map(([at]) => outside[at]!)
  const spans = new Map<number, Span[]>()
  for (const { passage, start, end } of saying)
    spans.set(passage, [...(spans.get(passage) ?? []), { start, end }])
  const passages = [...spans].map(([at, own]) => {
    return { id: read[at]!.id, person: read[at]!.person, spans: own.sort((a, b) => a.start - b.start) }
  })
  const peopleIn = (language: Language) =>
    new Set(saying.filter((clause) => clause.language === language).map(({ person }) => person)).size
  const people = { en: peopleIn('en'), es: peopleIn('es') }
  return {
    label: { ...labelIn('en', group, fewest), ...labelIn('es', group, fewest) },
    people: new Set(saying.map(({ person }) => person)).size,
    languages: { ...(people.en && { en: people.en }), ...(people.es && { es: people.es }) },
    passages,
  }
}

// What is part of a longer form before it is not said again; a concept is named by the words that most people use for it.
function labelIn(language: Language, group: readonly Keyed[], fewest: number): Candidate['label'] {
  const named: string[] = []
  for (const term of group)
    for (const form of formsOf(term, language, fewest))
      if (named.length < LABEL && !named.some((each) => each.includes(form))) named.push(form)
  return named.length > 0 ? { [language]: named } : {}
}

// A word is named only in a language in which enough people use it, whatever its ending; what a concept is named by, as it
// stands: somebody's own word for it would point at them.
function formsOf({ key, forms }: Keyed, language: Language, fewest: number): string[] {
  const speakers = new Set([...forms[language].values()].flatMap((people) => [...people]))
  if (speakers.size < fewest) return []
  const common = [...forms[language]].sort(
    ([a, many], [b, few]) => few.size - many.size || a.length - b.length || compare(a, b),
  )
  if (!isConcept(key)) return common.slice(0, 1).map(([form]) => form)
  return common.flatMap(([form, people]) => (people.size >= fewest ? [form] : [])).slice(0, WORDS_OF_CONCEPT)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
