import type { ConsentScope } from '../../generated/prisma/enums.ts'
import type { Tx } from '../db.ts'
import { newId } from '../id.ts'
import type { ConsentRow } from './consent.ts'

type Person = { studyId: string; participantId: string }

export const insertDecisions = (tx: Tx, person: Person, rows: readonly ConsentRow[]) =>
  tx.consentDecision.createMany({ data: rows.map((row) => ({ ...person, ...row, id: newId() })) })

export const isParticipant = async (tx: Tx, { studyId, participantId }: Person) =>
  (await tx.participant.count({ where: { studyId, id: participantId } })) > 0

/** Whether a scope holds now, by the clock of the database. */
export const holdsNow = async (tx: Tx, person: Person, scope: ConsentScope): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ holds: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM effective_consent
      WHERE "studyId" = ${person.studyId} AND "participantId" = ${person.participantId} AND scope = ${scope}::"ConsentScope"
    ) AS holds`
  return row?.holds ?? false
}
