// Somebody who is asked to answer alone: the study that asks, and a link of their own.
import { ConsentScope } from '../../packages/api/generated/prisma/enums.ts'
import { withClient } from '../../packages/api/src/database/pool.ts'
import { shippedCodebook } from './codebook.ts'
import { aFielded } from './draft.ts'
import { agreeTo, aPhone, openDoor } from './respondent.ts'
import { act, aParticipant, aStudy, type Frame, type World } from './world.ts'

/** Where somebody lands who has to leave at once. */
export const elsewhere = 'https://www.weather.gov/'

/** A study whose questions are fielded. Words are asked of nobody who is alone but in the demo. */
export const anAskingStudy = async ({ ada, database }: World): Promise<Frame> => {
  const frame = await aStudy(ada, shippedCodebook)
  const id = frame.studyId.slice('Study-'.length)
  await withClient(database.owner, (client) =>
    client.query('UPDATE "Study" SET "isDemo" = true WHERE id = $1', [id]),
  )
  await aFielded(ada, frame)
  const { studyId } = frame
  await act(ada, 'saveSettings', { studyId, jurisdiction: 'us-ct', exitAddress: elsewhere })
  return frame
}

/** The path of a link that is handed over to somebody. */
export const linkFor = async ({ ada }: World, frame: Frame, participantId: string): Promise<string> => {
  const of = { studyId: frame.studyId, participantId }
  await act(ada, 'keepContact', { ...of, channel: 'in_person', language: 'en' })
  const { data } = await ada.ask<{ done: { data: { path: string } } }>(
    `mutation ($input: InviteToWaveInput!) { done: inviteToWave(input: $input) { __typename
      ... on MutationInviteToWaveSuccess { data { path } } } }`,
    { input: { ...of, waveId: frame.waveId, way: 'by_hand' } },
  )
  return data.done.data.path
}

/** Pat, of age and asked nothing yet, and the path of their link. */
export const anInvited = async (world: World, frame: Frame, scopes: string[] = []) => {
  const participantId = await aParticipant(world.ada, frame, { scopes })
  return { id: participantId.slice('Participant-'.length), path: await linkFor(world, frame, participantId) }
}

/** The same somebody, who has agreed to everything by another browser and has the first question before them. */
export const anAgreed = (world: World, frame: Frame) => atFirstQuestion(world, frame, [])

/** Somebody who agreed to everything in a meeting, and has the first question before them: fewer screens than all of it alone. */
export const aSeated = (world: World, frame: Frame) =>
  atFirstQuestion(world, frame, Object.values(ConsentScope))

const atFirstQuestion = async (world: World, frame: Frame, scopes: string[]) => {
  const invited = await anInvited(world, frame, scopes)
  const phone = aPhone(openDoor(world))
  await phone.open(invited.path)
  await agreeTo(phone)
  await phone.press('next')
  return { ...invited, phone }
}
