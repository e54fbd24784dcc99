import { allResponses } from './codebook/commands.ts'
import { overdueResponses as unread, tagResponse } from './coding/step.ts'
import {
  deidentifyResponse,
  overdueResponses as uncleaned,
  responsesOfPerson,
} from './deidentification/step.ts'
import type { App } from './app.ts'
import { erase, waitingErasures } from './erasure/step.ts'
import { sendLetter, waitingLetters } from './outreach/step.ts'
import type { Handlers, Overdue, Route, Step } from './pipeline.ts'

/** What follows what. The step is stored as a job in the transaction of the event. */
export const routes: readonly Route[] = [
  { on: 'response.submitted', step: 'deidentify' },
  { on: 'consent.recorded', step: 'deidentify', jobs: responsesOfPerson },
  { on: 'passage.cleaned', step: 'tag' },
  { on: 'codebook.imported', step: 'tag', jobs: allResponses },
  { on: 'invitation.made', step: 'invite' },
  { on: 'erasure.asked', step: 'erase' },
]

/** What each step finds undone at a start. */
export const overdue: Record<Step, Overdue> = {
  deidentify: uncleaned,
  tag: unread,
  invite: waitingLetters,
  erase: waitingErasures,
}

export const handlersOf = (app: App): Handlers => ({
  deidentify: (job) => deidentifyResponse(app, job),
  tag: (job) => tagResponse(app, job),
  invite: (job) => sendLetter(app, job),
  erase: (job) => erase(app, job),
})
