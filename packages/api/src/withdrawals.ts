// Which consents were withdrawn, which batches taken out, which studies deleted or over, by ids, beside the keys: a backup of the database is
// older than some of them, and whoever restores it must not bring back what somebody took away.
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type {
  ConsentParty,
  ConsentScope,
  Decision,
  GiverSafety,
  PermissionMechanism,
  PermissionRoute,
} from '../generated/prisma/enums.ts'

export type Withdrawal =
  | {
      kind: 'decision'
      studyId: string
      participantId: string
      id: string
      scope: ConsentScope
      party: ConsentParty
      decision: Decision
      giverSafety: GiverSafety | null
      until: string
      decidedAt: string
      route?: PermissionRoute | null
      reference?: string | null
      mechanism?: PermissionMechanism | null
      overseerId?: string | null
    }
  | { kind: 'batch'; studyId: string; batchId: string }
  | { kind: 'study'; studyId: string }
  /** What somebody said until then was deleted when they said so; without an id where it was before there were receipts. */
  | ({ kind: 'said'; studyId: string; participantId: string; before: string } & Partial<Receipt>)
  /** The same of what was in one sitting. */
  | { kind: 'sitting'; studyId: string; sittingId: string; before: string }
  /** Words whose time was over were destroyed by two people, in these responses. */
  | ({ kind: 'words' } & EndedWords)
  | { kind: 'unsafe'; studyId: string; participantId: string; isUnsafe: boolean }
  /** A birth date made somebody a minor, or of age after all: never which one. */
  | { kind: 'minor'; studyId: string; participantId: string; isMinor: boolean; found: string }
  /** What was handed over of a study, with whose words its figures rest on, sealed as in the ledger: by wave, in base64. */
  | {
      kind: 'handover'
      studyId: string
      id: string
      number: number
      at: string
      bases: { waveKey: string; people: string }[]
    }
  /** When a study was said to be over: of two, the last counts. */
  | ({ kind: 'closing' } & KeptClosing)
  | { kind: 'ward'; studyId: string; participantId: string; isWard: boolean; advocateId: string | null }

export type EndedWords = {
  studyId: string
  id: string
  responses: string[]
  saidBefore: string
  askedBy: string
  askedAt: string
  decidedBy: string
  decidedAt: string
}

/** Days as 2026-07-01; `recordedAt` is since when these days stand. */
export type KeptClosing = {
  studyId: string
  closedOn: string
  resultsReturnedOn: string | null
  recordedAt: string
}

type Receipt = { id: string; code: string; askedBy: string | null; isLeaving: boolean }

export type Withdrawals = {
  /** On disk before the act is: of two that belong together, the one that takes away must not be missing. */
  add(withdrawals: readonly Withdrawal[]): Promise<void>
  read(): Promise<Withdrawal[]>
  /** Blanks lines where they stand: nothing that is added meanwhile is lost. For what no longer opens, or was not done after all. */
  blank(isOver: (withdrawal: Withdrawal) => boolean): Promise<void>
}

export const openWithdrawals = (file: string): Withdrawals => ({
  async add(withdrawals) {
    if (withdrawals.length === 0) return
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const handle = await open(file, 'a', 0o600)
    try {
      // In one write, so that two acts at once do not write into each other, and on a new line, whatever a power cut left.
      const lines = Buffer.from(withdrawals.map((one) => `\n${JSON.stringify(one)}\n`).join(''))
      const { bytesWritten } = await handle.write(lines)
      // A disk that is full takes a part of it, and says nothing.
      if (bytesWritten < lines.length) throw new Error('the list of withdrawals cannot be written whole')
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  async read() {
    const text = await readFile(file, 'utf8').catch((problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ENOENT') return ''
      throw problem
    })
    return text.split('\n').flatMap((line) => parsed(line))
  },
  async blank(isOver) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    const over = linesOf(bytes).filter(([start, end]) =>
      parsed(bytes.toString('utf8', start, end)).some((one) => isOver(one)),
    )
    if (over.length === 0) return
    const handle = await open(file, 'r+')
    try {
      for (const [start, end] of over)
        await handle.write(Buffer.alloc(end - start, ' '), 0, end - start, start)
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
})

/** Where each whole line begins and ends. */
const linesOf = (bytes: Buffer): [number, number][] => {
  const lines: [number, number][] = []
  for (let start = 0, end = bytes.indexOf(10); end >= 0; start = end + 1, end = bytes.indexOf(10, start))
    lines.push([start, end])
  return lines
}

/** A line that a power cut left half written belongs to an act that was not acknowledged; one that was blanked says nothing. */
const parsed = (line: string): Withdrawal[] => {
  try {
    return line === '' ? [] : [JSON.parse(line) as Withdrawal]
  } catch {
    return []
  }
}
