import type { Language } from '../../generated/prisma/enums.ts'
import type { Db, Tx } from '../db.ts'
import type { Localized } from '../input.ts'
import { nothingSet, type Counts, type Settings } from './setup.ts'

export const findSettings = async (db: Db | Tx, studyId: string): Promise<Settings> =>
  (await db.studySettings.findUnique({ where: { studyId }, omit: { studyId: true } })) ?? nothingSet

export const saveSettings = (tx: Tx, studyId: string, settings: Partial<Settings>) =>
  tx.studySettings.upsert({
    where: { studyId },
    create: { ...settings, studyId },
    update: settings,
    select: { studyId: true },
  })

/** Whether the list is another one now. */
export const saveKeep = async (tx: Tx, studyId: string, keep: string[]): Promise<boolean> => {
  const known = (await findSettings(tx, studyId)).keep
  if (JSON.stringify(known) === JSON.stringify(keep)) return false
  await tx.studySettings.upsert({
    where: { studyId },
    create: { studyId, keep, keepVersion: 1 },
    update: { keep, keepVersion: { increment: 1 } },
    select: { studyId: true },
  })
  return true
}

export const countParts = async (db: Db, studyId: string, at: Date): Promise<Counts> => {
  const where = { studyId }
  const languages = await findLanguages(db, studyId)
  const [regions, services, waves, codebooks, instruments, consentTexts] = await Promise.all([
    db.region.count({ where }),
    db.service.count({ where }),
    db.wave.count({ where }),
    db.codebook.count({ where }),
    countWritten(db, studyId, languages),
    // One for caregivers alone asks nobody.
    db.consentText.count({
      where: {
        ...where,
        audience: { not: 'caregiver' },
        publishedAt: { not: null },
        effectiveFrom: { lte: at },
        languages: { hasEvery: languages },
      },
    }),
  ])
  return { regions, services, waves, codebooks, instruments, consentTexts }
}

/** Sets in the field that ask everything in each of these languages: one that was added later asks for another version. */
const countWritten = async (db: Db, studyId: string, languages: readonly Language[]): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Instrument" i
    WHERE i."studyId" = ${studyId} AND i.status = 'fielded' AND NOT EXISTS (
      SELECT 1 FROM "Question" q CROSS JOIN unnest(${languages}::text[]) AS asked (language)
      WHERE q."studyId" = i."studyId" AND q."instrumentId" = i.id AND q.text->>asked.language IS NULL)`
  return row?.count ?? 0
}

export const findLanguages = async (tx: Db | Tx, id: string): Promise<Language[]> =>
  (await tx.study.findUniqueOrThrow({ where: { id }, select: { languages: true } })).languages

/** Whether questions are written in a language, or somebody takes part or answered in it. */
export const findUseOf = async (tx: Tx, studyId: string, language: Language) => {
  const rows = await tx.$queryRaw<{ isWritten: boolean; isSpoken: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Question" WHERE "studyId" = ${studyId} AND text->>${language} IS NOT NULL)
        AS "isWritten",
      EXISTS (SELECT 1 FROM "Participant" WHERE "studyId" = ${studyId} AND language = ${language}::"Language")
        OR EXISTS (SELECT 1 FROM "Response" WHERE "studyId" = ${studyId} AND language = ${language}::"Language")
        AS "isSpoken"`
  return rows[0]!
}

/** The title to be typed, and how many people would go. */
export const findForDeletion = async (tx: Tx, studyId: string) => {
  const { title, _count } = await tx.study.findUniqueOrThrow({
    where: { id: studyId },
    select: { title: true, isDemo: true, _count: { select: { participants: true } } },
  })
  return { title: title as Localized, people: _count.participants }
}

export const hasStudy = async (tx: Tx, studyId: string): Promise<boolean> =>
  (await tx.study.count({ where: { id: studyId } })) > 0

export const eraseStudy = (tx: Tx, studyId: string) => tx.$executeRaw`SELECT erase_study(${studyId})`
