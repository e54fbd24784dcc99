// The only file that knocks at the identity rooms. The application has no right to their tables: each statement here is a
// function of the database that does one thing (prisma/migrations/20261212100000_vault_role).
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../db.ts'
import type { Channel } from './identity.ts'

export type Person = { studyId: string; participantId: string }

type Sealed = Uint8Array<ArrayBuffer> | null
export type Kept = {
  name?: Sealed
  birthDate?: Sealed
  contact?: { sealed: Sealed; channel: Channel; language: 'en' | 'es' }
}

/** Keeps what is given and leaves the rest as it was. */
export const keep = (tx: Tx, { studyId, participantId }: Person, { name, birthDate, contact }: Kept) =>
  tx.$queryRaw`SELECT keep_identity(${studyId}, ${participantId}, ${name ?? null}::bytea, ${birthDate ?? null}::bytea,
    ${contact?.sealed ?? null}::bytea, ${contact?.channel ?? null}, ${contact?.language ?? null})`

/** Who writes about a person waits for who writes about the same one: the first of them makes the key. */
export const takeTurn = (tx: Tx, { studyId, participantId }: Person) =>
  tx.$executeRaw`SELECT take_turn_with(${studyId}, ${participantId})`

/** Whether their own last word on taking part is a no. */
export const takesNoPart = async (tx: Tx, { studyId, participantId }: Person): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ is: boolean }[]>`
    SELECT takes_no_part(${studyId}, ${participantId}) AS is`
  return row?.is ?? false
}

export type WhatIsKept = {
  hasName: boolean
  hasBirthDate: boolean
  channel: Channel | null
  language: 'en' | 'es' | null
  isUnsafe: boolean
  hasLeft: boolean
}

const nothing: WhatIsKept = {
  ...{ hasName: false, hasBirthDate: false, channel: null, language: null, isUnsafe: false, hasLeft: false },
}

/** What is kept, never what it is. */
export const findKept = async (db: Db | Tx, { studyId, participantId }: Person): Promise<WhatIsKept> => {
  const [row] = await db.$queryRaw<WhatIsKept[]>`
    SELECT "hasName", "hasBirthDate", channel, language, "isUnsafe", "hasLeft" FROM identity.identity_kept(${studyId})
    WHERE "participantId" = ${participantId}`
  return row ?? nothing
}

/** The same of everybody in a study, for a list that needs it beside what the corpus knows. */
export const keptIn = (studyId: string): Prisma.Sql => Prisma.sql`identity.identity_kept(${studyId})`

/** From this moment on nobody is on their way to them, or somebody may be again. */
export const markContact = (tx: Tx, { studyId, participantId }: Person, isUnsafe: boolean) =>
  tx.$executeRaw`SELECT mark_contact(${studyId}, ${participantId}, ${isUnsafe})`

/** The sealed plan for one letter that waits; null where it may not go out. */
export const findForLetter = async (tx: Tx | Db, letter: { studyId: string; id: string }) => {
  const [row] = await tx.$queryRaw<{ participantId: string; contact: Uint8Array }[]>`
    SELECT "participantId", contact FROM identity.contact_for_letter(${letter.studyId}, ${letter.id})`
  return row ?? null
}

export const findTimeZone = async (tx: Tx | Db, id: string): Promise<string> =>
  (await tx.study.findUniqueOrThrow({ where: { id }, select: { timeZone: true } })).timeZone
