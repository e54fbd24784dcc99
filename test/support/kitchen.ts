// A study in which seven people speak of the food, as somebody else wrote it down; four of them of a bus pass, which no code is for.
import { aBatch, agreed } from './batch.ts'
import { act, type Frame, type World } from './world.ts'

export const codebook = JSON.stringify({
  id: 'kitchen',
  version: 1,
  title: { en: 'Kitchen', es: 'Cocina' },
  codes: [
    {
      id: 'food',
      title: { en: 'Food', es: 'Comida' },
      definition: { en: 'The food and the cooking', es: 'La comida' },
    },
    { id: 'court', title: { en: 'Court', es: 'Corte' }, definition: { en: 'The judge in court' } },
  ],
})

const said = [
  ['The food was good and somebody asked what we like.', 'The food on Sundays was the best thing there.'],
  ['The food was always cold when we got it.', 'I never got the bus pass that they told me about.'],
  ['They threw away the food my mother brought.', 'Without a bus pass I could not go to school.'],
  ['Nobody cooks there, the food comes in boxes.', 'They said ask again about the bus pass.'],
  ['The food was terrible and I told them every day.', 'A bus pass would help me more than anything.'],
  ['We could cook our own food, that was nice.'],
  ['The food ran out before the late ones came.'],
]

/** Who said them in this order, each with an id. */
export const bringKitchen = async (world: World, frame: Frame): Promise<string[]> => {
  const { id: batch } = await act(world.ada, 'importBatch', {
    ...aBatch(frame),
    ...{ people: said.length, consent: { ...agreed } },
    entries: said.map((texts) => ({
      language: 'en',
      responses: [{ language: 'en', answers: texts.map((text) => ({ question: 0, text })) }],
    })),
  })
  await world.instance.settled()
  const { db, words } = world.instance.app
  const studyId = frame.studyId.slice('Study-'.length)
  const found = new Map<string, string>()
  for (const { participantId, id, words: sealed } of await db.passage.findMany({ where: { studyId } }))
    found.set(await words.open({ studyId, participantId, row: id, column: 'passage' }, sealed), participantId)
  if (!batch) throw new Error('the words were not taken in')
  return said.map(([text]) => `Participant-${found.get(text!)!}`)
}
