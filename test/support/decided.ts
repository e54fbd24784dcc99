// A study in which enough was decided to learn from it: eight people, eight answers each, all coded by Ada.
import type { Actor } from '../../packages/api/src/actor.ts'
import { addCoding, rejectCoding } from '../../packages/api/src/coding/commands.ts'
import { aBatch, agreed } from './batch.ts'
import { bare } from './deciding.ts'
import { act, type Frame, type World } from './world.ts'

export const codebook = JSON.stringify({
  id: 'ways',
  version: 1,
  title: { en: 'Ways', es: 'Caminos' },
  codes: [
    {
      id: 'getting_there',
      title: { en: 'Getting there', es: 'Llegar' },
      definition: { en: 'How somebody comes to a place' },
    },
    { id: 'delay', title: { en: 'Delay', es: 'Demora' }, definition: { en: 'When things take long' } },
  ],
})

const said: Record<string, string[]> = {
  getting_there: [
    'The bus never came',
    'Nobody gave me a ride',
    'I had to walk for miles',
    'My card for the train was empty',
  ],
  delay: ['They kept me on hold', 'Months went by', 'Every form sat on a desk', 'I waited and waited'],
}
const when = [
  'in march',
  'again',
  'that week',
  'last fall',
  'on mondays',
  'after school',
  'at night',
  'all summer',
]
/** What one person alone says, in each of their answers. */
export const ownWord = 'zanzibar'

const entries = when.map((time, person) => ({
  language: 'en',
  responses: [
    {
      language: 'en',
      answers: Object.values(said)
        .flat()
        .map((text) => ({ question: 0, text: `${text} ${time}${person === 0 ? ` ${ownWord}` : ''}.` })),
    },
  ],
}))

/** Brings the words in; who said them, the one with a word of their own first. */
export const bringWords = async (world: World, frame: Frame): Promise<string> => {
  const { id } = await act(world.ada, 'importBatch', {
    ...aBatch(frame),
    ...{ people: entries.length, entries, consent: { ...agreed } },
  })
  await world.instance.settled()
  return id
}

/** Ada gives each text its code, and says no to what else was suggested. */
export const decideAll = async (world: World, frame: Frame): Promise<void> => {
  const { app } = world.instance
  const studyId = bare(frame.studyId)
  const actor = await adaOf(world, studyId)
  const codes = await app.db.code.findMany({ where: { studyId }, select: { id: true, key: true } })
  const codeOf = new Map(codes.map(({ id, key }) => [key, id]))
  for (const { id: passageId, participantId, words } of await app.db.passage.findMany({
    where: { studyId },
  })) {
    const text = await app.words.open({ studyId, participantId, row: passageId, column: 'passage' }, words)
    const [code] = Object.entries(said).find(([, texts]) => texts.some((one) => text.startsWith(one)))!
    await addCoding(app, actor, {
      ...{ studyId, passageId, codeId: codeOf.get(code)!, expected: 0, stance: 'negative' },
      spans: [{ start: 0, end: text.indexOf(' ', 12) }],
      digest: await app.words.digest({ studyId, participantId }, text),
    })
  }
  const open = await app.db.coding.findMany({ where: { studyId, state: 'proposed' }, select: { id: true } })
  for (const { id: codingId } of open) await rejectCoding(app, actor, { studyId, codingId, expected: 0 })
}

const adaOf = async ({ instance: { app } }: World, studyId: string): Promise<Actor> => {
  const { id } = await app.db.account.findFirstOrThrow({ where: { name: 'ada' }, select: { id: true } })
  return { kind: 'account', id, name: 'ada', roles: new Map([[studyId, ['evaluator']]]), shutOutFrom: [] }
}
