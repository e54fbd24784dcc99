import { allResponses } from './codebook/commands.ts'
import { overdueResponses as unread, tagResponse } from './coding/step.ts'
import {
  deidentifyResponse,
  overdueResponses as uncleaned,
  responsesOfPerson,
} from './deidentification/step.ts'
import type { App } from './app.ts'
import { sendLetter, waitingLetters } from './outreach/step.ts'
import { overdueResponses as unscreened, screenResponse } from './safety/step.ts'
import type { Handlers, Overdue, Route, Step } from './pipeline.ts'

/** What follows what. The step is stored as a job in the transaction of the event. */
export const routes: readonly Route[] = [
  { on: 'response.submitted', step: 'screen' },
  { on: 'response.submitted', step: 'deidentify' },
  { on: 'consent.recorded', step: 'deidentify', jobs: responsesOfPerson },
  { on: 'passage.cleaned', step: 'tag' },
  { on: 'codebook.imported', step: 'tag', jobs: allResponses },
  { on: 'invitation.made', step: 'invite' },
]

/** What each step finds undone at a start. */
export const overdue: Record<Step, Overdue> = {
  deidentify: uncleaned,
  tag: unread,
  screen: unscreened,
  invite: waitingLetters,
}

export const handlersOf = (app: App): Handlers => ({
  deidentify: (job) => deidentifyResponse(app, job),
  tag: (job) => tagResponse(app, job),
  screen: (job) => screenResponse(app, job),
  invite: (job) => sendLetter(app, job),
})
