// Who spoke of a theme, who was asked about it and did not, and who was not asked: three things, never one.
import type { Codebook } from '../tagging/codebook.ts'
import { scorerFor } from '../tagging/scorer.ts'
import type { Language } from '../text/language.ts'
import { withoutAsker } from './asker.ts'

/** A question that a person was asked: the codes it asks about, and those of what they answered (none without an answer). */
export type AskedPerson = { person: string; asks: readonly string[]; codes: readonly string[] }
/**
 * Of a code, in people: who spoke of it, `unasked` of them without a question about it; who was asked about it and did
 * not speak of it; and who was not asked and did not. The last says nothing of what they think.
 */
export type Mentions = {
  code: string
  mentioned: number
  unasked: number
  askedNotMentioned: number
  notAsked: number
}

/** Counts people per code. Everybody stands in exactly one of `mentioned`, `askedNotMentioned` and `notAsked`. */
export function mentionsOf(codes: readonly string[], all: readonly AskedPerson[]): Mentions[] {
  const people = new Set(all.map(({ person }) => person))
  const peopleWith = (has: (one: AskedPerson) => boolean) =>
    new Set(all.filter(has).map(({ person }) => person))
  return codes.map((code) => {
    const asked = peopleWith(({ asks }) => asks.includes(code))
    const spoke = peopleWith((each) => each.codes.includes(code))
    const unasked = [...spoke].filter((person) => !asked.has(person)).length
    const askedNotMentioned = [...asked].filter((person) => !spoke.has(person)).length
    const notAsked = people.size - spoke.size - askedNotMentioned
    return { code, mentioned: spoke.size, unasked, askedNotMentioned, notAsked }
  })
}

/** Tells which codes a study's own question asks about, by its words: a proposal, where nobody has said it. */
export function questionReader(codebook: Codebook): (question: string, language: Language) => string[] {
  const scorer = scorerFor(codebook)
  return (question, language) => {
    const { scores } = scorer.read(withoutAsker(question, language), language)
    return codebook.codes.flatMap(({ id, isDraft }, row) =>
      !isDraft && (scores[row] ?? 0) >= 0.5 ? [id] : [],
    )
  }
}
