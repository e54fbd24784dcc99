// Words whose time is over are destroyed by two people: one asks for what is due, another looks at how much it is and agrees. What was
// found in them goes on being counted wherever it was, without its words.
import { z } from 'zod'
import { accountOf, rolesIn } from '../actor.ts'
import type { App } from '../app.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound, SecondPerson } from '../errors.ts'
import { newId } from '../id.ts'
import { id } from '../input.ts'
import type { EndedJob, Overdue } from '../pipeline.ts'
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
  audit: ({ responses }) => ({ responses }),
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
    // Agreed to before, and then not stored: what is said now counts, at the next start too.
    await act.app.keys.withdrawals.blank((one) => one.kind === 'words' && one.id === request.id)
    const decided = { decidedBy: accountId, decidedAt: act.at, isAgreed }
    await store.decideWordsEnd(act.tx, request, decided)
    return {
      studyId,
      isAgreed,
      ...(isAgreed ? await end(act, { ...request, ...decided }) : { responses: 0 }),
    }
  },
  audit: ({ isAgreed, responses }) => ({ agreed: isAgreed ? 'yes' : 'no', responses }),
})

type Agreed = store.WordsEnd & { decidedBy: string; decidedAt: Date }

/**
 * In the transaction of the act, and then written down beside the keys, last: before that nothing has happened, and after it a start
 * does all of it, whatever became of the program or of the database. Keys go once it is stored, as there may be thousands.
 */
const end = async ({ app, tx, emit }: Act, { studyId, id: request, ...agreed }: Agreed) => {
  const responses = await store.endWords(tx, { studyId, id: request })
  if (responses.length === 0)
    throw invalid(
      'askedAt',
      'destroys nothing any more: who asked is not in this study as a data steward, or nothing of it is due. Take it back and ask anew',
    )
  await emit({ type: 'words.gone', studyId })
  await emit({ type: 'words.ended', studyId, wordsEndId: request })
  const { saidBefore, askedBy, askedAt, decidedBy, decidedAt } = agreed
  await app.keys.withdrawals.add([
    {
      ...{ kind: 'words', studyId, id: request, responses, askedBy, decidedBy },
      saidBefore: saidBefore.toISOString(),
      askedAt: askedAt.toISOString(),
      decidedAt: decidedAt.toISOString(),
    },
  ])
  return { responses: responses.length }
}

/** Some of those of whom nothing is left get new keys, so that no older copy opens what they said. How many still wait. */
export const endKeysOfWords = command({
  action: 'end keys of words',
  may: 'system',
  input: z.object({ studyId: id, wordsEndId: id }),
  async run({ app, tx }, { studyId, wordsEndId }) {
    const people = await store.takeKeysLeft(tx, { studyId, id: wordsEndId }, atOnce)
    for (const { participantId, hasWords } of people)
      if (!hasWords) await app.keys.renewParticipant(studyId, participantId, 'keep hashes')
    return {}
  },
  // Of how many it was the record of the act says, by responses: of people it may be one.
  audit: () => ({}),
})

/** As many as a transaction has time for on a slow disk. */
const atOnce = 100

const system = { kind: 'system', id: 'pipeline' } as const

/** The step that follows the end of words, taken up at a start where it was cut off. */
export const endKeys = async (app: App, job: EndedJob): Promise<void> => {
  while (await store.hasKeysLeft(app.db, job)) await endKeysOfWords(app, system, job)
}

export const waitingEnds: Overdue = (tx) => store.findKeysLeft(tx)

const own = 'You asked for this yourself. Another person has to agree; nothing was destroyed.'
