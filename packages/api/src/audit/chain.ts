// Looks the whole audit through: every place of the chain against its entry, the end against what is known of it outside
// the database, and what is not sealed yet against its marks.
import type { App } from '../app.ts'
import type { Db, Tx } from '../db.ts'
import {
  beginning,
  faultAt,
  isGenuine,
  isSame,
  type Fault,
  type Found,
  type Head,
  type Row,
} from './audit.ts'
import * as store from './store.ts'

type Parts = { db: Db | Tx; keys: App['keys'] }

export type Check = {
  entries: number
  sealed: number
  unsealed: number
  /** The newest place that was looked at. */
  end: Head | null
  fault: Fault | null
  at: Date
}

// Small enough that whoever asks for a page meanwhile does not notice.
const batch = 500

/** The first thing that is wrong with the audit, or that nothing is. */
export const checkChain = async ({ db, keys }: Parts): Promise<Check> => {
  const head = await keys.audit.readHead()
  const { end, fault } = await follow({ db, keys }, head)
  const [entries, sealed] = [await store.countEntries(db), await store.countSeals(db)]
  return {
    ...{ entries, sealed, unsealed: Math.max(0, entries - sealed), end },
    fault: fault ?? (await strangerIn({ db, keys }, end !== null || head !== null)),
    at: new Date(),
  }
}

type Followed = { end: Head | null; fault: Fault | null }

const follow = async ({ db, keys }: Parts, head: Head | null): Promise<Followed> => {
  const { key } = keys.audit
  let end: Head | null = null
  for (;;) {
    const places: Found[] = await store.findSealed(db, end?.position ?? store.lowest, batch)
    for (const [at, found] of places.entries()) {
      const position: bigint = (end?.position ?? 0n) + 1n
      const previous = end?.hash ?? beginning
      const fault = faultAt(key, { previous, position, found, later: () => places.slice(at + 1) })
      if (fault) return { end, fault }
      end = found.seal
      if (head?.position === end.position && !isSame(head.hash, end.hash))
        return { end, fault: { kind: 'altered', position: end.position, entryId: found.seal.entryId } }
    }
    if (places.length < batch) break
  }
  if (head && (end?.position ?? 0n) < head.position)
    return { end, fault: { kind: 'removed', position: (end?.position ?? 0n) + 1n, entryId: null } }
  return { end, fault: null }
}

/** An entry that waits for its seal and that the program did not write. Before the chain began no entry was marked. */
const strangerIn = async ({ db, keys }: Parts, hasBegun: boolean): Promise<Fault | null> => {
  if (!hasBegun) return null
  for (let after = store.lowest; ;) {
    const rows = await store.findUnsealed(db, { after, limit: batch })
    const foreign = (await foreignAmong({ db, keys }, rows))[0]
    if (foreign) return { kind: 'inserted', position: null, entryId: foreign.id }
    if (rows.length < batch) return null
    after = rows.at(-1)!.id
  }
}

/** Those of some entries that the program did not write, or wrote once and somebody wrote again. */
export const foreignAmong = async ({ db, keys }: Parts, rows: readonly Row[]): Promise<Row[]> => {
  const marks = rows.flatMap(({ mark }) => (mark ? [mark] : []))
  const copied = marks.length > 0 ? await store.findCopied(db, marks) : []
  return rows.filter(
    (row) => !isGenuine(keys.audit.key, row) || copied.some((mark) => row.mark && isSame(mark, row.mark)),
  )
}
