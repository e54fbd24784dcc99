// What stands sealed beside the keys: whose words the figures of a handover rest on, for a copy of the database that does not know it.
import { join } from 'node:path'
import { placeOfBase } from '../handover/handover.ts'
import { openWithdrawals, type Withdrawal } from '../withdrawals.ts'
import type { Words } from '../words.ts'

type Study = { folder: string; studyId: string }
type Sides = { before: Words; next: Words }
type Handover = Extract<Withdrawal, { kind: 'handover' }>

const listOf = ({ folder }: Study) => openWithdrawals(join(folder, 'withdrawals.jsonl'))

const handoversOf = async (study: Study): Promise<Handover[]> =>
  (await listOf(study).read())
    .filter((one) => one.kind === 'handover')
    .filter(({ studyId }) => studyId === study.studyId)

/**
 * Says each of them once more, under the next keys, beside what stands there: whoever reads takes what opens, wherever a program is
 * killed. What opens with neither stays as it is, and no figure is shown over it.
 */
export const sealBeside = async (study: Study, sides: Sides): Promise<void> => {
  const list = listOf(study)
  const copiesOf = new Map<string, Handover[]>()
  for (const one of await handoversOf(study)) copiesOf.set(one.id, [...(copiesOf.get(one.id) ?? []), one])
  for (const copies of copiesOf.values()) {
    const sealed = await sealedAnew(copies, sides)
    if (sealed) await list.add([sealed])
  }
}

/** Null where one stands so already, or none opens. */
const sealedAnew = async (copies: readonly Handover[], { before, next }: Sides): Promise<Handover | null> => {
  for (const copy of copies) if (await basesIn(next, copy)) return null
  for (const copy of copies) {
    const opened = await basesIn(before, copy)
    if (!opened) continue
    const bases = opened.map(async ({ waveKey, people }) => ({
      waveKey,
      people: Buffer.from(await next.sealForHandover(placeOfBase(copy, waveKey), people)).toString('base64'),
    }))
    return { ...copy, bases: await Promise.all(bases) }
  }
  return null
}

/** Takes away what opens with the keys from before alone, once there are the next ones alone. */
export const clearBeside = async (study: Study, { next }: Pick<Sides, 'next'>): Promise<void> => {
  const list = listOf(study)
  const [open, closed] = [new Set<string>(), new Set<string>()]
  for (const one of await handoversOf(study))
    if (await basesIn(next, one)) open.add(one.id)
    else closed.add(JSON.stringify(one))
  await list.blank((one) => one.kind === 'handover' && open.has(one.id) && closed.has(JSON.stringify(one)))
}

/** Null where one of them does not open. */
const basesIn = (words: Words, copy: Handover) =>
  Promise.all(
    copy.bases.map(async ({ waveKey, people }) => ({
      waveKey,
      people: await words.openForHandover(placeOfBase(copy, waveKey), Buffer.from(people, 'base64')),
    })),
  ).catch(() => null)
