import { z } from 'zod'
import { findCurrentKey } from '../codebook/store.ts'
import { command } from '../command.ts'
import { EditedMeanwhile } from '../draftError.ts'
import { Forbidden, invalid, NotFound } from '../errors.ts'
import { id } from '../input.ts'
import { askedQuestions } from './asked.ts'
import * as store from './store.ts'

/** A person says which codes a question asks about; none is an answer too. */
export const decideAskedAbout = command({
  action: 'say what a question asks about',
  may: 'edit codebook',
  input: z.strictObject({
    ...{ studyId: id, questionId: id },
    codeIds: z.array(id).max(300),
    expected: z.number().int().min(0),
  }),
  async run({ tx, actor, at }, { studyId, questionId, codeIds, expected }) {
    if (actor.kind !== 'account') throw new Forbidden()
    const codebook = await findCurrentKey(tx, studyId)
    if (!codebook) throw invalid('studyId', 'has no codebook yet. Bring one in first.')
    // Who decides about questions of a study takes turns.
    await store.lockQuestions(tx, studyId)
    const questions = await askedQuestions(tx, { studyId, codebookKey: codebook.key })
    const question = questions.find(({ ids }) => ids.includes(questionId))
    if (!question) throw new NotFound('question')
    const revision = question.decided?.revision ?? 0
    if (revision !== expected) throw new EditedMeanwhile(revision)
    const codes = await tx.code.findMany({
      where: { studyId, codebookId: codebook.id, id: { in: codeIds }, isDraft: false },
      orderBy: { position: 'asc' },
      select: { key: true },
    })
    if (codes.length !== new Set(codeIds).size) throw new NotFound('code')
    await store.putAbout(tx, {
      ...{ studyId, questionId: question.id, codebookKey: codebook.key },
      ...{ codes: codes.map(({ key }) => key), revision: revision + 1, decidedBy: actor.id, decidedAt: at },
    })
    return { studyId, questionId: question.id, codes: codes.length }
  },
  audit: ({ questionId, codes }) => ({ question: questionId, codes }),
})
