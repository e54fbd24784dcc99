// What changes more than where somebody is: a sitting begins, becomes a response, or is gone. The page acts for the person
// whose link it is, under no name.
import { slotsOf, submit, type Sitting as Answers } from '@firsthand/analysis/instrument'
import { z } from 'zod'
import { command, type Act } from '../command.ts'
import { holdsNow } from '../consent/store.ts'
import { NoConsent, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { id, language } from '../input.ts'
import { recordMeeting } from '../meeting/commands.ts'
import { takeIn } from '../response/commands.ts'
import type { App } from '../app.ts'
import { eraseSitting } from './gone.ts'
import { load, wholeOf, type Open, type Shelf } from './open.ts'
import { decided, points, type Progress } from './sitting.ts'
import * as store from './store.ts'

export const ownPage = { kind: 'system', id: 'sitting' } as const

const hash = z.string().regex(/^[\w-]{43}$/)

/** Somebody opened their link and may go on by it. */
export const openSitting = command({
  action: 'open sitting',
  may: 'system',
  input: z.strictObject({
    ...{ studyId: id, invitationId: id, waveId: id, participantId: id, instrumentId: id, language },
    browserHash: hash,
  }),
  run: ({ tx, at }, opening) => store.openSitting(tx, { ...opening, id: newId(), at }),
  audit: (sitting, { participantId, waveId }) => ({ sitting, participant: participantId, wave: waveId }),
})

type Decided = { turn: number; decisions: Progress['decisions'] }

/**
 * Records what they decided, as a meeting of one: with the text that they read, how they answered the questions about it,
 * and each decision. The same button sent twice records it once.
 */
export const recordDecisions = async (
  app: App,
  { row, text, progress }: Open,
  { turn, decisions }: Decided,
): Promise<void> => {
  if (!text) return
  const understood = Object.fromEntries(
    points.map((point) => [point, progress.understood[point] ?? ('not_asked' as const)]),
  )
  await recordMeeting(app, ownPage, {
    ...{ studyId: row.studyId, participantId: row.participantId, party: 'youth', ...understood },
    ...{ consentTextId: text.id, language: row.language, sha256: text.sha256[row.language] },
    ...{ mode: 'self', hasInterpreter: false, present: ['young_person'], isCopyGiven: false },
    ...{ documentation: 'e_click', decisions: decided(decisions) },
    ...{ until: text.expiresAt.toISOString(), idempotencyKey: `sitting ${row.id} ${turn}` },
  })
}

type Finishing = { shelf: Shelf; row: store.Row; isAwaited?: boolean }

/**
 * What was answered becomes one response, by the way that every response takes, and the sitting ends: both or neither. Null
 * where there is nothing to keep: the way led to where nothing is kept, or nobody is waiting and nothing was answered.
 */
export const finishSitting = (
  app: App,
  { shelf, row, isAwaited = true }: Finishing,
): Promise<string | null> =>
  finish(shelf, isAwaited)(app, ownPage, { studyId: row.studyId, sittingId: row.id })

const ofSitting = z.strictObject({ studyId: id, sittingId: id })

const finish = (shelf: Shelf, isAwaited: boolean) =>
  command({
    action: 'finish sitting',
    may: 'system',
    input: ofSitting,
    async run(act, { studyId, sittingId }) {
      const row = await store.findOpen(act.tx, { studyId, id: sittingId })
      if (!row) throw new NotFound('sitting that is open')
      const person = { studyId, participantId: row.participantId }
      // Before anything is read: what consent hides looks like a sitting in which nothing was answered.
      if (!(await holdsNow(act.tx, person, 'participate'))) throw new NoConsent('participate')
      const open = await load({ app: act.app, shelf, db: act.tx }, row)
      const isWanted = isAwaited || Object.keys(open.saved).length > 0
      const response = isWanted ? await becomeResponse(act, open) : null
      if (response === null) {
        await store.forget(act.tx, row, { by: isAwaited ? 'deleted' : 'lapsed', at: act.at })
        await eraseSitting(act, row)
        return null
      }
      await store.endSitting(act.tx, row, { by: 'finished', at: act.at })
      await store.removeScreens(act.tx, row)
      return response
    },
    audit: (response, { sittingId }) => ({ sitting: sittingId, ...(response && { response }) }),
  })

const becomeResponse = async (act: Act, open: Open): Promise<string | null> => {
  const { row } = open
  const answers = answersIn(wholeOf(open), open)
  if (!answers) return null
  return takeIn(
    act,
    {
      ...{ studyId: row.studyId, participantId: row.participantId, waveId: row.waveId },
      ...{ instrumentId: row.instrumentId, mode: 'self', language: row.language },
      ...{ submittedAt: act.at, idempotencyKey: `sitting ${row.id} ${row.openedAt.getTime()}`, answers },
    },
    { isBegun: true, notPut: notPut(open) },
  )
}

type Sent = Parameters<typeof takeIn>[1]['answers']

/** What was answered, as a response names it. What was led past, or not come to, the response works out for itself. */
const answersIn = (whole: Answers, { questions, facts }: Open): Sent | null => {
  const serviceIds = new Map(facts.services.map(({ id, key }) => [key, id]))
  const outcome = submit(whole)
  if (outcome.kind === 'nothing') return null
  const answered = outcome.answers.filter(({ state }) => state !== 'routed_past' && state !== 'not_reached')
  return answered.flatMap(({ slot, service, state, value }): Sent => {
    const questionId = questions.get(slot.key)
    if (!questionId) return []
    const place = { questionId, serviceId: service === null ? null : (serviceIds.get(service) ?? null) }
    if (state !== 'answered' || value === null) return [{ ...place, state }]
    if (typeof value === 'string') return [{ ...place, state, text: value }]
    if (typeof value === 'number') return [{ ...place, state, value }]
    if (slot.type !== 'services') return [{ ...place, state, values: [...value] as number[] }]
    return value.flatMap((key) => {
      const serviceId = serviceIds.get(String(key))
      return serviceId ? [{ questionId, serviceId, state, value: 1 }] : []
    })
  })
}

/** What is not put to anybody who is alone was not out of their reach: it was led past. */
const notPut = ({ instrument, questions }: Open): Set<string> => {
  const put = new Set(slotsOf(instrument).map(({ key }) => key))
  return new Set([...questions].flatMap(([key, id]) => (put.has(key) ? [] : [id])))
}

/** Everything of it goes, and that it went is noted. The link leads to a new beginning, should they want one. */
export const deleteSitting = command({
  action: 'delete sitting',
  may: 'system',
  input: ofSitting,
  async run(act, { studyId, sittingId }) {
    const row = await store.findOpen(act.tx, { studyId, id: sittingId })
    if (!row) throw new NotFound('sitting that is open')
    await store.forget(act.tx, row, { by: 'deleted', at: act.at })
    await eraseSitting(act, row)
    return row.participantId
  },
  audit: (participant, { sittingId }) => ({ sitting: sittingId, participant }),
})

/** They said that it is no safe time: what they answered before goes, and the sitting waits for a better one. */
export const emptySitting = command({
  action: 'empty sitting',
  may: 'system',
  input: ofSitting,
  async run(act, { studyId, sittingId }) {
    const row = await store.findOpen(act.tx, { studyId, id: sittingId })
    if (!row) return
    await store.removeScreens(act.tx, row)
    await eraseSitting(act, row)
  },
  audit: (_done, { sittingId }) => ({ sitting: sittingId }),
})

/** They said no to taking part. The no itself is recorded as every decision is. */
export const declineSitting = command({
  action: 'decline sitting',
  may: 'system',
  input: ofSitting,
  async run({ tx, at }, { studyId, sittingId }) {
    const row = await store.findOpen(tx, { studyId, id: sittingId })
    if (row) await store.endSitting(tx, row, { by: 'declined', at })
    return sittingId
  },
  audit: (sitting) => ({ sitting }),
})

/** They paused: should nobody come back in seven days, what they answered so far is a response and not lost. */
export const keepSitting = command({
  action: 'keep sitting',
  may: 'system',
  input: ofSitting,
  async run({ tx }, { studyId, sittingId }) {
    await store.markKept(tx, { studyId, id: sittingId })
    return sittingId
  },
  audit: (sitting) => ({ sitting }),
})

/** Nobody came back, and nobody had said that it should be kept. */
export const lapseSitting = command({
  action: 'lapse sitting',
  may: 'system',
  input: ofSitting,
  async run(act, { studyId, sittingId }) {
    const { tx, at } = act
    const row = await store.findOpen(tx, { studyId, id: sittingId })
    if (!row) return sittingId
    await store.forget(tx, row, { by: 'lapsed', at })
    await eraseSitting(act, row)
    return sittingId
  },
  audit: (sitting) => ({ sitting }),
})
