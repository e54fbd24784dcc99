import type { Actor } from '../actor.ts'
import type { Tx } from '../db.ts'

/** Ids and counts of what an act touched. */
export type Subjects = Record<string, string | number | string[] | null>

type Entry = { actor: Actor; studyId: string | null; action: string; subjects: Subjects; outcome: string }

/** Appends one row; the database refuses to change or remove it. */
export const appendAudit = async (tx: Tx, { actor, ...entry }: Entry): Promise<void> => {
  const actorId = actor.kind === 'stranger' ? null : actor.id
  await tx.auditEntry.create({ data: { ...entry, actorId }, select: { id: true } })
}
