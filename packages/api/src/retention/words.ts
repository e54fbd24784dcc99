// Words whose time is over are destroyed by two people: one asks for what is due, another looks at how much it is and agrees. What people
// had decided at them when a wave was closed goes on being counted there, without its words.
import { z } from 'zod'
import { accountOf, rolesIn } from '../actor.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound, SecondPerson } from '../errors.ts'
import { newId } from '../id.ts'
import { id } from '../input.ts'
import { maySecond } from '../policy.ts'
import { wordsBefore } from './retention.ts'
import * as store from './store.ts'

export const askEndOfWords = command({
  action: 'ask end of words',
  may: 'end words',
  input: z.strictObject({ studyId: id }),
  async run({ tx, actor, at }, { studyId }) {
    const saidBefore = wordsBefore(at)
    const due = await store.countWordsDue(tx, studyId, { saidBefore, byThen: at })
    if (due.responses === 0)
      throw invalid('studyId', 'has no words whose time is over now. Nothing was asked')
    const request = { id: newId(), studyId, saidBefore, askedBy: accountOf(actor), askedAt: at }
    if (!(await store.insertWordsEnd(tx, request)))
      throw invalid('studyId', 'has a request already that waits for a second person. Nothing was asked anew')
    return { studyId, ...due }
  },
  audit: ({ people, responses }) => ({ people, responses }),
})

/** Who agrees says which request they saw. Agreed, it is done: the raw words, the clean ones, their index and all that repeats them. */
export const decideEndOfWords = command({
  action: 'decide end of words',
  may: 'run retention',
  input: z.strictObject({ studyId: id, askedAt: z.iso.datetime({ offset: true }), isAgreed: z.boolean() }),
  async run(act, { studyId, askedAt, isAgreed }) {
    const accountId = accountOf(act.actor)
    const request = await store.findWaiting(act.tx, studyId)
    if (!request || request.askedAt.getTime() !== new Date(askedAt).getTime()) throw new NotFound('request')
    const second = { accountId, roles: rolesIn(act.actor, studyId) }
    if (isAgreed && !maySecond('words', request.askedBy, second)) throw new SecondPerson(own)
    await store.decideWordsEnd(act.tx, request, { decidedBy: accountId, decidedAt: act.at, isAgreed })
    return { studyId, isAgreed, ...(isAgreed ? await end(act, request) : { people: 0 }) }
  },
  audit: ({ isAgreed, people }) => ({ agreed: isAgreed ? 'yes' : 'no', people }),
})

const end = async ({ app, tx }: Act, { studyId, id: request }: { studyId: string; id: string }) => {
  const people = await store.endWords(tx, { studyId, id: request })
  if (people.length === 0)
    throw invalid(
      'askedAt',
      'destroys nothing any more: who asked is not in this study as a data steward, or nothing of it is due. Take it back and ask anew',
    )
  // Before the commit, as what somebody wants gone: where it does not come to that, the same is due at the next try.
  for (const { participantId, isAll } of people)
    if (isAll) await app.keys.renewParticipant(studyId, participantId)
  return { people: people.length }
}

const own = 'You asked for this yourself. Another person has to agree; nothing was destroyed.'
