// The texts that a study may start from. Facts of law and plain words of our own; a site sets what only it can know.
import { z } from 'zod'
import file from '../../consentTexts/model.json'
import type { ConsentAudience } from '../../generated/prisma/enums.ts'
import { blockTypes, type BlockType } from './block.ts'

const both = z.strictObject({ en: z.string().min(1), es: z.string().min(1) })
const blocks = z.partialRecord(z.enum(blockTypes), both)

const shape = z.strictObject({
  version: z.string(),
  provenance: z.string(),
  licence: z.string(),
  translation: z.strictObject({ en: z.literal('own'), es: z.enum(['draft', 'reviewed']) }),
  examples: blocks,
  texts: z.strictObject({ youth: blocks, caregiver: blocks, adult: blocks }),
})

/** Checked at the start: a mistake in it stops the program and not somebody half-way. */
export const model = shape.parse(file)

export const modelWords = (audience: ConsentAudience) =>
  Object.entries(model.texts[audience]).map(([type, words]) => ({ type: type as BlockType, ...words }))
