import { number, t } from '../language/language.ts'
import type { Entry, Person, Subject } from './operations.ts'

/** What has no words yet is shown as the code that it is. */
export const actionName = (action: string): string => t().audit.actions[action] ?? action
export const outcomeName = (outcome: string): string => t().audit.outcomes[outcome] ?? outcome

const accountLength = 22

export function actorName({ actorId }: Entry, people: readonly Person[]): string {
  if (actorId === null) return t().audit.nobody
  const programs: Record<string, string> = t().audit.program
  const known = people.find((one) => one.actorId === actorId)?.name ?? programs[actorId]
  return known ?? (actorId.length === accountLength ? t().audit.somebody : actorId)
}

const mostValues = 3

/** A count, or the first of some ids. */
export function subjectText({ name, values, count }: Subject): string {
  const label = t().audit.subjects[name] ?? name
  if (values.length === 0) return count === null ? label : `${label}: ${number(count)}`
  if (values.length > mostValues) return `${label}: ${number(values.length)}`
  return `${label}: ${values.join(', ')}`
}
