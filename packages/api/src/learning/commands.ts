import { z } from 'zod'
import { findCurrent } from '../codebook/store.ts'
import { command, type Act } from '../command.ts'
import { Forbidden, invalid, NotFound } from '../errors.ts'
import { id } from '../input.ts'
import { presentForm, tooLittle, type Report } from './learning.ts'
import * as store from './store.ts'

/** Asks for a model of what is decided by now. One that is asked for already is the answer to another asking. */
export const askForModel = command({
  action: 'ask for model',
  may: 'edit codebook',
  input: z.strictObject({ studyId: id }),
  async run({ tx, actor, at, emit }, { studyId }) {
    const asked = await store.findAsked(tx, studyId)
    if (asked) return asked
    const codebook = await findCurrent(tx, studyId)
    if (!codebook) throw invalid('studyId', 'has no codebook yet. Bring one in first.')
    const of = { studyId, codebookId: codebook.id }
    const problem = tooLittle(await store.countMaterial(tx, of))
    if (problem) throw invalid('studyId', problem)
    const askedBy = actor.kind === 'account' ? actor.id : null
    const model = await store.insertAsked(tx, { ...of, askedBy, askedAt: at })
    await emit({ type: 'model.asked', studyId, modelId: model.id })
    return model
  },
  audit: ({ id: model }) => ({ model }),
})

const chosen = z.strictObject({ studyId: id, number: z.number().int().min(1) })

/** From now on suggestions are read with this model, and where nobody decided yet they are read again with it. */
export const useModel = command({
  action: 'use model',
  may: 'edit codebook',
  input: chosen,
  async run(act, { studyId, number }) {
    const model = await findKept(act, { studyId, number })
    if (model.state === 'used') return model
    const current = await findCurrent(act.tx, studyId)
    if (current?.id !== model.codebookId)
      throw invalid(
        'number',
        'was learned with another version of the codebook. Learn again with the present one.',
      )
    if ((model.report as Report | null)?.form !== presentForm)
      throw invalid('number', 'is of an older form, which is read no more. Learn again.')
    if (!(await store.isUsable(act.tx, model)))
      throw invalid('number', 'holds words that may not be used any more. Learn again without them.')
    await store.setUsedAside(act.tx, studyId)
    await store.decideModel(act.tx, model, { state: 'used', ...decider(act) })
    await act.emit({ type: 'model.chosen', studyId })
    return { ...model, state: 'used' as const }
  },
  audit: ({ id: model }) => ({ model }),
})

/** Reads with it no more, or never: suggestions come from what came along. It may be used later. */
export const setModelAside = command({
  action: 'set model aside',
  may: 'edit codebook',
  input: chosen,
  async run(act, { studyId, number }) {
    const model = await findKept(act, { studyId, number })
    if (model.state === 'aside') return model
    await store.decideModel(act.tx, model, { state: 'aside', ...decider(act) })
    if (model.state === 'used') await act.emit({ type: 'model.chosen', studyId })
    return { ...model, state: 'aside' as const }
  },
  audit: ({ id: model }) => ({ model }),
})

/** A model of which something is there that could be read with. */
const findKept = async (
  { tx }: Act,
  where: { studyId: string; number: number },
): Promise<store.LearnedRow> => {
  const model = await store.findModel(tx, where)
  if (!model) throw new NotFound('model')
  if (!['proposed', 'used', 'aside'].includes(model.state))
    throw invalid(
      'number',
      'has nothing to read with: it is not made yet, could not be made, or was taken back',
    )
  return model
}

const decider = ({ actor, at }: Act) => {
  if (actor.kind !== 'account') throw new Forbidden()
  return { decidedBy: actor.id, decidedAt: at }
}
