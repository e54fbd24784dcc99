// How near what somebody said lies to what the others said of the same theme.
import { spread, type Voice } from './voice.ts'

/** 0..1: the cosine between a voice and the centre of all other people's, with what each term adds to it. */
export type Nearness = { value: number; parts: ReadonlyMap<string, number> }
type Row = ReadonlyMap<string, number>

const FEW = 3 // other people of one language: with fewer the centre is that of both

/**
 * The nearness of each voice. A term weighs the more the fewer people have it, every person counts once however much
 * they said, and nobody is compared with their own words.
 */
export function nearnessOf(voices: readonly Voice[]): Nearness[] {
  const rows = rowsOf(voices)
  const people = [...new Set(voices.map(({ person }) => person))]
  const all = centreOf(voices, rows)
  const own = { en: centreIn('en', voices, rows), es: centreIn('es', voices, rows) }
  return voices.map((voice, at) => {
    const { sums, of } = own[voice.language]
    const others = of.size - (of.has(voice.person) ? 1 : 0)
    if (people.length < 2) return { value: 0, parts: new Map() }
    const centre = others < FEW ? all : { sums, of }
    return cosine(rows[at]!, centre, voice.person)
  })
}

/** Each voice as a row of length one. */
export function rowsOf(voices: readonly Voice[]): Row[] {
  const people = new Set(voices.map(({ person }) => person)).size
  const counts = spread(voices)
  const rarity = (term: string) => Math.log((people + 1) / ((counts.get(term) ?? 0) + 1)) + 1
  return voices.map(({ terms }) => unit(new Map([...terms.keys()].map((term) => [term, rarity(term)]))))
}

/** The cosine of two rows of length one. */
export function dot(one: Row, other: Row): number {
  let sum = 0
  for (const [term, value] of one) sum += value * (other.get(term) ?? 0)
  return sum
}

type Centre = { sums: Row; of: ReadonlyMap<string, Row> }

function centreIn(language: Voice['language'], voices: readonly Voice[], rows: readonly Row[]): Centre {
  const here = [...voices.keys()].filter((at) => voices[at]!.language === language)
  return centreOf(
    here.map((at) => voices[at]!),
    here.map((at) => rows[at]!),
  )
}

function centreOf(voices: readonly Voice[], rows: readonly Row[]): Centre {
  const own = new Map<string, Map<string, number>>()
  voices.forEach(({ person }, at) => {
    const sum = own.get(person) ?? new Map<string, number>()
    own.set(person, addTo(sum, rows[at]!))
  })
  const of = new Map([...own].map(([person, sum]) => [person, unit(sum)]))
  const sums = new Map<string, number>()
  for (const row of of.values()) addTo(sums, row)
  return { sums, of }
}

function cosine(row: Row, { sums, of }: Centre, person: string): Nearness {
  const mine = of.get(person)
  let squares = 0
  for (const [term, sum] of sums) squares += (sum - (mine?.get(term) ?? 0)) ** 2
  const length = Math.sqrt(squares) || 1
  const parts = new Map<string, number>()
  let value = 0
  for (const [term, weight] of row) {
    const part = (weight * ((sums.get(term) ?? 0) - (mine?.get(term) ?? 0))) / length
    if (part > LEAST) parts.set(term, part)
    value += part
  }
  return { value: Math.max(0, value), parts }
}

const LEAST = 1e-9 // what is left of a term that nobody else has is rounding

function addTo(sums: Map<string, number>, row: Row): Map<string, number> {
  for (const [term, value] of row) sums.set(term, (sums.get(term) ?? 0) + value)
  return sums
}

function unit(row: Row): Row {
  let squares = 0
  for (const value of row.values()) squares += value * value
  const length = Math.sqrt(squares) || 1
  return new Map([...row].map(([term, value]) => [term, value / length]))
}
