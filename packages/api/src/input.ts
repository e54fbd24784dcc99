import { normalizeWords, unwritable } from '@firsthand/analysis'
import { z } from 'zod'
import { Role } from '../generated/prisma/enums.ts'
import { invalid } from './errors.ts'

/** Pieces that inputs are made of. Their messages are ours: they never quote what came in. */
export const id = z.string().regex(/^[\w-]{22}$/, { error: 'is not an id', abort: true })
export const key = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/i)
export const day = z.iso.date()
/** Lists of a study that are given whole, not in pages, stay this short. */
export const mostInList = 100
export const language = z.enum(['en', 'es'])
/** What a study asks in: each language once. */
export const languages = z
  .array(language)
  .min(1)
  .max(2)
  .transform((all) => [...new Set(all)])

const isTimeZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
export const timeZone = z.string().refine(isTimeZone, 'is no time zone; give one like America/New_York')

/** What somebody is in a study: each role once. */
export const roles = z
  .array(z.enum(Role))
  .min(1)
  .max(Object.keys(Role).length)
  .transform((all) => [...new Set(all)])

const problems = {
  nul: 'holds a NUL character, which text cannot hold. Remove it and send again.',
  lone_surrogate: 'holds half of a character (a lone surrogate). Send the text again from its source.',
  empty: 'is empty. Give the words, or the state "skipped".',
} as const

/** Text that no database holds is named, never repaired in silence. */
export const refuseUnwritable = (path: string, text: string): void => {
  const problem = unwritable(text)
  if (problem) throw invalid(path, problems[problem])
}

const ownText = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .superRefine((text, context) => {
    const problem = unwritable(text)
    if (problem) context.addIssue({ code: 'custom', message: problems[problem] })
  })

/** Text that we publish ourselves: English always, Spanish where it is there. */
export const localized = z.strictObject({ en: ownText, es: ownText.nullish() })
export type Localized = { en: string; es?: string | null }

/** What a board member or an evaluator writes to the other. */
export const note = ownText.refine((text) => text.length <= 2000, 'is longer than 2000 characters')

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
