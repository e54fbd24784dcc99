// Somebody says that they can be talked with; a young person wishes for it; what came of it is noted.
import { z } from 'zod'
import { accountOf, shutOutFrom, mayIn, type Actor } from '../actor.ts'
import { command } from '../command.ts'
import { invalid, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { id, localized, refuseUnwritable } from '../input.ts'
import { isQuiet, weekdays } from '../identity/identity.ts'
import * as store from './store.ts'
import { nextSlot } from './talk.ts'

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const most = { knownAs: 80, how: 300 } as const

/** For themself alone: nobody is promised by another. */
export const offerTalk = command({
  action: 'offer talk',
  may: 'reach out',
  input: z.strictObject({
    ...{ studyId: id, knownAs: localized, how: localized, isOn: z.boolean() },
    hours: z.strictObject({ days: z.array(z.enum(weekdays)).min(1).max(7), from: timeOfDay, to: timeOfDay }),
  }),
  async run({ tx, actor, at }, { studyId, ...offer }) {
    const { languages, timeZone } = await store.findFrame(tx, studyId)
    for (const field of ['knownAs', 'how'] as const)
      for (const language of languages) {
        const said = offer[field][language] ?? ''
        if (!said.trim())
          throw invalid(`${field}.${language}`, 'is missing: a young person reads it in this language')
        if (said.length > most[field])
          throw invalid(`${field}.${language}`, `is longer than ${most[field]} characters`)
        refuseUnwritable(`${field}.${language}`, said)
        if (!isQuiet(said))
          throw invalid(
            `${field}.${language}`,
            'names what this is about. Use words that tell nobody anything',
          )
      }
    if (offer.hours.from >= offer.hours.to)
      throw invalid('hours', 'end before they begin. Give a time of the day and a later one')
    if (!nextSlot(offer.hours, at, timeZone))
      throw invalid('hours', 'are shorter than a quarter of an hour. Give a longer time')
    const { knownAs: name, ...rest } = offer
    await store.saveOffer(tx, studyId, { accountId: accountOf(actor), name, ...rest })
    return studyId
  },
  audit: (_study, { isOn, hours }) => ({ isOffered: isOn ? 'yes' : 'no', days: hours.days }),
})

/** Of themself a young person wishes it, on the last screen. Who is not there any more is not promised. */
export const wishToTalk = command({
  action: 'wish to talk',
  may: 'system',
  input: z.strictObject({
    studyId: id,
    participantId: id,
    sittingId: id,
    accountId: z.string().min(1).max(64),
  }),
  async run({ tx, at }, { accountId, ...of }) {
    const offer = (await store.findOffered(tx, of, at)).find((one) => one.accountId === accountId)
    const { timeZone } = await store.findFrame(tx, of.studyId)
    const slot = offer && nextSlot(offer.hours, at, timeZone)
    if (!slot) throw new NotFound('person who is there')
    await store.insertWish(tx, { ...of, id: newId(), accountId, askedAt: at, dueAt: slot.until })
    return slot.until
  },
  audit: (until, { participantId, sittingId, accountId }) => ({
    ...{ participant: participantId, sitting: sittingId, account: accountId, until: until.toISOString() },
  }),
})

/** That it was read, or that they talked, or tried: whoever was asked notes it, or an evaluator in their place. */
export const noteTalk = command({
  action: 'note talk',
  may: 'reach out',
  input: z.strictObject({ studyId: id, participantId: id, step: z.enum(['seen', 'answered']) }),
  async run({ tx, actor, at }, { studyId, participantId, step }) {
    const whose = { ...whoseFor(actor, studyId), participantId }
    const count = await store.markWishes(tx, whose, { step, at, by: accountOf(actor) })
    if (count === 0) throw new NotFound('wish that waits')
    return studyId
  },
  audit: (_study, { participantId, step }) => ({ participant: participantId, step }),
})

/** Their own; an evaluator sees all, so that nothing waits with somebody who is ill or left. */
export const whoseFor = (actor: Actor, studyId: string): store.Whose => ({
  ...{ studyId, accountId: accountOf(actor), isAll: mayIn(actor, studyId, 'read attrition') },
  shutOut: [...shutOutFrom(actor)],
})
