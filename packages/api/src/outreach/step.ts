// The sender, whom no person watches: the one place that opens how somebody may be reached, for one letter at a time.
import { z } from 'zod'
import type { App } from '../app.ts'
import { tokenHash } from '../auth/password.ts'
import { command } from '../command.ts'
import { newCode } from '../id.ts'
import { nextSafe, type ContactPlan } from '../identity/identity.ts'
import { findForLetter, takeTurn } from '../identity/store.ts'
import { id } from '../input.ts'
import type { LetterJob, Overdue } from '../pipeline.ts'
import { dayInWords, letterOf, pathTo, senderName } from './outreach.ts'
import * as store from './store.ts'

const pipeline = { kind: 'system', id: 'pipeline' } as const

/** Why a letter did not go out: a code, since what a mail server says may quote an address. */
class LetterProblem extends Error {
  constructor(readonly code: 'letter_not_taken' | 'no_mail_server') {
    super(code)
  }
}

/** Sends one letter once, at a time that is safe; whatever ended meanwhile is not sent. */
export const sendLetter = async (app: App, job: LetterJob): Promise<Date | void> => {
  const letter = await store.findLetter(app.db, job)
  const person = letter && (await findForLetter(app.db, { studyId: job.studyId, id: job.invitationId }))
  if (letter && !person) return void (await endUnwanted(app, pipeline, job))
  if (!person) return
  const place = { studyId: job.studyId, participantId: person.participantId, column: 'contact' } as const
  const plan = JSON.parse(await app.words.openIdentity(place, person.contact)) as ContactPlan
  const { timeZone } = letter.wave.study
  const now = new Date()
  const when = nextSafe(plan.safeTimes, now, timeZone)
  if (!when || when > now) return when && when < letter.expiresAt ? when : undefined
  if (!app.post) return fail(app, job, 'no_mail_server')
  const code = newCode()
  const claim = { ...job, participantId: person.participantId, codeHash: tokenHash(code) }
  if (!(await claimLetter(app, pipeline, claim))) return
  const { mail, address } = app.post
  const link = `${address.replace(/\/$/, '')}${pathTo(code)}`
  const until = dayInWords(letter.expiresAt, plan.language, timeZone)
  const isSent = await mail({
    ...letterOf({ language: plan.language, senderWords: plan.senderWords, link, until }),
    to: plan.address ?? '',
    from: {
      name: senderName(plan.language, plan.senderWords),
      address: `hello@${new URL(address).hostname}`,
    },
  })
  if (!isSent) return fail(app, job, 'letter_not_taken')
  await noteSent(app, pipeline, job)
}

/** Letters of which a job may have been lost. */
export const waitingLetters: Overdue = (tx) => store.findWaitingLetters(tx)

const ofLetter = { studyId: id, invitationId: id }

/** From here on it may have gone out: where the program ends now, nobody sends it a second time. */
const claimLetter = command({
  action: 'take letter',
  may: 'system',
  input: z.object({ ...ofLetter, participantId: id, codeHash: z.string() }),
  async run({ tx, at }, { participantId, codeHash, ...job }) {
    await takeTurn(tx, { studyId: job.studyId, participantId })
    return store.claimLetter(tx, job, { codeHash, at })
  },
  audit: (isTaken, { invitationId }) => ({ invitation: invitationId, taken: isTaken ? 1 : 0 }),
})

/** What ended by itself, a consent by its date or a birthday, ends what waits for it: whoever looks sees why nothing went out. */
const endUnwanted = command({
  action: 'end letter',
  may: 'system',
  input: z.object(ofLetter),
  run: ({ tx, at }, job) => store.endUnwanted(tx, job, at),
  audit: (isEnded, { invitationId }) => ({ invitation: invitationId, ended: isEnded ? 1 : 0 }),
})

const noteSent = command({
  action: 'send letter',
  may: 'system',
  input: z.object(ofLetter),
  run: ({ tx, at }, job) => store.noteSent(tx, job, at),
  audit: (_done, { invitationId }) => ({ invitation: invitationId }),
})

const noteFailure = command({
  action: 'fail letter',
  may: 'system',
  input: z.object({ ...ofLetter, failure: z.enum(['letter_not_taken', 'no_mail_server']) }),
  run: ({ tx }, { failure, ...job }) => store.noteFailure(tx, job, failure),
  audit: (_done, { invitationId, failure }) => ({ invitation: invitationId, reason: failure }),
})

const fail = async (app: App, job: LetterJob, failure: LetterProblem['code']): Promise<never> => {
  await noteFailure(app, pipeline, { ...job, failure })
  throw new LetterProblem(failure)
}
