import type {
  ConsentParty,
  ConsentScope,
  GiverSafety,
  PermissionRoute,
} from '../../generated/prisma/enums.ts'
import type { Db, Tx } from '../db.ts'
import { newId } from '../id.ts'
import type { ConsentRow, Standing } from './consent.ts'

type Person = { studyId: string; participantId: string }

/** Under ids of their own where they have none; how many were not there before. */
export const insertDecisions = async (
  tx: Tx,
  person: Person,
  rows: readonly (ConsentRow & { id?: string })[],
): Promise<number> => {
  const data = rows.map((row) => ({ id: newId(), ...person, ...row }))
  return (await tx.consentDecision.createMany({ data, skipDuplicates: true })).count
}

/** Those of some decisions that stand here. */
export const findKnownDecisions = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  (await tx.consentDecision.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })).map(
    ({ id }) => id,
  )

/** What somebody saved alone in sittings that are open and that nothing looked at yet. */
export const findUnlooked = async (tx: Tx, { studyId, participantId }: Person) => {
  const sittings = await tx.sitting.findMany({
    where: { studyId, participantId, endedAt: null },
    select: {
      ...{ id: true, screenedAt: true },
      screens: { select: { screen: true, savedAt: true, answers: true } },
    },
  })
  return sittings
    .map(({ id, screenedAt, screens }) => ({
      id,
      screens: screens.filter(({ savedAt }) => !screenedAt || savedAt > screenedAt),
    }))
    .filter(({ screens }) => screens.length > 0)
}

/** Whether a scope holds now, by the clock of the database. */
export const holdsNow = async (tx: Tx, person: Person, scope: ConsentScope): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ holds: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM effective_consent
      WHERE "studyId" = ${person.studyId} AND "participantId" = ${person.participantId} AND scope = ${scope}::"ConsentScope"
    ) AS holds`
  return row?.holds ?? false
}

/** What keeps a scope that holds from carrying something new: a text that was changed since, or nobody who stands up for them. */
export type Holds = { restsOnOld: boolean; lacksOverseer: boolean }

export const whatHoldsBack = async (tx: Tx, person: Person, scope: ConsentScope): Promise<Holds> => {
  const { studyId, participantId } = person
  const [row] = await tx.$queryRaw<Holds[]>`
    SELECT rests_on_old_text(${studyId}, ${participantId}, ${scope}::"ConsentScope") AS "restsOnOld",
      lacks_overseer(${studyId}, ${participantId}, ${scope}::"ConsentScope") AS "lacksOverseer"`
  return row!
}

/** Whether somebody is 18 now: all that is told of a birth date. */
export const isOfAge = async (tx: Db | Tx, { studyId, participantId }: Person): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ isOfAge: boolean | null }[]>`
    SELECT is_of_age(${studyId}, ${participantId}) AS "isOfAge"`
  return row?.isOfAge ?? false
}

/**
 * Keeps on which day somebody is 18; when it begins by the study's clock is told by the database. What holds is worked out
 * anew in the same transaction. It can be read nowhere.
 */
export const recordBirthday = (tx: Tx, { studyId, participantId }: Person, eighteenth: string) =>
  tx.$executeRaw`SELECT record_birthday(${studyId}, ${participantId}, ${eighteenth}::date)`

/** Of somebody who was found to be a minor at an instant, and whom this database took for an adult then; else nothing. */
export const forgetAgeOfMinor = async (tx: Tx, { studyId, participantId }: Person, found: Date) => {
  const [row] = await tx.$queryRaw<{ isDone: boolean }[]>`
    SELECT forget_age_of_minor(${studyId}, ${participantId}, ${found}::timestamptz) AS "isDone"`
  return row?.isDone ?? false
}

export const hasMajorityRule = async (tx: Tx, studyId: string): Promise<boolean> =>
  (await tx.studySettings.count({ where: { studyId, majority: { not: null } } })) > 0

export const findAdvocate = (tx: Tx, id: string) =>
  tx.participant.findUniqueOrThrow({ where: { id }, select: { isWard: true, advocateId: true } })

type Ward = { isWard: boolean; advocateId: string | null }

export const updateWard = (tx: Tx, { studyId, participantId }: Person, ward: Ward) =>
  tx.participant.update({
    where: { studyId_id: { studyId, id: participantId } },
    data: ward,
    select: { id: true },
  })

type Refused = { party: ConsentParty; scopes: readonly ConsentScope[] }

/** What holds now although this party's no to it was just recorded: the party's own later yes stands. */
export const findOverruling = (tx: Tx, person: Person, { party, scopes }: Refused) =>
  tx.$queryRaw<{ scope: ConsentScope; decidedAt: Date }[]>`
    SELECT e.scope, word."decidedAt" FROM effective_consent e
    CROSS JOIN LATERAL (
      SELECT d.decision, d."decidedAt" FROM "ConsentDecision" d
      WHERE d."studyId" = e."studyId" AND d."participantId" = e."participantId" AND d.scope = e.scope
        AND d.party = ${party}::"ConsentParty"
      ORDER BY d."decidedAt" DESC, d.sequence DESC LIMIT 1
    ) word
    WHERE e."studyId" = ${person.studyId} AND e."participantId" = ${person.participantId}
      AND e.scope::text = ANY (${[...scopes]}) AND word.decision = 'granted'
    ORDER BY e.scope`

export type Consent = Standing & {
  scope: ConsentScope
  until: Date | null
  giverSafety: GiverSafety | null
  route: PermissionRoute | null
  isEffective: boolean
  carriesNew: boolean
  isOverseen: boolean
}

/** Where each scope stands now, with the last word of each party. */
export const findConsents = (db: Db, { studyId, participantId }: Person) => db.$queryRaw<Consent[]>`
  WITH word AS (
    SELECT DISTINCT ON (scope, party) scope, party, decision, "giverSafety", route, until
    FROM "ConsentDecision" WHERE "studyId" = ${studyId} AND "participantId" = ${participantId}
    ORDER BY scope, party, "decidedAt" DESC, sequence DESC
  ), said AS (
    SELECT scope, min(until) FILTER (WHERE decision = 'granted') AS until,
      max("giverSafety") FILTER (WHERE party = 'giver') AS "giverSafety",
      max(route) FILTER (WHERE party = 'giver') AS route
    FROM word GROUP BY scope
  )
  SELECT s.scope, s.state, s.reason, s."restsOn", s.state = 'granted' AS "isEffective",
    s.state = 'granted' AND NOT rests_on_old_text(s."studyId", s."participantId", s.scope)
      AND NOT lacks_overseer(s."studyId", s."participantId", s.scope) AS "carriesNew",
    NOT lacks_overseer(s."studyId", s."participantId", s.scope) AS "isOverseen",
    said.until, said."giverSafety", said.route
  FROM consent_state s LEFT JOIN said ON said.scope = s.scope
  WHERE s."studyId" = ${studyId} AND s."participantId" = ${participantId}
  ORDER BY s.scope`
