// What a meeting may bring: a question of its own for every scope, in order, and none that rests on a no.
import type { ConsentScope, Decision } from '../../generated/prisma/enums.ts'
import { requires } from '../consent/consent.ts'
import type { InputIssue } from '../errors.ts'

export type Answered = { scope: ConsentScope; decision: Extract<Decision, 'granted' | 'declined'> }

/** Everything that a scope rests on, near and far. */
export const restsOn = (scope: ConsentScope): ConsentScope[] =>
  requires[scope].flatMap((needed) => [needed, ...restsOn(needed)])

/** What was not asked because of a no: `scope` rests on `declined`. */
export const notAsked = (scope: ConsentScope, answers: readonly Answered[]): ConsentScope | null =>
  restsOn(scope).find((needed) =>
    answers.some((one) => one.scope === needed && one.decision === 'declined'),
  ) ?? null

/** What cannot have been answered like this when this text was read out. */
export const issuesOf = (answers: readonly Answered[], asked: readonly ConsentScope[]): InputIssue[] =>
  answers.flatMap(({ scope }, index): InputIssue[] => {
    const path = `decisions.${index}.scope`
    if (!asked.includes(scope)) return [{ path, message: 'is no question of the text that was read out' }]
    if (answers.findIndex((one) => one.scope === scope) < index)
      return [{ path, message: 'is decided twice; give the last answer alone' }]
    const declined = notAsked(scope, answers)
    return declined
      ? [{ path, message: `rests on ${declined}, which they declined, so it is not asked; leave it out` }]
      : []
  })
