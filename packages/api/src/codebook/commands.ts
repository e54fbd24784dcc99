import { z } from 'zod'
import { command } from '../command.ts'
import { Frozen } from '../errors.ts'
import { id } from '../input.ts'
import type { Within } from '../pipeline.ts'
import { readCodebook } from './codebook.ts'
import * as store from './store.ts'

/** Brings in a version of a codebook as the study's current one; all its passages are read again with it. */
export const importCodebook = command({
  action: 'import codebook',
  may: 'edit codebook',
  input: z.strictObject({ studyId: id, file: z.string().max(900_000) }),
  async run({ tx, emit }, { studyId, file }) {
    const read = readCodebook(file)
    const { id: key, version } = read.codebook
    if (await store.isImported(tx, { studyId, key, version })) throw new Frozen('version of the codebook')
    const codebookId = await store.insertCodebook(tx, studyId, read)
    await emit({ type: 'codebook.imported', studyId })
    return codebookId
  },
  audit: (codebook) => ({ codebook }),
})

/** All responses of the study, for the step that reads them with the new codebook. */
export const allResponses: Within = async (tx, { studyId }) =>
  (await store.findResponseIds(tx, studyId)).map((responseId) => ({ studyId, responseId }))
