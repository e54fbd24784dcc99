import type { ConsentParty, ConsentScope, GiverSafety } from '../../generated/prisma/enums.ts'
import type { Db, Tx } from '../db.ts'
import { newId } from '../id.ts'
import type { ConsentRow } from './consent.ts'

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

/** Whether a scope holds now, by the clock of the database. */
export const holdsNow = async (tx: Tx, person: Person, scope: ConsentScope): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ holds: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM effective_consent
      WHERE "studyId" = ${person.studyId} AND "participantId" = ${person.participantId} AND scope = ${scope}::"ConsentScope"
    ) AS holds`
  return row?.holds ?? false
}

type Refused = { party: ConsentParty; scopes: readonly ConsentScope[] }

/**
 * What holds now although this party's no to it was just recorded: the party's own later yes stands. Where the person is
 * an adult the giver's word decides nothing, and neither does its date.
 */
export const findOverruling = (tx: Tx, person: Person, { party, scopes }: Refused) =>
  tx.$queryRaw<{ scope: ConsentScope; decidedAt: Date }[]>`
    SELECT e.scope, word."decidedAt" FROM effective_consent e
    JOIN "Participant" p ON p."studyId" = e."studyId" AND p.id = e."participantId"
    CROSS JOIN LATERAL (
      SELECT d.decision, d."decidedAt" FROM "ConsentDecision" d
      WHERE d."studyId" = e."studyId" AND d."participantId" = e."participantId" AND d.scope = e.scope
        AND d.party = ${party}::"ConsentParty"
      ORDER BY d."decidedAt" DESC, d.sequence DESC LIMIT 1
    ) word
    WHERE e."studyId" = ${person.studyId} AND e."participantId" = ${person.participantId}
      AND e.scope::text = ANY (${[...scopes]}) AND word.decision = 'granted'
      AND (NOT p."isAdult" OR ${party} = 'youth')
    ORDER BY e.scope`

export type Consent = {
  scope: ConsentScope
  until: Date | null
  giverSafety: GiverSafety | null
  isEffective: boolean
}

/** Where each scope stands that somebody has decided about, by the last word of each party. */
export const findConsents = (db: Db, { studyId, participantId }: Person) => db.$queryRaw<Consent[]>`
  WITH word AS (
    SELECT DISTINCT ON (scope, party) scope, party, decision, "giverSafety", until
    FROM "ConsentDecision" WHERE "studyId" = ${studyId} AND "participantId" = ${participantId}
    ORDER BY scope, party, "decidedAt" DESC, sequence DESC
  )
  SELECT scope, min(until) FILTER (WHERE decision = 'granted') AS until,
    max("giverSafety") FILTER (WHERE party = 'giver') AS "giverSafety",
    scope IN (
      SELECT e.scope FROM effective_consent e WHERE e."studyId" = ${studyId} AND e."participantId" = ${participantId}
    ) AS "isEffective"
  FROM word GROUP BY scope ORDER BY scope`
