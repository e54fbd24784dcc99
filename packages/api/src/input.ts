import { normalizeWords } from '@firsthand/analysis'
import { z } from 'zod'

/** Pieces that inputs are made of. Their messages are ours: they never quote what came in. */
export const id = z.string().regex(/^[\w-]{22}$/, { error: 'is not an id', abort: true })
export const key = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/i)
export const day = z.iso.date()
export const language = z.enum(['en', 'es'])

/** Text that we publish ourselves: English always, Spanish where it is there. */
export const localized = z.strictObject({
  en: z.string().trim().min(1).max(4000),
  es: z.string().trim().min(1).max(4000).nullish(),
})
export type Localized = { en: string; es?: string | null }

const problems = {
  nul: 'holds a NUL character, which text cannot hold. Remove it and send again.',
  lone_surrogate: 'holds half of a character (a lone surrogate). Send the text again from its source.',
  empty: 'is empty. Give the words, or the state "skipped".',
} as const

/** Words of a participant: normalised (NFC, LF), at most 200,000 characters. */
export const words = z
  .string()
  .max(200_000)
  .transform((raw, context) => {
    const normal = normalizeWords(raw)
    if (normal.ok) return normal.text
    context.addIssue({ code: 'custom', message: problems[normal.problem] })
    return z.NEVER
  })
