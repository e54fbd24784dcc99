// Which services of a study a passage names.
import type { Span } from '../text/span.ts'
import { tokens, type Token } from '../text/token.ts'

/** A service of a study's own list, with the names it goes by. */
export type Service = { id: string; names: readonly string[] }

/**
 * The ids of the services that are named within these spans of a text, the first named first. A name counts word for
 * word whatever its accents and capitals, with or without its article and its last word where that says what any
 * service is ("Harbor House" for "The Harbor House Program"); one of a single word only where it is written as a name.
 */
export function servicesIn(text: string, spans: readonly Span[], services: readonly Service[]): string[] {
  if (services.length === 0) return []
  const words = tokens(text).filter((word) =>
    spans.some(({ start, end }) => word.start >= start && word.end <= end),
  )
  const found = services.flatMap(({ id, names }) => {
    const places = names.flatMap((name) => formsOf(name)).flatMap((form) => placeOf(form, words, text) ?? [])
    return places.length > 0 ? [{ id, at: Math.min(...places) }] : []
  })
  return found.sort((a, b) => a.at - b.at).map(({ id }) => id)
}

const ARTICLES = new Set(['the', 'el', 'la', 'los', 'las'])
const KINDS = new Set(
  `program programs services service center centre project inc llc foundation agency network group team
  programa servicios servicio centro proyecto fundacion agencia red grupo equipo`.split(/\s+/),
)

function formsOf(name: string): string[][] {
  const all = tokens(name).map(({ folded }) => folded)
  const whole = ARTICLES.has(all[0] ?? '') ? all.slice(1) : all
  const short = whole.length > 2 && KINDS.has(whole.at(-1)!) ? [whole.slice(0, -1)] : []
  return [whole, ...short].filter((form) => form.length > 0)
}

function placeOf(form: readonly string[], words: readonly Token[], text: string): number | undefined {
  for (let at = 0; at + form.length <= words.length; at++) {
    const said = words.slice(at, at + form.length)
    if (!said.every(({ folded }, offset) => folded === form[offset]) || !isOneName(said, text)) continue
    const { start } = said[0]!
    if (form.length > 1 || isNamed(text, start)) return start
  }
  return undefined
}

// Nothing but spaces and small marks between its words: "Harbor House", "Harbor-House".
function isOneName(said: readonly Token[], text: string): boolean {
  return said.every(
    ({ start }, at) => at === 0 || /^[\s\-–'’&]{0,4}$/.test(text.slice(said[at - 1]!.end, start)),
  )
}

// With a capital that no sentence begins with: "at Haven", not "Haven" alone or "a safe haven".
function isNamed(text: string, start: number): boolean {
  return (
    /^\p{Lu}/u.test(text.slice(start, start + 2)) &&
    /[\p{L}\p{N},;:][ \t]+$/u.test(text.slice(Math.max(0, start - 8), start))
  )
}
