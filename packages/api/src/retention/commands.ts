import { z } from 'zod'
import type { App } from '../app.ts'
import { command } from '../command.ts'
import { invalid } from '../errors.ts'
import { day, id } from '../input.ts'
import { closingProblem } from './retention.ts'
import * as store from './store.ts'

/** Says when a study was over, and when its results were with those who had asked for them. */
export const closeStudy = command({
  action: 'close study',
  may: 'run retention',
  input: z.strictObject({ studyId: id, closedOn: day, resultsReturnedOn: day.nullish() }),
  async run({ app, tx, at }, { studyId, closedOn, resultsReturnedOn }) {
    const closing = {
      closedOn: new Date(closedOn),
      resultsReturnedOn: resultsReturnedOn ? new Date(resultsReturnedOn) : null,
    }
    const problem = closingProblem(closing, { at, lastDay: await store.findLastDay(tx, studyId) })
    if (problem) throw invalid(...problem)
    const { recordedAt } = await store.saveClosing(tx, studyId, closing)
    // Beside the keys too: an older copy would bring back ways to people that no clock takes any more.
    const days = { closedOn: dayOf(closing.closedOn), resultsReturnedOn: dayOf(closing.resultsReturnedOn) }
    await app.keys.withdrawals.add([
      { kind: 'closing', studyId, ...days, recordedAt: recordedAt.toISOString() },
    ])
    return studyId
  },
  audit: (_study, { resultsReturnedOn }) => ({ returned: resultsReturnedOn ? 'yes' : 'no' }),
})

function dayOf(at: Date): string
function dayOf(at: Date | null): string | null
function dayOf(at: Date | null) {
  return at?.toISOString().slice(0, 10) ?? null
}

/** Destroys what is due now: ways to reach somebody, those of who left among them, and who somebody is, with the key that sealed it. */
export const runRetention = command({
  action: 'run retention',
  may: 'run retention',
  input: z.strictObject({ studyId: id }),
  async run({ app, tx }, { studyId }) {
    const done = await store.runDue(tx, studyId)
    const of = (kind: string) => done.filter((one) => one.kind === kind)
    // Before the commit, as what somebody wants gone: who is due is so at the next try as well.
    for (const { participantId } of of('identity')) await app.keys.destroyIdentity(studyId, participantId)
    const left = await store.forgetLeft(tx, studyId)
    return { studyId, contact: of('contact').length + left, identity: of('identity').length }
  },
  audit: ({ contact, identity }) => ({ contact, identity }),
})

/** The same by the product itself, for every study that is over, and where a way is left that a reviewer needed. */
export const runAllRetention = async (app: App): Promise<void> => {
  const due = new Set(await store.findLeft(app.db))
  for (const studyId of await store.findClosed(app.db))
    if ((await store.countDue(app.db, studyId, new Date())).some(({ kind }) => kind !== 'words'))
      due.add(studyId)
  for (const studyId of due) await runRetention(app, { kind: 'system', id: 'pipeline' }, { studyId })
}
