// What makes the audit checkable: a mark on each entry as it is written, and a chain over the entries as they are
// sealed. Both are keyed, so that whoever has only the database can make neither.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Ids and counts of what an act touched. */
export type Subjects = Record<string, string | number | string[] | null>

/** What an entry says, as it is written. */
export type Content = {
  at: Date
  actorId: string | null
  studyId: string | null
  action: string
  subjects: Subjects
  outcome: string
}

/** An entry as it stands in the database, its subjects as the database writes them down. */
export type Row = Omit<Content, 'subjects'> & { id: bigint; subjects: string; mark: Uint8Array | null }

export type Seal = { position: bigint; entryId: bigint; hash: Uint8Array; sealedAt: Date }

/** The newest link of the chain as it is known outside the database. */
export type Head = { position: bigint; hash: Uint8Array }

export type FaultKind = 'altered' | 'removed' | 'inserted' | 'reordered'
/** The first thing that is wrong: at which place of the chain, or, for what was never sealed, at which entry. */
export type Fault = { kind: FaultKind; position: bigint | null; entryId: bigint | null }

const nonceBytes = 16

/** Nobody without the key writes an entry that carries one, and none is written twice. */
export const markOf = (key: Buffer, content: Content, nonce = randomBytes(nonceBytes)): Buffer => {
  const { at, actorId, studyId, action, subjects, outcome } = content
  const text = JSON.stringify([at.toISOString(), actorId, studyId, action, sorted(subjects), outcome])
  return Buffer.concat([nonce, hmac(key, 'entry', nonce).update(text).digest()])
}

export const isGenuine = (key: Buffer, row: Row): boolean => {
  if (!row.mark || row.mark.length !== nonceBytes + 32) return false
  const nonce = Buffer.from(row.mark.subarray(0, nonceBytes))
  const subjects = subjectsIn(row.subjects)
  return subjects !== null && isSame(markOf(key, { ...row, subjects }, nonce), row.mark)
}

/** What stands before the first link. */
export const beginning = Buffer.alloc(32)

/** The hash of one link: over the one before, its own place, and the row to the letter. */
export const link = (
  key: Buffer,
  previous: Uint8Array,
  { row, ...place }: { row: Row; position: bigint; sealedAt: Date },
): Buffer => {
  const { id, at, actorId, studyId, action, subjects, outcome, mark } = row
  const text = JSON.stringify([
    ...[String(place.position), place.sealedAt.toISOString(), String(id), at.toISOString()],
    ...[actorId, studyId, action, subjects, outcome, mark && Buffer.from(mark).toString('base64url')],
  ])
  return hmac(key, 'link', previous).update(text).digest()
}

/** A place of the chain as it is found. */
export type Found = { seal: Seal; row: Row | null }

type Look = {
  previous: Uint8Array
  position: bigint
  found: Found
  /** Some of what follows, which tells faults apart. */
  later: () => readonly Found[]
}

/** What is wrong at a place of the chain, if anything is. */
export const faultAt = (key: Buffer, { previous, position, found, ...look }: Look): Fault | null => {
  const { seal, row } = found
  if (seal.position !== position) return { kind: 'removed', position, entryId: null }
  const fault = (kind: FaultKind): Fault => ({ kind, position, entryId: seal.entryId })
  if (!row) return fault('removed')
  const holds = (before: Uint8Array, one: Found) =>
    one.row !== null && isSame(link(key, before, { ...one.seal, row: one.row }), one.seal.hash)
  if (holds(previous, found)) return null
  const later = look.later()
  const isHere = (one: Found) => holds(previous, { ...one, seal: { ...one.seal, position } })
  if (later.some(isHere)) return fault(isGenuine(key, row) ? 'reordered' : 'inserted')
  if (!isGenuine(key, row)) return fault('altered')
  if (later.some((one) => holds(previous, { seal, row: one.row }))) return fault('reordered')
  const next = later[0]
  const isMoved = (by: number) =>
    next && holds(seal.hash, { ...next, seal: { ...next.seal, position: next.seal.position + BigInt(by) } })
  return fault(gaps.some(isMoved) ? 'removed' : 'altered')
}

/** By how many places somebody may have closed up what they removed, and be told of it by its name. */
const gaps = Array.from({ length: 100 }, (_, index) => index + 1)

export const isSame = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && timingSafeEqual(one, other)

const hmac = (key: Buffer, purpose: string, first: Uint8Array) =>
  createHmac('sha256', key).update(`firsthand audit ${purpose}\n`).update(first)

/** One text for one value, in whatever order the database gives the names back. */
const sorted = (subjects: Subjects) => Object.entries(subjects).sort(([a], [b]) => (a < b ? -1 : 1))

/** Null where it is no list of names and values at all. */
const subjectsIn = (text: string): Subjects | null => {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Subjects) : null
}
