import { z } from 'zod'
import { InvitationWay, LossReason } from '../../generated/prisma/enums.ts'
import type { Actor } from '../actor.ts'
import { tokenHash } from '../auth/password.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound } from '../errors.ts'
import { newCode, newId } from '../id.ts'
import { isQuiet } from '../identity/identity.ts'
import { takeTurn } from '../identity/store.ts'
import { id, language, localized } from '../input.ts'
import { NotReachable } from '../notReachable.ts'
import { hasParticipant, hasRegion } from '../study/store.ts'
import { peopleWithin } from '../visible.ts'
import { againstReaching, expiryOf } from './outreach.ts'
import * as store from './store.ts'

const inWave = { studyId: id, waveId: id, participantId: id }
const accountOf = (actor: Actor) => (actor.kind === 'account' ? actor.id : null)

/** The code is in the answer once, and nowhere afterwards; that of a letter is in the letter alone. */
export type Invited = { id: string; code: string | null; number: number }

/**
 * One try to reach somebody for a wave: a link to hand over, or a letter. What they said about being asked, whether it is
 * safe and how often they were asked is looked at in the same turn in which it could change.
 */
export const inviteToWave = command({
  action: 'invite to wave',
  may: 'reach out',
  input: z.strictObject({ ...inWave, way: z.enum(InvitationWay) }),
  async run(act, { way, ...where }): Promise<Invited> {
    const { app, tx, actor, at } = act
    await meet(act, where)
    await takeTurn(tx, where)
    const reach = await store.findReach(tx, where)
    if (!reach) throw new NotFound('wave')
    const against = againstReaching(reach)
    if (against) throw new NotReachable(against)
    if (way === 'mail' && reach.channel !== 'mail') throw new NotReachable('no_mail')
    if (way === 'mail' && !app.post) throw new NotReachable('no_server')
    const code = way === 'by_hand' ? newCode() : null
    const made = { id: newId(), number: reach.tries + 1 }
    await store.replaceOpen(tx, where, at)
    await store.insertInvitation(tx, {
      ...{ ...where, ...made, way, madeBy: accountOf(actor), madeAt: at },
      codeHash: code && tokenHash(code),
      expiresAt: expiryOf(at, reach.waveEnd),
    })
    if (way === 'mail')
      await act.emit({ type: 'invitation.made', studyId: where.studyId, invitationId: made.id })
    return { ...made, code }
  },
  audit: ({ id: invitation, number }, { waveId, participantId, way }) => ({
    ...{ invitation, number, way, wave: waveId, participant: participantId },
  }),
})

/** It leads nowhere from this moment on. */
export const takeBackInvitation = command({
  action: 'take back invitation',
  may: 'reach out',
  input: z.strictObject({ studyId: id, waveInvitationId: id }),
  async run({ tx, actor, at }, { studyId, waveInvitationId: invitationId }) {
    const participant = peopleWithin({ actor }, studyId)
    const person = await store.takeBack(tx, { id: invitationId, studyId, participant }, at)
    if (!person) throw new NotFound('open invitation')
    return { invitation: invitationId, participant: person }
  },
  audit: (done) => done,
})

/** Why somebody cannot be asked in a wave; nothing takes back what was noted. */
export const recordLoss = command({
  action: 'record loss',
  may: 'reach out',
  input: z.strictObject({ ...inWave, reason: z.enum(LossReason).nullish() }),
  async run(act, { reason, ...where }) {
    await meet(act, where)
    if (!(await store.hasWave(act.tx, where.studyId, where.waveId))) throw new NotFound('wave')
    if (reason)
      await store.saveLoss(act.tx, { ...where, reason, recordedBy: accountOf(act.actor), recordedAt: act.at })
    else await store.removeLoss(act.tx, where)
    return where.participantId
  },
  audit: (participant, { waveId, reason }) => ({ participant, wave: waveId, reason: reason ?? 'none' }),
})

const mostServed = 1_000_000

/** How many the services reached at the time of a wave, for a region, a language or all of it together. */
export const recordServed = command({
  action: 'record served',
  may: 'edit study',
  input: z.strictObject({
    ...{ studyId: id, waveId: id, regionId: id.nullish(), language: language.nullish() },
    people: z
      .int()
      .refine((n) => n >= 0 && n <= mostServed, `is not from 0 to ${mostServed}`)
      .nullish(),
  }),
  async run({ tx }, { studyId, waveId, regionId, language, people }) {
    if (!(await store.hasWave(tx, studyId, waveId))) throw new NotFound('wave')
    if (regionId && !(await hasRegion(tx, studyId, regionId)))
      throw invalid('regionId', 'is not a region of this study')
    if (regionId && language) throw invalid('language', 'is given beside a region; give one of the two')
    const where = { studyId, waveId, regionId: regionId ?? null, language: language ?? null }
    await store.saveServed(tx, where, { id: newId(), people: people ?? null })
    return waveId
  },
  audit: (wave, { regionId, language }) => ({
    ...{ wave, ...(regionId && { region: regionId }), ...(language && { language }) },
  }),
})

/** What the page behind a link says to a young person who may not go on yet. */
export const saveWhomToAsk = command({
  action: 'save whom to ask',
  may: 'edit study',
  input: z.strictObject({ studyId: id, whomToAsk: localized }),
  async run({ tx }, { studyId, whomToAsk }) {
    if (whomToAsk.en.length > 300 || (whomToAsk.es?.length ?? 0) > 300)
      throw invalid('whomToAsk', 'is longer than 300 characters')
    for (const language of ['en', 'es'] as const)
      if (!isQuiet(whomToAsk[language] ?? ''))
        throw invalid(
          `whomToAsk.${language}`,
          'names what this is about. Use words that tell nobody anything',
        )
    await store.saveWords(tx, studyId, whomToAsk)
    return studyId
  },
  audit: (study) => ({ study }),
})

const meet = async ({ tx, actor }: Act, { studyId, participantId }: store.InWave) => {
  if (!(await hasParticipant(tx, participantId, peopleWithin({ actor }, studyId))))
    throw new NotFound('participant')
}
