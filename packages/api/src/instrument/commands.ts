import { z } from 'zod'
import { QuestionType } from '../../generated/prisma/enums.ts'
import { command } from '../command.ts'
import { Frozen, invalid } from '../errors.ts'
import { newId } from '../id.ts'
import { id, key, localized, mostInList } from '../input.ts'
import * as store from './store.ts'

const question = z.strictObject({
  key,
  type: z.enum(QuestionType),
  text: localized,
  perService: z.boolean().default(false),
})

const areDistinct = (questions: { key: string }[]) =>
  new Set(questions.map(({ key }) => key)).size === questions.length

/** Adds a version of an instrument; it is not changed afterwards. */
export const addInstrument = command({
  action: 'add instrument',
  may: 'edit instrument',
  input: z.strictObject({
    studyId: id,
    key,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    title: localized,
    questions: z.array(question).min(1).max(100).refine(areDistinct, 'gives one key to two questions'),
  }),
  async run({ tx }, { questions, ...input }) {
    const { studyId, key, version } = input
    if (await store.isPublished(tx, { studyId, key, version })) throw new Frozen('version of the instrument')
    if ((await store.countInstruments(tx, studyId)) >= mostInList)
      throw invalid('studyId', `has ${mostInList} instruments, and a study takes no more`)
    const instrumentId = newId()
    const withIds = questions.map((one) => ({ ...one, id: newId() }))
    await store.insertInstrument(tx, { ...input, id: instrumentId }, withIds)
    return instrumentId
  },
  audit: (instrument, input) => ({ instrument, questions: input.questions.length }),
})
