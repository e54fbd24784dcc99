// Questions that are asked as they are, without an editor before them: held to what the lint asks of every other text.
import { restrictedName, saysSomething } from '@firsthand/analysis/instrument'
import { z } from 'zod'
import { QuestionType } from '../../generated/prisma/enums.ts'
import { command, type Act } from '../command.ts'
import { Frozen, invalid } from '../errors.ts'
import { newId } from '../id.ts'
import { id, key, localized, mostInList, type Localized } from '../input.ts'
import * as store from './store.ts'

const question = z.strictObject({
  key,
  type: z.enum(QuestionType),
  text: localized,
  perService: z.boolean().default(false),
})

const areDistinct = (questions: { key: string }[]) =>
  new Set(questions.map(({ key }) => key)).size === questions.length

/** Adds plain questions that are asked as they are; they are not changed afterwards. */
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
  async run(act, { questions, ...input }) {
    const { studyId, key, version } = input
    if (await store.isPublished(act.tx, { studyId, key, version }))
      throw new Frozen('version of the instrument')
    await leaveRoom(act, studyId)
    refuseRestricted([key, ...said(input.title), ...questions.flatMap(({ text }) => said(text))])
    await refuseHalfWritten(act, studyId, questions)
    const instrumentId = newId()
    const withIds = questions.map((one) => ({ ...one, id: newId() }))
    await store.insertInstrument(act.tx, { ...input, id: instrumentId }, withIds)
    return instrumentId
  },
  audit: (instrument, input) => ({ instrument, questions: input.questions.length }),
})

const said = ({ en, es }: Localized): string[] => [en, es ?? '']

/** What others own comes in by a file, with the reference of a licence. */
const refuseRestricted = (names: readonly string[]) => {
  const restricted = names.map(restrictedName).find(Boolean)
  if (restricted)
    throw invalid(
      'key',
      `calls itself ${restricted}, which may not be used without a licence. Bring it in as a file, with the reference of yours.`,
    )
}

/** Nobody is asked half in another language, or shown a blank. */
const refuseHalfWritten = async ({ tx }: Act, studyId: string, questions: readonly { text: Localized }[]) => {
  const languages = await store.findLanguages(tx, studyId)
  for (const [at, { text }] of questions.entries())
    for (const language of languages)
      if (!saysSomething(text[language] ?? undefined))
        throw invalid(`questions.${at}.text.${language}`, 'says nothing, and the study asks in this language')
}

export const leaveRoom = async ({ tx }: Act, studyId: string) => {
  if ((await store.countInstruments(tx, studyId)) >= mostInList)
    throw invalid('studyId', `has ${mostInList} instruments, and a study takes no more`)
}
