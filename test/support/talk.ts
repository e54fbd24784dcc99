// Somebody who can be talked with, and somebody who would like to.
import { ownPage } from '../../packages/api/src/sitting/commands.ts'
import { newId } from '../../packages/api/src/id.ts'
import { wishToTalk } from '../../packages/api/src/talk/commands.ts'
import { act, type World } from './world.ts'

/** At any hour, so that no test hangs on the clock. */
export const anOffer = {
  knownAs: { en: 'Ada from the front desk', es: 'Ada de la entrada' },
  how: { en: 'She is in room 4', es: 'Está en la sala 4' },
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '23:59' },
  isOn: true,
}

const bare = (globalId: string) => globalId.slice(globalId.indexOf('-') + 1)

type Of = { studyId: string; waveId: string; participantId: string }

/** Of Ada, who offers it, by somebody at the end of a sitting. */
export const aWish = async (world: World, of: Of): Promise<void> => {
  await act(world.ada, 'offerTalk', { studyId: of.studyId, ...anOffer })
  const { app } = world.instance
  const [studyId, participantId, waveId] = [of.studyId, of.participantId, of.waveId].map(bare) as [
    string,
    string,
    string,
  ]
  const at = new Date()
  const invitation = { studyId, participantId, waveId, id: newId(), number: 1, way: 'by_hand' as const }
  await app.db.waveInvitation.create({
    data: { ...invitation, madeAt: at, expiresAt: new Date(at.getTime() + 86_400_000) },
  })
  const sitting = { studyId, participantId, waveId, id: newId(), invitationId: invitation.id }
  await app.db.sitting.create({
    data: { ...sitting, instrumentId: newId(), language: 'en', openedAt: at, usedAt: at },
  })
  const { data } = await world.ada.ask<{ viewer: { id: string } }>('{ viewer { id } }')
  const accountId = data.viewer.id
  await wishToTalk(app, ownPage, { studyId, participantId, sittingId: sitting.id, accountId })
}
