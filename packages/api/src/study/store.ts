import type { Language, Role } from '../../generated/prisma/enums.ts'
import { Prisma, type Db, type Tx } from '../db.ts'
import type { Localized } from '../input.ts'

type NewStudy = { id: string; title: Localized; languages: Language[]; timeZone: string; isDemo: boolean }

export const insertStudy = (tx: Tx, study: NewStudy) => tx.study.create({ data: study, select: { id: true } })

export const updateStudy = (tx: Tx, id: string, study: Partial<Omit<NewStudy, 'id' | 'isDemo'>>) =>
  tx.study.update({ where: { id }, data: study, select: { id: true } })

export const insertMembership = (tx: Tx, membership: { studyId: string; accountId: string; roles: Role[] }) =>
  tx.membership.create({ data: membership, select: { studyId: true } })

type NewWave = {
  studyId: string
  id: string
  key: string
  label: Localized
  opensOn: string
  closesOn: string | null
}

export const insertWave = async (tx: Tx, wave: NewWave) => {
  // After the last, not by their number: a wave that went with the batch it was made for leaves its place empty.
  const last = await tx.wave.aggregate({ where: { studyId: wave.studyId }, _max: { position: true } })
  const position = (last._max.position ?? -1) + 1
  const opensOn = new Date(wave.opensOn)
  const closesOn = wave.closesOn ? new Date(wave.closesOn) : null
  await tx.wave.create({ data: { ...wave, opensOn, closesOn, position }, select: { id: true } })
}

type WaveFrame = Pick<NewWave, 'label' | 'opensOn' | 'closesOn'>

export const updateWave = async (
  tx: Tx,
  where: { studyId: string; id: string },
  { label, opensOn, closesOn }: WaveFrame,
): Promise<boolean> => {
  const days = { opensOn: new Date(opensOn), closesOn: closesOn ? new Date(closesOn) : null }
  return (await tx.wave.updateMany({ where, data: { label, ...days } })).count === 1
}

type Named = { studyId: string; id: string; key: string; label: Localized }

export const insertRegion = (tx: Tx, region: Named) =>
  tx.region.create({ data: region, select: { id: true } })

export const insertService = (tx: Tx, service: Named) =>
  tx.service.create({ data: service, select: { id: true } })

/** The keys that a list of the study has already. */
export const findKeys = async (tx: Tx, table: 'wave' | 'region' | 'service', studyId: string) => {
  const asked = { where: { studyId }, select: { key: true } }
  const found =
    table === 'wave'
      ? tx.wave.findMany(asked)
      : table === 'region'
        ? tx.region.findMany(asked)
        : tx.service.findMany(asked)
  return (await found).map(({ key }) => key)
}

type NewParticipant = {
  studyId: string
  id: string
  regionId: string | null
  language: Language
  isAdult: boolean
  batchId?: string
  enrolledBy: string | null
}

export const insertParticipants = (tx: Tx, participants: NewParticipant[]) =>
  tx.participant.createMany({ data: participants })

/** Whether there is something to read out to somebody of this age. */
export const hasConsentText = async (
  tx: Tx,
  { studyId, audience, at }: { studyId: string; audience: 'youth' | 'adult'; at: Date },
) =>
  (await tx.consentText.count({
    where: { studyId, audience, publishedAt: { not: null }, effectiveFrom: { lte: at } },
  })) > 0

/** `visible` is what of the study's people whoever asks may record something for. */
export const hasParticipant = async (tx: Tx, id: string, visible: object) =>
  (await tx.participant.count({ where: { AND: [{ id }, visible] } })) > 0

const ofPerson = {
  response: Prisma.sql`"Response"`,
  passage: Prisma.sql`"Passage"`,
  coding: Prisma.sql`"Coding"`,
  objection: Prisma.sql`"Objection"`,
}

type OfPerson = { studyId: string; id: string }

/**
 * Keeps the person of a row from being taken out until the transaction ends; false where they are not there. It goes
 * before any lock on what is theirs: who takes a person out begins with the person, and the two would wait for each other.
 */
export const holdPerson = async (
  tx: Tx,
  table: keyof typeof ofPerson,
  { studyId, id }: OfPerson,
): Promise<boolean> => {
  const rows = await tx.$queryRaw<object[]>`
    ${personOf(table)} WHERE o."studyId" = ${studyId} AND o.id = ${id} FOR KEY SHARE OF p`
  return rows.length > 0
}

/** The same for who works on all that one person said, one after the other. */
export const takeTurnAt = async (
  tx: Tx,
  table: keyof typeof ofPerson,
  { studyId, id }: OfPerson,
): Promise<boolean> => {
  const rows = await tx.$queryRaw<object[]>`
    ${personOf(table)} WHERE o."studyId" = ${studyId} AND o.id = ${id} FOR NO KEY UPDATE OF p`
  return rows.length > 0
}

const personOf = (table: keyof typeof ofPerson) => Prisma.sql`
  SELECT 1 FROM "Participant" p JOIN ${ofPerson[table]} o ON o."studyId" = p."studyId" AND o."participantId" = p.id`

/**
 * Who decides about a person, stores what they say, or ends the key that it is sealed under, takes turns, as the database has
 * decisions do when it works out what holds. What is sealed is sealed after it: a key that ended meanwhile is not used.
 */
export const takeTurn = (tx: Tx, { studyId, participantId }: { studyId: string; participantId: string }) =>
  tx.$queryRaw`SELECT 1 FROM "Participant" WHERE "studyId" = ${studyId} AND id = ${participantId} FOR NO KEY UPDATE`

export const hasRegion = async (tx: Tx, studyId: string, id: string) =>
  (await tx.region.count({ where: { studyId, id } })) > 0

export const setSecondFactor = (tx: Tx, studyId: string, asksSecondFactor: boolean) =>
  tx.study.update({ where: { id: studyId }, data: { asksSecondFactor }, select: { id: true } })

export const asksSecondFactor = async (db: Db, studyId: string) =>
  (await db.study.findUniqueOrThrow({ where: { id: studyId }, select: { asksSecondFactor: true } }))
    .asksSecondFactor

/** Removes the studies with fewer members than that. */
export const removeStudiesBelow = async (db: Db, members: number) => {
  const rows = await db.study.findMany({ select: { id: true, _count: { select: { memberships: true } } } })
  const ids = rows.filter(({ _count }) => _count.memberships < members).map(({ id }) => id)
  await db.study.deleteMany({ where: { id: { in: ids } } })
}

/** All studies with their English titles, in the order in which they were opened. */
export const findTitles = async (db: Db) =>
  (await db.study.findMany({ orderBy: { createdAt: 'asc' }, select: { id: true, title: true } })).map(
    ({ id, title }) => ({ id, title: (title as Localized).en }),
  )

export const markDemoLoaded = (db: Db, at: Date | null) =>
  db.instance.updateMany({ data: { demoLoadedAt: at } })

export const findDemoLoadedAt = async (db: Db) =>
  (await db.instance.findFirst({ select: { demoLoadedAt: true } }))?.demoLoadedAt ?? null

/** The ids of an instrument's questions by their keys. */
export const findQuestionIds = async (db: Db, studyId: string, instrumentId: string) => {
  const rows = await db.question.findMany({
    where: { studyId, instrumentId },
    select: { id: true, key: true },
  })
  return new Map(rows.map(({ id, key }) => [key, id]))
}

export const findTitle = async (db: Db, studyId: string) =>
  (await db.study.findUniqueOrThrow({ where: { id: studyId }, select: { title: true } })).title

export const markDemoDecided = (db: Db, at: Date) => db.instance.updateMany({ data: { demoDecidedAt: at } })

export const isDemoDecided = async (db: Db) =>
  (await db.instance.count({ where: { demoDecidedAt: { not: null } } })) > 0
