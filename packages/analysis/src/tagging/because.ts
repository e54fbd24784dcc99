import type { Language } from '../text/language.ts'
import type { Code } from './codebook.ts'
import { features } from './feature.ts'
import type { Weighed } from './linear.ts'

type Grounds = {
  code: Code
  text: string
  weighed: readonly Weighed[]
  question: string
  language: Language
}

const MOST = 4

/**
 * The words that speak most for a code, each with its weight and where the codebook says it, if it does:
 * `"curfew" +1.2 ~ include`.
 */
export function becauseOf({ code, text, weighed, question, language }: Grounds): string[] {
  const kept: Weighed[] = []
  for (const each of bySpan(weighed)) {
    if (kept.length === MOST) break
    if (!kept.some((other) => each.start < other.end && other.start < each.end)) kept.push(each)
  }
  const reasons = kept.map((each) => {
    const words = text.slice(each.start, each.end)
    return `"${words}" +${Math.max(0.1, each.weight).toFixed(1)}${source(code, words, language)}`
  })
  if (question !== '' && (reasons.length === 0 || isAskedAbout(code, question, language)))
    reasons.push(`question: "${question}"`)
  return [...new Set(reasons)]
}

// What is read of one stretch of text in several ways counts together; the heaviest first. All are in the order of
// the text, so that those of one stretch have only others of the same start between them.
function bySpan(weighed: readonly Weighed[]): Weighed[] {
  const spans: Weighed[] = []
  for (const each of weighed) {
    let at = spans.length - 1
    while (at >= 0 && spans[at]!.start === each.start && spans[at]!.end !== each.end) at--
    const same = spans[at]?.start === each.start ? spans[at] : undefined
    if (same) spans[at] = { ...same, weight: same.weight + each.weight }
    else spans.push(each)
  }
  return spans.filter((each) => each.weight > 0).sort((a, b) => b.weight - a.weight || a.start - b.start)
}

const sources = new WeakMap<Code, Map<Language, Map<string, string>>>()

function source(code: Code, words: string, language: Language): string {
  const keys = keysOf(code, language)
  const where = features(words, language).flatMap(({ key }) => keys.get(key) ?? [])
  return where[0] ? ` ~ ${where[0]}` : ''
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
