// Whether a model file is whole and belongs to a codebook. Messages name what is wrong and never quote a text.
import { z } from 'zod'
import type { Codebook } from './codebook.ts'
import { sumOf } from './hash.ts'
import { MODEL_FORM, type ModelFile } from './model.ts'

/** Why a model file cannot be used. */
export class ModelError extends Error {
  override name = 'ModelError'
  constructor(
    readonly code: 'invalid_model' | 'other_form' | 'edited_model' | 'other_codebook' | 'other_version',
    message: string,
  ) {
    super(message)
  }
}

/**
 * Checks a model file that was read from JSON against the codebook it is to be used with.
 * @throws ModelError with a message such as 'the model was learned with version 1 of the codebook, not 2'
 */
export function parseModel(file: unknown, codebook: Codebook): ModelFile {
  const form = z.object({ form: z.unknown() }).safeParse(file)
  if (!form.success || !isForm(form.data.form))
    throw new ModelError('invalid_model', 'it is not a model that the command learn wrote')
  if (form.data.form !== MODEL_FORM)
    throw new ModelError(
      'other_form',
      `it is of the form ${form.data.form}, not ${MODEL_FORM}; learn it again`,
    )
  const read = File.safeParse(file)
  if (!read.success)
    throw new ModelError('invalid_model', `its part ${String(read.error.issues[0]?.path[0])} is not whole`)
  const model = read.data
  if (model.check !== checkOf(model))
    throw new ModelError('edited_model', 'it was changed after it was written; learn it again')
  const { id, version } = model.codebook
  if (id !== codebook.id)
    throw new ModelError('other_codebook', `it was learned with the codebook ${id}, not ${codebook.id}`)
  if (version !== codebook.version)
    throw new ModelError(
      'other_version',
      `it was learned with version ${version} of the codebook, not ${codebook.version}; learn it again`,
    )
  return model
}

function isForm(form: unknown): form is string {
  return typeof form === 'string' && /^firsthand-model\/\d{1,6}$/.test(form)
}

const CodeFile = z.object({
  id: z.string(),
  title: z.string(),
  means: z.object({ en: z.string(), es: z.string() }).optional(),
  shown: z.array(z.string()).optional(),
})
const Whole = z.array(z.int())
const File = z
  .object({
    form: z.literal(MODEL_FORM),
    codebook: z.object({ id: z.string(), version: z.string() }),
    trainedOn: z.object({ name: z.string(), rows: z.int() }),
    manner: z.object({ lexicon: z.boolean(), stopWords: z.boolean() }),
    isAlwaysCoded: z.boolean(),
    codes: z.array(CodeFile).min(1),
    scale: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    biases: Whole,
    thresholds: Whole,
    cells: z.array(z.string()),
    check: z.string(),
  })
  .refine(({ codes, biases }) => biases.length === codes.length, { path: ['biases'] })
  .refine(({ codes, thresholds }) => thresholds.length === codes.length, { path: ['thresholds'] })
  .refine(({ codes, cells }) => cells.every((each) => each.length > codes.length), {
    path: ['cells'],
  })

/** A sum over everything in a model file but the sum itself: against accidents, not against malice. */
export function checkOf(file: Omit<ModelFile, 'check'>): string {
  const { form, codebook, trainedOn, manner, isAlwaysCoded, codes, scale, biases, thresholds, cells } = file
  const head = [form, codebook.id, codebook.version, trainedOn.name, trainedOn.rows, manner.lexicon]
  const parts = [head, manner.stopWords, isAlwaysCoded, codes, scale, biases, thresholds, cells]
  return sumOf(JSON.stringify(parts))
}
