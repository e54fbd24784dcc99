import { z } from 'zod'
import type { App } from '../app.ts'
import { command } from '../command.ts'
import { invalid } from '../errors.ts'
import { day, id } from '../input.ts'
import { closingProblem, keptClosing, nightBefore } from './retention.ts'
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
    const kept = keptClosing(studyId, { ...closing, recordedAt })
    await app.keys.withdrawals.add([{ kind: 'closing', ...kept }])
    return studyId
  },
  audit: (_study, { resultsReturnedOn }) => ({ returned: resultsReturnedOn ? 'yes' : 'no' }),
})

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
    // Counted nowhere: that one went would say who had an item about danger, and when it was decided.
    await store.forgetLeft(tx, studyId)
    return { studyId, contact: of('contact').length, identity: of('identity').length }
  },
  audit: ({ contact, identity }) => ({ contact, identity }),
})

const pipeline = { kind: 'system', id: 'pipeline' } as const

/** The same by the product itself, for every study that is over and of which something is due. */
export const runAllRetention = async (app: App): Promise<void> => {
  for (const studyId of await store.findClosed(app.db))
    if ((await store.countDue(app.db, studyId, new Date())).some(({ kind }) => kind !== 'words'))
      await runRetention(app, pipeline, { studyId })
}

/**
 * And for every study, whether there is anything or not, at one hour of the night: ways that a reviewer needed go then. Done when they
 * are needed no more, it would be told by the record who left with an item about danger, as in a study that goes on nothing else is due.
 */
export const runNight = async (app: App): Promise<void> => {
  const problems: unknown[] = []
  for (const studyId of await store.findStudies(app.db))
    await runRetention(app, pipeline, { studyId }).catch((problem: unknown) => problems.push(problem))
  // Of one the others do not wait; it is told, and tried again.
  if (problems.length > 0) throw problems[0]
}

/** Looks now and then at what is due: the first time, and from then on once after each such hour, at all of it. */
export const createRetention = (app: App): ((at: Date) => Promise<void>) => {
  let last: number | null = null
  return async (at) => {
    const night = nightBefore(at).getTime()
    if (last === night) return runAllRetention(app)
    await runNight(app)
    last = night
  }
}
