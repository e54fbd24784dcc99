import { allResponses } from './codebook/commands.ts'
import { overdueResponses as unread, tagResponse } from './coding/step.ts'
import {
  deidentifyResponse,
  overdueResponses as uncleaned,
  responsesOfPerson,
  responsesOfStudy,
} from './deidentification/step.ts'
import type { App } from './app.ts'
import { overdueObjections, screenObjection } from './board/step.ts'
import { itemsOfDrill, waitingItems, workOn } from './drill/step.ts'
import { erase, waitingErasures } from './erasure/step.ts'
import { learnModel, leaveOldModels, overdueModels, takeBackModels, waitingModels } from './learning/step.ts'
import { sendLetter, waitingLetters } from './outreach/step.ts'
import { endKeys, waitingEnds } from './retention/words.ts'
import { tellOf, untoldFlags, waitingFlags } from './safety/notice.ts'
import {
  heldNotesOfPerson,
  heldOfPerson,
  hiddenOfPerson,
  noticedInContact,
  overdueResponses as unscreened,
  screenResponse,
} from './safety/step.ts'
import type { Handlers, Overdue, Route, Step } from './pipeline.ts'

/** What follows what. The step is stored as a job in the transaction of the event. */
export const routes: readonly Route[] = [
  { on: 'response.submitted', step: 'screen' },
  { on: 'response.submitted', step: 'deidentify' },
  { on: 'consent.recorded', step: 'screen', jobs: heldOfPerson },
  { on: 'consent.recorded', step: 'screen', jobs: heldNotesOfPerson },
  { on: 'objection.written', step: 'screen' },
  { on: 'consent.recorded', step: 'notify', jobs: hiddenOfPerson },
  { on: 'consent.recorded', step: 'deidentify', jobs: responsesOfPerson },
  { on: 'keep.changed', step: 'deidentify', jobs: responsesOfStudy },
  { on: 'passage.cleaned', step: 'tag' },
  // In this order: nothing is read with what was learned for the codebook before.
  { on: 'codebook.imported', step: 'learn', jobs: leaveOldModels },
  { on: 'codebook.imported', step: 'tag', jobs: allResponses },
  { on: 'model.asked', step: 'learn' },
  { on: 'model.chosen', step: 'tag', jobs: allResponses },
  // In this order: what is taken back is asked for anew.
  { on: 'consent.recorded', step: 'tag', jobs: takeBackModels },
  { on: 'consent.recorded', step: 'learn', jobs: waitingModels },
  { on: 'words.gone', step: 'tag', jobs: takeBackModels },
  { on: 'words.gone', step: 'learn', jobs: waitingModels },
  { on: 'invitation.made', step: 'invite' },
  { on: 'erasure.asked', step: 'erase' },
  { on: 'words.ended', step: 'erase' },
  { on: 'flag.raised', step: 'notify' },
  { on: 'contact.kept', step: 'notify', jobs: noticedInContact },
  { on: 'drill.started', step: 'drill', jobs: itemsOfDrill },
  { on: 'drill.called', step: 'drill' },
  { on: 'words.gone', step: 'notify', jobs: untoldFlags },
]

/** What each step finds undone at a start. */
export const overdue: Record<Step, Overdue> = {
  deidentify: uncleaned,
  tag: unread,
  learn: overdueModels,
  screen: async (tx) => [...(await unscreened(tx)), ...(await overdueObjections(tx))],
  invite: waitingLetters,
  erase: async (tx) => [...(await waitingErasures(tx)), ...(await waitingEnds(tx))],
  notify: waitingFlags,
  drill: waitingItems,
}

export const handlersOf = (app: App): Handlers => ({
  deidentify: (job) => deidentifyResponse(app, job),
  tag: (job) => tagResponse(app, job),
  learn: (job) => learnModel(app, job),
  screen: (job) => ('objectionId' in job ? screenObjection(app, job) : screenResponse(app, job)),
  invite: (job) => sendLetter(app, job),
  erase: (job) => ('wordsEndId' in job ? endKeys(app, job) : erase(app, job)),
  notify: (job) => tellOf(app, job),
  drill: (job) => workOn(app, job),
})
