import type { Db, Tx } from '../db.ts'
import { Prisma } from '../db.ts'
import { newId } from '../id.ts'
import { aspectsOf, groupsOf, outlineOf, type CodebookFile } from './codebook.ts'

export const isImported = async (tx: Tx, where: { studyId: string; key: string; version: number }) =>
  (await tx.codebook.count({ where })) > 0

export const insertCodebook = async (
  tx: Tx,
  studyId: string,
  { raw, codebook }: { raw: unknown; codebook: CodebookFile },
) => {
  const codebookId = newId()
  const frame = { studyId, codebookId }
  const { id: key, version, title } = codebook
  await tx.codebook.create({
    data: {
      studyId,
      id: codebookId,
      key,
      version,
      title,
      groups: groupsOf(codebook),
      definition: raw as Prisma.InputJsonObject,
    },
    select: { id: true },
  })
  const codes = codebook.codes.map((code, position) => codeRow(code, { ...frame, position }))
  await tx.code.createMany({ data: codes })
  await insertThemes(tx, frame, { codebook, codeIds: new Map(codes.map((code) => [code.key, code.id])) })
  return codebookId
}

type Frame = { studyId: string; codebookId: string }

const codeRow = (file: CodebookFile['codes'][number], frame: Frame & { position: number }) => {
  const { id, status, sensitive, group, ...code } = file
  return {
    ...frame,
    ...code,
    aspects: aspectsOf(file),
    id: newId(),
    key: id,
    group: group ?? null,
    isDraft: status === 'draft',
    isSensitive: sensitive,
  }
}

type Outline = { codebook: CodebookFile; codeIds: Map<string, string> }

const insertThemes = async (tx: Tx, frame: Frame, { codebook, codeIds }: Outline) => {
  const entries = outlineOf(codebook).map((entry) => ({ ...entry, themeId: newId() }))
  await tx.theme.createMany({
    data: entries.map(({ themeId, id: key, title, facets }, position) => ({
      ...frame,
      id: themeId,
      key,
      position,
      title,
      kind: facets?.kind?.[0] ?? null,
    })),
  })
  const { studyId } = frame
  await tx.themeCode.createMany({
    data: entries.flatMap(({ themeId, codes }) =>
      codes.map((code, position) => ({ studyId, themeId, codeId: codeIds.get(code)!, position })),
    ),
  })
}

const lastImported: Prisma.CodebookOrderByWithRelationInput[] = [{ importedAt: 'desc' }, { id: 'asc' }]

/** The codebook a study reads with: the one imported last. */
export const findCurrent = (db: Db | Tx, studyId: string) =>
  db.codebook.findFirst({
    where: { studyId },
    orderBy: lastImported,
    select: {
      id: true,
      key: true,
      version: true,
      definition: true,
      codes: { select: { id: true, key: true } },
    },
  })

export const findById = (db: Db | Tx, studyId: string, id: string) =>
  db.codebook.findFirst({ where: { studyId, id }, select: { id: true, definition: true } })

/** The codebook of each study that has one, by its name in its file and its version. */
export const findAllCurrent = (tx: Tx) =>
  tx.codebook.findMany({
    distinct: ['studyId'],
    orderBy: lastImported,
    select: { studyId: true, id: true, key: true, version: true },
  })

/** What tells it from others, for those who need no more of it. */
export const findCurrentKey = (tx: Tx, studyId: string) =>
  tx.codebook.findFirst({
    where: { studyId },
    orderBy: lastImported,
    select: { id: true, key: true, version: true },
  })

/** Its id alone, for those who need no more of it. */
export const findCurrentId = async (db: Db | Tx, studyId: string): Promise<string | null> => {
  const current = await db.codebook.findFirst({
    where: { studyId },
    orderBy: lastImported,
    select: { id: true },
  })
  return current?.id ?? null
}

export const findResponseIds = async (tx: Tx, studyId: string) =>
  (await tx.response.findMany({ where: { studyId }, select: { id: true } })).map(({ id }) => id)
