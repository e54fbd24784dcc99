import type { Span } from '../text/span.ts'
import type { Language } from '../text/language.ts'
import type { Code } from './codebook.ts'
import { features, featuresOf } from './feature.ts'
import type { Weighed } from './linear.ts'
import type { Answer } from './quoted.ts'
import { placesIn } from './word.ts'

type Grounds = { code: Code; weighed: readonly Weighed[]; answer: Answer }

const MOST = 4

/**
 * The words that speak most for a code, each with its weight and where the codebook says it, if it does:
 * `"curfew" +1.2 ~ include`.
 */
export function becauseOf({ code, weighed, answer }: Grounds): string[] {
  const { text, question } = answer
  const reasons = heaviest(weighed).map((each) => {
    const words = text.slice(each.start, each.end)
    return `"${words}" +${Math.max(0.1, each.weight).toFixed(1)}${source(code, each, answer)}`
  })
  if (question !== '' && (reasons.length === 0 || isAskedAbout(code, answer)))
    reasons.push(`question: "${question}"`)
  return [...new Set(reasons)]
}

// The heaviest first, none over another.
function heaviest(weighed: readonly Weighed[]): Weighed[] {
  const kept: Weighed[] = []
  while (kept.length < MOST) {
    let best: Weighed | undefined
    for (const each of weighed) {
      if (each.weight <= (best?.weight ?? 0)) continue
      if (!kept.some((other) => each.start < other.end && other.start < each.end)) best = each
    }
    if (!best) break
    kept.push(best)
  }
  return kept
}

const sources = new WeakMap<Code, Map<Language, Map<string, string>>>()

function source(code: Code, span: Span, { words, language }: Answer): string {
  const keys = keysOf(code, language)
  for (const { key } of featuresOf(placesIn(words.reads, span).map((at) => words.reads[at]!))) {
    const where = keys.get(key)
    if (where) return ` ~ ${where}`
  }
  return ''
}

function isAskedAbout(code: Code, { asked, language }: Answer): boolean {
  const keys = keysOf(code, language)
  return featuresOf(asked.reads).some(({ key }) => keys.has(key))
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
