import { z } from 'zod'
import { command } from '../command.ts'
import { id } from '../input.ts'
import { findForExport, lowest, type LogRow } from './store.ts'

const most = 5_000
const short = z.string().max(100).nullish()
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .nullish()

export type Exported = { lines: string[]; next: string | null }

/**
 * A part of the audit to take away: ids, codes and counts, with the place and the hash of each entry in the chain, so
 * that the chain can be held against it later.
 */
export const exportAudit = command({
  action: 'export audit',
  may: 'read audit',
  input: z.strictObject({
    studyId: id,
    filter: z
      .strictObject({ actorId: short, action: short, outcome: short, from: instant, to: instant })
      .nullish(),
    after: z
      .string()
      .regex(/^-?\d{1,18}$/, 'is not where an export goes on')
      .nullish(),
  }),
  async run({ tx }, { studyId, filter, after }): Promise<Exported> {
    const asked = { studyId, filter: filter ?? {} }
    const rows = await findForExport(tx, asked, { after: after ? BigInt(after) : lowest, limit: most + 1 })
    const shown = rows.slice(0, most)
    return {
      lines: shown.map(lineOf),
      next: rows.length > most ? String(shown.at(-1)!.id) : null,
    }
  },
  audit: ({ lines }) => ({ entries: lines.length }),
})

const lineOf = ({ id, at, actorId, studyId, action, subjects, outcome, position, hash }: LogRow): string =>
  JSON.stringify({
    ...{ entry: Number(id), at: at.toISOString(), actor: actorId, study: studyId, action, outcome, subjects },
    position: position === null ? null : Number(position),
    hash: hash && Buffer.from(hash).toString('hex'),
  })
