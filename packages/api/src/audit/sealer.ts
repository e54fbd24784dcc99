// Seals entries a moment after they were written: one chain in the transactions of the acts would make every act wait
// for every other one.
import type { App } from '../app.ts'
import type { Tx } from '../db.ts'
import { beginning, link, type Head, type Row, type Seal } from './audit.ts'
import { checkChain, foreignAmong, type Check } from './chain.ts'
import * as store from './store.ts'

type Parts = Pick<App, 'db' | 'keys'> & { log: (line: string) => void }

export type Sealer = {
  /** Seals what waits now. */
  seal(): Promise<void>
  /** How the chain was found a moment ago; where looking it through takes long, some moments. */
  checked(): Promise<Check>
  stop(): Promise<void>
}

const pause = 2_000
const betweenChecks = 10 * 60_000
/** Whoever asks often has the audit looked through for a tenth of the time at most. */
const rest = 10
const batch = 2_000

// A number is given before its row is there for others to see; an act takes a minute at most, and this is ten. What came
// later still is found by the next check.
const settledAfter = 10 * 60_000

export const startSealer = (parts: Parts): Sealer => {
  const memory: Memory = { low: store.lowest, sealedTo: [] }
  let [isStopped, isBroken] = [false, false]
  let looking: Promise<Check> | null = null
  let last: { check: Check; took: number } | null = null

  const look = async (): Promise<Check> => {
    const started = Date.now()
    const check = await (looking ??= checkChain(parts).finally(() => (looking = null)))
    last = { check, took: Date.now() - started }
    if (check.fault && !isBroken) tellBroken(parts, check)
    isBroken = check.fault !== null
    return check
  }
  const seal = inTurn(async () => {
    while ((await sealBatch(parts, memory)) === batch && !isStopped);
  })

  const rounds = (async () => {
    let checkedAt = 0
    while (!isStopped) {
      // A database that has gone comes back, and what waits is sealed then.
      await seal().catch(() => undefined)
      if (Date.now() - checkedAt > betweenChecks) {
        checkedAt = Date.now()
        await look()
          .then(({ unsealed }) => void (unsealed > 0 && (memory.low = store.lowest)))
          .catch(() => void (checkedAt = 0))
      }
      await waiting(pause, () => isStopped)
    }
  })()

  return {
    seal,
    checked: async () =>
      last && Date.now() - last.check.at.getTime() < rest * last.took ? last.check : look(),
    async stop() {
      isStopped = true
      await rounds
      await seal().catch(() => undefined)
    },
  }
}

/** What is known to be sealed: all up to `low`, and how far each moment since then had come. */
type Memory = { low: bigint; sealedTo: { at: number; id: bigint }[] }

/** One step of sealing; how many were sealed. */
const sealBatch = async ({ db, keys }: Parts, memory: Memory): Promise<number> => {
  const waitingRows = await store.findUnsealed(db, { after: memory.low, limit: 1 })
  if (waitingRows.length === 0) return 0
  const head = await keys.audit.readHead()
  const made = await db.$transaction(async (tx) => {
    if (!(await store.takeSealing(tx))) return []
    const tip = await tipOf(tx, head)
    const rows = await store.findUnsealed(tx, { after: memory.low, limit: batch })
    // Whoever wrote an entry past the program does not get it into the chain; checking tells of it.
    const foreign = tip || head ? await foreignAmong({ db: tx, keys }, rows) : []
    // What was known of the chain outside the database is lost: from here on it is known again, and that is said.
    if (tip && !head) await appendAnchored({ db, keys }, tx, tip)
    const seals = sealsOf(
      keys.audit.key,
      tip,
      rows.filter((row) => !foreign.includes(row)),
    )
    if (seals.length > 0) await store.insertSeals(tx, seals)
    return seals
  })
  const last = made.at(-1)
  if (!last) return 0
  await keys.audit.writeHead(last)
  remember(memory, made)
  return made.length
}

/**
 * What the next link follows on: the newest that is known of, in the database or outside it. Where links were removed
 * the chain goes on behind the gap, so that the gap stays to be seen.
 */
const tipOf = async (tx: Tx, head: Head | null): Promise<Head | null> => {
  const last = await store.findLastSeal(tx)
  if (!last || (head && head.position > last.position)) return head
  return last
}

const sealsOf = (key: Buffer, tip: Head | null, rows: readonly Row[]): Seal[] => {
  const sealedAt = new Date()
  let { position, hash }: Head = tip ?? { position: 0n, hash: beginning }
  return rows.map((row) => {
    position += 1n
    hash = link(key, hash, { row, position, sealedAt })
    return { position, entryId: row.id, hash, sealedAt }
  })
}

const appendAnchored = ({ keys }: Pick<Parts, 'db' | 'keys'>, tx: Tx, tip: Head) =>
  store.appendAudit({ keys }, tx, {
    actor: { kind: 'system', id: 'sealer' },
    studyId: null,
    action: 'anchor audit',
    subjects: { position: String(tip.position) },
    outcome: 'done',
  })

const remember = (memory: Memory, made: readonly Seal[]) => {
  const now = Date.now()
  const highest = made.reduce((id, { entryId }) => (entryId > id ? entryId : id), 0n)
  memory.sealedTo.push({ at: now, id: highest })
  while (memory.sealedTo[0] && now - memory.sealedTo[0].at > settledAfter) {
    const { id } = memory.sealedTo.shift()!
    if (id > memory.low) memory.low = id
  }
}

const tellBroken = ({ log }: Parts, { fault }: Check) =>
  log(`audit: the chain is broken (${fault!.kind} at ${fault!.position ?? `entry ${fault!.entryId}`})`)

/** One at a time within this process; who comes meanwhile waits for the next turn. */
const inTurn = (work: () => Promise<void>) => {
  let last: Promise<void> = Promise.resolve()
  return () => (last = last.catch(() => undefined).then(work))
}

const waiting = async (milliseconds: number, isOver: () => boolean) => {
  for (const end = Date.now() + milliseconds; Date.now() < end && !isOver();)
    await new Promise((resolve) => setTimeout(resolve, Math.min(100, milliseconds)).unref())
}
