// Everything that is sealed, read and written as the owner of the database: what consent hides is sealed anew as well. SQL
// without Prisma, as the application has no right to half of it.
import type { Client } from 'pg'
import { asVault } from '../database/vault.ts'
import { sealedAs } from '../drill/commands.ts'
import { reachOf } from '../duty/commands.ts'
import { placeOfBase } from '../handover/handover.ts'
import type { Words } from '../words.ts'

/** A column of sealed text: by what its rows are told apart, and how it is opened and sealed where it stands. */
export type Sealed = {
  table: string
  keys: readonly string[]
  column: string
  open(words: Words, row: Row): Promise<string>
  seal(words: Words, row: Row, text: string): Promise<Uint8Array>
  /** What else of the row is made of the study's key: an index by keyed stems. */
  hasStems?: true
}

export type Row = { studyId: string; participantId: string; sealed: Uint8Array } & Record<string, unknown>

type At = Pick<Sealed, 'table' | 'column' | 'keys'>

const of = (row: Row, name: string) => row[name] as string

type Said = 'answer' | 'passage' | 'because' | 'handover'
const said = (table: string, column: string, where: Said): Sealed => ({
  ...{ table, column, keys: ['id'] },
  open: (words, row) => words.open({ ...row, row: of(row, 'id'), column: where }, row.sealed),
  seal: (words, row, text) => words.seal({ ...row, row: of(row, 'id'), column: where }, text),
})

const alone = ({ table, column, keys }: At, part: string): Sealed => {
  const place = (row: Row) =>
    ({ ...row, row: `${of(row, keys[0]!)} ${part ? of(row, part) : column}`, column: 'sitting' }) as const
  return {
    ...{ table, column, keys },
    open: (words, row) => words.open(place(row), row.sealed),
    seal: (words, row, text) => words.seal(place(row), text),
  }
}

const noted = (column: 'words' | 'answer'): Sealed => {
  const note = (row: Row) => {
    const { studyId, participantId } = row
    const where = column === 'words' ? ('objection' as const) : ('answer' as const)
    return { studyId, participantId: participantId ?? null, row: of(row, 'id'), column: where }
  }
  return {
    ...{ table: 'Objection', column, keys: ['id'] },
    open: (words, row) => words.openForBoard(note(row), row.sealed),
    seal: (words, row, text) => words.sealForBoard(note(row), text),
  }
}

const identity = (column: 'name' | 'birthDate' | 'contact'): Sealed => ({
  ...{ table: 'Person', column, keys: ['participantId'] },
  open: (words, row) => words.openIdentity({ ...row, column }, row.sealed),
  seal: (words, row, text) => words.sealIdentity({ ...row, column }, text),
})

const forSafety = (at: At, place: (row: Row) => { studyId: string; id: string }): Sealed => ({
  ...at,
  open: (words, row) => words.openForSafety(place(row), row.sealed),
  seal: (words, row, text) => words.sealForSafety(place(row), text),
})

const demanded = (column: 'demander' | 'asked'): Sealed => {
  const place = (row: Row) => ({ studyId: row.studyId, id: of(row, 'id'), column })
  return {
    ...{ table: 'LegalDemand', column, keys: ['id'] },
    open: (words, row) => words.openForDemand(place(row), row.sealed),
    seal: (words, row, text) => words.sealForDemand(place(row), text),
  }
}

type Handed = { studyId: string; row: string; column: 'recipient' | 'base' }
const handedOver = (at: At, place: (row: Row) => Handed): Sealed => ({
  ...at,
  open: (words, row) => words.openForHandover(place(row), row.sealed),
  seal: (words, row, text) => words.sealForHandover(place(row), text),
})

/** Under the keys of one person. */
export const ofPeople: readonly Sealed[] = [
  said('Answer', 'words', 'answer'),
  { ...said('Passage', 'words', 'passage'), hasStems: true },
  said('Coding', 'because', 'because'),
  said('HandoverQuote', 'words', 'handover'),
  alone({ table: 'Sitting', column: 'progress', keys: ['id'] }, ''),
  alone({ table: 'SavedScreen', column: 'answers', keys: ['sittingId', 'screen'] }, 'screen'),
  ...[noted('words'), noted('answer')],
  ...[identity('name'), identity('birthDate'), identity('contact')],
]

/** Under keys of the study, and nobody's in it. */
export const ofStudies: readonly Sealed[] = [
  ...[noted('words'), noted('answer')],
  {
    ...{ table: 'LearnedModel', column: 'sealed', keys: ['id'] },
    open: (words, row) => words.openModel({ studyId: row.studyId, row: of(row, 'id') }, row.sealed),
    seal: (words, row, text) => words.sealModel({ studyId: row.studyId, row: of(row, 'id') }, text),
  },
  forSafety({ table: 'SafetyFlag', column: 'note', keys: ['id'] }, (row) => ({ ...row, id: of(row, 'id') })),
  forSafety({ table: 'Batch', column: 'handledBy', keys: ['id'] }, (row) => ({ ...row, id: of(row, 'id') })),
  forSafety({ table: 'DutyReach', column: 'address', keys: ['accountId'] }, (row) =>
    reachOf({ ...row, accountId: of(row, 'accountId') }),
  ),
  forSafety({ table: 'DrillItem', column: 'note', keys: ['id'] }, (row) =>
    sealedAs({ ...row, itemId: of(row, 'id') }),
  ),
  ...[demanded('demander'), demanded('asked')],
  handedOver({ table: 'HandoverRecipient', column: 'sealed', keys: ['id'] }, (row) => ({
    ...{ studyId: row.studyId, row: of(row, 'id'), column: 'recipient' },
  })),
  handedOver({ table: 'HandoverBase', column: 'people', keys: ['handoverId', 'waveKey'] }, (row) =>
    placeOfBase({ ...row, id: of(row, 'handoverId') }, of(row, 'waveKey')),
  ),
]

/** What leads to nobody, or is sealed under a key of the study's though it leads to somebody. */
const withoutPerson = [
  ...['Batch', 'LearnedModel', 'SafetyFlag', 'DutyReach', 'DrillItem', 'LegalDemand'],
  ...['HandoverRecipient', 'HandoverBase'],
]
const nameOf = ({ table }: Sealed) => (table === 'Person' ? 'identity."Person"' : `"${table}"`)

/** Where somebody is named, the owner of the database asks as the vault. */
const inPlace = <T>(client: Client, { table }: Sealed, work: () => Promise<T>): Promise<T> =>
  table === 'Person' ? asVault(client, work) : work()

/** Whose rows of a column: one person's, or of the study, nobody's. Words whose time is over are empty. Within a transaction. */
export const findSealed = async (
  client: Client,
  sealed: Sealed,
  { studyId, participantId }: { studyId: string; participantId: string | null },
): Promise<Row[]> => {
  const isPersons = !withoutPerson.includes(sealed.table)
  const names = [...new Set(['studyId', ...(isPersons ? ['participantId'] : []), ...sealed.keys])]
  const sql = `SELECT ${names.map((name) => `"${name}"`).join(', ')}, "${sealed.column}" AS sealed FROM ${nameOf(sealed)}
     WHERE "studyId" = $1 ${isPersons ? 'AND "participantId" IS NOT DISTINCT FROM $2' : 'AND $2::text IS NULL'}
       AND length("${sealed.column}") > 0`
  const { rows } = await inPlace(client, sealed, () => client.query<Row>(sql, [studyId, participantId]))
  return rows
}

export const update = async (
  client: Client,
  { sealed, row, bytes, search }: { sealed: Sealed; row: Row; bytes: Uint8Array; search?: string },
): Promise<void> => {
  const where = sealed.keys.map((name, nth) => `"${name}" = $${nth + 3}`).join(' AND ')
  const values = [row.studyId, Buffer.from(bytes), ...sealed.keys.map((name) => row[name])]
  const index = search === undefined ? '' : `, search = $${values.length + 1}::tsvector`
  const sql = `UPDATE ${nameOf(sealed)} SET "${sealed.column}" = $2${index} WHERE "studyId" = $1 AND ${where}`
  await inPlace(client, sealed, () => client.query(sql, search === undefined ? values : [...values, search]))
}

export const findPeople = async (client: Client, studyId: string): Promise<string[]> => {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM "Participant" WHERE "studyId" = $1 ORDER BY id',
    [studyId],
  )
  return rows.map(({ id }) => id)
}

/** By which mark the database knows the new keys that it is, or was, sealed anew under. */
export const findMark = async (client: Client, studyId: string): Promise<{ mark: string | null } | null> => {
  const { rows } = await client.query<{ mark: string | null }>(
    'SELECT "keyMark" AS mark FROM "Study" WHERE id = $1',
    [studyId],
  )
  return rows[0] ?? null
}

export const saveMark = (client: Client, studyId: string, mark: string) =>
  client.query('UPDATE "Study" SET "keyMark" = $2 WHERE id = $1', [studyId, mark])

export const saveNumber = (client: Client, studyId: string, number: number) =>
  client.query('UPDATE "Study" SET "keyNumber" = $2 WHERE id = $1', [studyId, number])

/** One program at a time; it ends with the connection. */
export const takeTurn = (client: Client) => client.query('SELECT pg_advisory_lock($1)', [rotationLock])

const rotationLock = 4_611_706

/** Writes nothing, and ends like that. */
export const looking = async (client: Client, work: () => Promise<void>): Promise<void> => {
  await client.query('BEGIN READ ONLY')
  try {
    await work()
  } finally {
    await client.query('ROLLBACK')
  }
}
