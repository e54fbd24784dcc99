// What makes a submission one that can be taken in, and the same one when it comes again.
import type { InputIssue } from '../errors.ts'

type Answer = { questionId: string; serviceId?: string | null | undefined }

/** One form of a parsed submission for each thing it says: members by name, without those that say nothing. */
export const canonical = (value: unknown): string => JSON.stringify(ordered(value))

const ordered = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, ordered(inner)])
}

/** A question is answered once, or once for each service: of two answers nobody could say which holds. */
export const answeredTwice = (answers: readonly Answer[]): InputIssue | null => {
  const seen = new Map<string, number>()
  for (const [index, { questionId, serviceId }] of answers.entries()) {
    const name = `${questionId} ${serviceId ?? ''}`
    const before = seen.get(name)
    if (before !== undefined)
      return {
        path: `answers.${index}`,
        message: `answers what answers.${before} answers already. Send one answer.`,
      }
    seen.set(name, index)
  }
  return null
}

/** Clocks differ a little; what is said to come from further ahead is a mistake. */
const clocksDifferBy = 10 * 60 * 1000

export const isAhead = (submittedAt: Date, at: Date): boolean =>
  submittedAt.getTime() > at.getTime() + clocksDifferBy
