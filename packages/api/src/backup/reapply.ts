// A database that was restored is older than some withdrawals. They stand by their ids beside the keys, and are done
// again before anybody sees what the copy brought back; so at every start, however the copy came there.
import type { PoolConfig } from 'pg'
import { beginning } from '../audit/audit.ts'
import { appendAudit, findLastSeal } from '../audit/store.ts'
import { findKnownDecisions, forgetAgeOfMinor, insertDecisions, updateWard } from '../consent/store.ts'
import { transaction, withClient } from '../database/pool.ts'
import type { Db, Tx } from '../db.ts'
import { eraseSaid, forgetContact, hasErasure, insertErasure } from '../erasure/store.ts'
import { findBatch, findPeople, undoBatch } from '../exchange/store.ts'
import { markContact } from '../identity/store.ts'
import type { KeyStore } from '../keys.ts'
import { closeAgain, endWordsAgain, findClosings, runDue } from '../retention/store.ts'
import { eraseStudy, hasStudy } from '../setup/store.ts'
import { forgetUntil } from '../sitting/store.ts'
import { hasParticipant } from '../study/store.ts'
import type { Withdrawal } from '../withdrawals.ts'

/** `owner`: what ended by two people is ended again past the application, which has no right to do that alone. */
type Parts = { db: Db; keys: KeyStore; owner: PoolConfig }
/**
 * Refuses a copy that is being put back, where the keys that are there are not its own: another database may be at work with them, so
 * nothing beside them goes before it, and nothing at all by a clock, which a hold that the copy does not know may keep from running.
 */
type Check = (tx: Tx) => Promise<void>
/** How much of it the database did not know; whose ways and names were destroyed again because their time was over. */
export type Reapplied = { decisions: number; batches: number; studies: number; said: number; overdue: number }

const actor = { kind: 'system', id: 'command line' } as const

export const reapply = async ({ db, keys, owner }: Parts, check?: Check): Promise<Reapplied> => {
  const listed = await keys.withdrawals.read()
  const withdrawals = check ? listed : [...listed, ...(await noteClosings({ db, keys }, listed))]
  if (withdrawals.length === 0 && !check) return { decisions: 0, batches: 0, studies: 0, said: 0, overdue: 0 }
  const ended = await endAgain(owner, withdrawals)
  const over = await closeStudies(owner, withdrawals)
  return db.$transaction(
    async (tx) => {
      const done = {
        decisions: await withdrawAgain(tx, withdrawals),
        batches: 0,
        studies: 0,
        said: ended,
        overdue: 0,
      }
      const gone: Gone[] = []
      await markAgain(tx, withdrawals)
      done.decisions += await protectAgain(tx, withdrawals)
      for (const one of withdrawals) {
        if (one.kind === 'batch') done.batches += await undoAgain(tx, gone, one)
        if (one.kind === 'said') done.said += await eraseAgain(tx, one)
        if (one.kind === 'sitting') done.said += await removeSitting(tx, one)
        if (one.kind === 'study') done.studies += await deleteAgain(tx, gone, one.studyId)
      }
      await check?.(tx)
      for (const one of gone) await endKeys(keys, one)
      if (!check) for (const studyId of over) done.overdue += await destroyDue(tx, keys, studyId)
      if (done.decisions + done.batches + done.studies + done.said + done.overdue > 0)
        await appendAudit({ keys }, tx, {
          ...{ actor, studyId: null, action: 'reapply withdrawals', outcome: 'done' },
          subjects: done,
        })
      return done
    },
    { timeout: 600_000, maxWait: 60_000 },
  )
}

/** Before anybody reads what a copy brought back; keys that have to go with it wait for the step that ends them. */
const endAgain = async (owner: PoolConfig, withdrawals: readonly Withdrawal[]): Promise<number> => {
  const ended = withdrawals.filter((one) => one.kind === 'words')
  if (ended.length === 0) return 0
  return withClient(owner, (client) =>
    transaction(client, async () => {
      let responses = 0
      for (const one of ended) responses += await endWordsAgain(client, one)
      return responses
    }),
  )
}

/** Studies that are over are so again, since when it was said. All of them: a copy may know the days and not what went by them. */
const closeStudies = async (owner: PoolConfig, withdrawals: readonly Withdrawal[]): Promise<string[]> => {
  const all = withdrawals.filter((one) => one.kind === 'closing')
  const last = new Map(all.map((one) => [one.studyId, one]))
  if (last.size > 0)
    await withClient(owner, (client) =>
      transaction(client, async () => {
        for (const one of last.values()) await closeAgain(client, one)
      }),
    )
  return [...last.keys()]
}

/** Days that were said before they were written beside the keys are from now on: a copy to come knows of none of them. */
const noteClosings = async ({ db, keys }: Omit<Parts, 'owner'>, listed: readonly Withdrawal[]) => {
  const known = new Set(listed.flatMap((one) => (one.kind === 'closing' ? [one.studyId] : [])))
  const missing = (await findClosings(db)).filter(({ studyId }) => !known.has(studyId))
  const closings = missing.map((one): Withdrawal => ({ kind: 'closing', ...one }))
  await keys.withdrawals.add(closings)
  return closings
}

/** Whose keys end: everybody's of the study where nobody is named. */
type Gone = { studyId: string; participantId?: string }
const endKeys = (keys: KeyStore, { studyId, participantId }: Gone) =>
  participantId ? keys.destroyParticipant(studyId, participantId) : keys.destroyStudy(studyId)

/** Before anybody comes through a door to it, and not ten minutes later. Of how many people it was. */
const destroyDue = async (tx: Tx, keys: KeyStore, studyId: string): Promise<number> => {
  const done = await runDue(tx, studyId)
  for (const { kind, participantId } of done)
    if (kind === 'identity') await keys.destroyIdentity(studyId, participantId)
  return new Set(done.map(({ participantId }) => participantId)).size
}

/** Says that this database is an older copy, so that the chain of the audit goes on from where the copy ends. */
export const noteRestore = async ({
  db,
  keys,
}: Omit<Parts, 'owner'>): Promise<{ sealed: number; before: number }> => {
  const last = (await findLastSeal(db)) ?? { position: 0n, hash: beginning }
  const head = await keys.audit.readHead()
  const subjects = { sealed: Number(last.position), before: Number(head?.position ?? 0n) }
  await appendAudit({ keys }, db, { actor, studyId: null, action: 'restore', subjects, outcome: 'done' })
  await keys.audit.writeHead(last)
  return subjects
}

const withdrawAgain = async (tx: Tx, withdrawals: readonly Withdrawal[]): Promise<number> => {
  const decisions = withdrawals.filter((one) => one.kind === 'decision')
  const known = new Set(
    await findKnownDecisions(
      tx,
      decisions.map(({ id }) => id),
    ),
  )
  let count = 0
  for (const { studyId, participantId, kind: _, ...row } of decisions) {
    if (known.has(row.id) || !(await hasParticipant(tx, participantId, { studyId }))) continue
    const at = { until: new Date(row.until), decidedAt: new Date(row.decidedAt) }
    count += await insertDecisions(tx, { studyId, participantId }, [{ ...row, ...at }])
    if (row.scope === 'participate' && row.party === 'youth' && row.decision !== 'granted')
      await forgetContact(tx, { studyId, participantId })
  }
  return count
}

type Marked = Extract<Withdrawal, { kind: 'unsafe' | 'minor' | 'ward' }>

/** Only the last word about somebody counts; it is said anew at every start, and changes nothing where it stands already. */
const lastOf = async (
  tx: Tx,
  withdrawals: readonly Withdrawal[],
  kind: Marked['kind'],
): Promise<Marked[]> => {
  const all = withdrawals.filter((one): one is Marked => one.kind === kind)
  const last = new Map(all.map((one) => [one.participantId, one]))
  const there: Marked[] = []
  for (const one of last.values())
    if (await hasParticipant(tx, one.participantId, { studyId: one.studyId })) there.push(one)
  return there
}

const markAgain = async (tx: Tx, withdrawals: readonly Withdrawal[]): Promise<void> => {
  for (const one of await lastOf(tx, withdrawals, 'unsafe'))
    if (one.kind === 'unsafe' && one.isUnsafe) await markContact(tx, one, true)
}

/** Who was found to be a minor since is one again, and who stands up for a ward stands there again. */
const protectAgain = async (tx: Tx, withdrawals: readonly Withdrawal[]): Promise<number> => {
  for (const one of await lastOf(tx, withdrawals, 'ward'))
    if (one.kind === 'ward') await updateWard(tx, one, { isWard: one.isWard, advocateId: one.advocateId })
  let minors = 0
  for (const one of await lastOf(tx, withdrawals, 'minor'))
    if (one.kind === 'minor' && one.isMinor && (await forgetAgeOfMinor(tx, one, new Date(one.found))))
      minors += 1
  return minors
}

const undoAgain = async (
  tx: Tx,
  gone: Gone[],
  { studyId, batchId }: Extract<Withdrawal, { kind: 'batch' }>,
): Promise<number> => {
  const batch = await findBatch(tx, studyId, batchId)
  if (!batch || batch.state === 'undone') return 0
  const people = await findPeople(tx, studyId, batchId)
  await undoBatch(tx, studyId, batchId)
  gone.push(...people.map((participantId) => ({ studyId, participantId })))
  return 1
}

/**
 * What a copy brought back, or what a program that was killed in the middle had left. A receipt that is not known here is
 * written anew, and the step that follows a receipt ends the key.
 */
const eraseAgain = async (tx: Tx, one: Extract<Withdrawal, { kind: 'said' }>): Promise<number> => {
  const { studyId, participantId, id, code, askedBy = null } = one
  const person = { studyId, participantId }
  if (!(await hasParticipant(tx, participantId, { studyId }))) return 0
  const askedAt = new Date(one.before)
  const removed = await eraseSaid(tx, person, askedAt)
  if (!id || !code || (await hasErasure(tx, id))) return removed.responses ?? 0
  if (one.isLeaving) await forgetContact(tx, person)
  await insertErasure(tx, { ...person, id, code, askedBy, askedAt, removed, keyEndedAt: null })
  return Math.max(1, removed.responses ?? 0)
}

const removeSitting = (tx: Tx, { studyId, sittingId, before }: Extract<Withdrawal, { kind: 'sitting' }>) =>
  forgetUntil(tx, { studyId, id: sittingId }, new Date(before))

const deleteAgain = async (tx: Tx, gone: Gone[], studyId: string): Promise<number> => {
  if (!(await hasStudy(tx, studyId))) return 0
  await eraseStudy(tx, studyId)
  gone.push({ studyId })
  return 1
}
