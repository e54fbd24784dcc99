// Which rows exist for whom, composed into every find and list. Consent is asked by the database besides.
import { mayIn, shutOutFrom, studiesOf, type Actor } from './actor.ts'
import { Prisma } from './db.ts'
import type { Permission } from './policy.ts'

type Asking = { actor: Actor }

/** Rows of studies where the reader lacks the permission do not exist. */
export const visibleTo = ({ actor }: Asking, permission: Permission = 'read study') => ({
  studyId: { in: studiesOf(actor, permission) },
})

/** Nothing of a person exists for whoever works with that person. */
export const ofOthers = ({ actor }: Asking) => ({ participantId: { notIn: shutOutFrom(actor) } })

/** The same for a count in SQL, as one more condition; nothing at all for who works with nobody. */
export const butOf = (
  shutOut: readonly string[],
  column: Prisma.Sql = Prisma.sql`"participantId"`,
): Prisma.Sql => (shutOut.length > 0 ? Prisma.sql`AND ${column} <> ALL(${[...shutOut]})` : Prisma.empty)

/** What was said, and what people decided about it. */
export const wordsVisibleTo = (asking: Asking) => ({
  AND: [visibleTo(asking, 'read words'), ofOthers(asking)],
})

type OfInterview = { recordedBy: string } | { response: { recordedBy: string } }

/** The same, and for an interviewer what they recorded themself. `own` says how the rows hang on the interview. */
const interviewsVisibleTo = (asking: Asking, own: (accountId: string) => OfInterview) => ({
  AND: [
    {
      OR: [
        visibleTo(asking, 'read words'),
        { ...visibleTo(asking, 'read own interviews'), ...own(accountOf(asking)) },
      ],
    },
    ofOthers(asking),
  ],
})

export const responsesVisibleTo = (asking: Asking) =>
  interviewsVisibleTo(asking, (recordedBy) => ({ recordedBy }))

/** Answers and passages. */
export const partsVisibleTo = (asking: Asking) =>
  interviewsVisibleTo(asking, (recordedBy) => ({ response: { recordedBy } }))

/**
 * Who withdrew stands in nobody's list but that of those who record consents, who need it to record the next one; an
 * interviewer meets those alone whom they enrolled or talked with. Of the standings the database shows those alone that
 * hold now.
 */
export const peopleVisibleTo = (asking: Asking) => {
  const everybody = studiesOf(asking.actor, 'read participants')
  const recording = studiesOf(asking.actor, 'record consent')
  const people = [
    { studyId: { in: everybody.filter((studyId) => recording.includes(studyId)) } },
    {
      studyId: { in: everybody },
      standing: { some: { scope: 'participate' as const } },
    },
    { AND: [visibleTo(asking, 'read own interviews'), metBy(asking)] },
  ]
  return { AND: [{ OR: people }, { id: { notIn: shutOutFrom(asking.actor) } }] }
}

/** The people of a study for whom somebody may record something, whether or not they take part now. */
export const peopleWithin = ({ actor }: Asking, studyId: string) => ({
  studyId,
  AND: [
    { id: { notIn: shutOutFrom(actor) } },
    mayIn(actor, studyId, 'read participants') ? {} : metBy({ actor }),
  ],
})

const metBy = (asking: Asking) => {
  const accountId = accountOf(asking)
  return { OR: [{ enrolledBy: accountId }, { responses: { some: { recordedBy: accountId } } }] }
}

/** Nobody recorded anything under the empty name. */
const accountOf = ({ actor }: Asking): string => (actor.kind === 'account' ? actor.id : '')
