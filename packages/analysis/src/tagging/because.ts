import type { Language } from '../text/language.ts'
import type { Code } from './codebook.ts'
import { features, type Feature } from './feature.ts'
import type { Weighed } from './linear.ts'

type Grounds = {
  code: Code
  text: string
  weighed: readonly Weighed[]
  question: string
  language: Language
}

const MOST = 4

/** The words that speak most for a code, each with where the codebook says it, if it does. */
export function becauseOf({ code, text, weighed, question, language }: Grounds): string[] {
  const best = weighed
    .filter((each) => each.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
  const kept: Feature[] = []
  for (const each of best) {
    if (kept.length === MOST) break
    if (!kept.some((other) => each.start < other.end && other.start < each.end)) kept.push(each)
  }
  const reasons = kept.map(
    (each) => `"${text.slice(each.start, each.end)}"${source(code, each.key, language)}`,
  )
  if (question !== '' && (reasons.length === 0 || isAskedAbout(code, question, language)))
    reasons.push(`question: "${question}"`)
  return [...new Set(reasons)]
}

const sources = new WeakMap<Code, Map<Language, Map<string, string>>>()

function source(code: Code, key: string, language: Language): string {
  const where = keysOf(code, language).get(key)
  return where ? ` ~ ${where}` : ''
}

function isAskedAbout(code: Code, question: string, language: Language): boolean {
  return features(question, language).some(({ key }) => keysOf(code, language).has(key))
}

// Which part of the codebook has which stems, looked up once per code and language.
function keysOf(code: Code, language: Language): Map<string, string> {
  const known = sources.get(code) ?? new Map<Language, Map<string, string>>()
  sources.set(code, known)
  const before = known.get(language)
  if (before) return before
  const keys = new Map<string, string>()
  for (const part of ['include', 'definition', 'title'] as const) {
    for (const { key } of features(code[part][language] ?? '', language)) keys.set(key, part)
  }
  known.set(language, keys)
  return keys
}
