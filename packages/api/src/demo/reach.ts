// Who of the demo's people may be reached, and how: so that somebody is due, somebody unsafe, and somebody asked often enough.
import type { Actor } from '../actor.ts'
import type { App } from '../app.ts'
import { recordConsent } from '../consent/commands.ts'
import { keepContact, markContact } from '../identity/commands.ts'
import { inviteToWave, takeBackInvitation } from '../outreach/commands.ts'
import type { DemoStudy } from './study.ts'

type Reach = NonNullable<DemoStudy['reach']>[number]
type Where = { studyId: string; waveId: string; participantId: string }
type Person = DemoStudy['people'][number]

const actor: Actor = { kind: 'system', id: 'demo' }
const year = 365 * 24 * 60 * 60 * 1000

export const addReach = async (
  app: App,
  where: Where,
  { reach, person }: { reach: Reach; person: Person },
) => {
  const { waveId: _, ...of } = where
  if (reach.asksAgain) await agreeAgain(app, of, person)
  if (reach.plan) await keepContact(app, actor, { ...of, language: person.language, ...reach.plan })
  for (let tries = 0; tries < (reach.tries ?? 0); tries += 1) {
    const { id } = await inviteToWave(app, actor, { ...where, way: 'by_hand' })
    if (reach.noReply) await takeBackInvitation(app, actor, { studyId: where.studyId, waveInvitationId: id })
  }
  if (reach.isUnsafe) await markContact(app, actor, { ...of, isUnsafe: true })
}

const agreeAgain = async (app: App, of: Omit<Where, 'waveId'>, { isAdult }: Person) => {
  const said = { ...of, scopes: ['recontact_followup'], decision: 'granted' }
  const until = new Date(Date.now() + 2 * year).toISOString()
  await recordConsent(app, actor, { ...said, party: 'youth', until })
  if (isAdult) return
  await recordConsent(app, actor, { ...said, party: 'giver', route: 'guardian', giverSafety: 'safe', until })
}
