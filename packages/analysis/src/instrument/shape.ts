// What a set of questions is. Read by the editor's page too, so it knows neither Node nor the language tools.
import { z } from 'zod'

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** Types that are answered, and pages that are only shown or lead elsewhere. */
export const itemTypes = [
  ...(['likert5', 'likert3', 'yes_no', 'yes_no_unsure', 'single', 'multi', 'services'] as const),
  ...(['matrix', 'slider', 'text', 'long'] as const),
  ...(['info', 'grounding', 'consent', 'contact'] as const),
] as const
export type ItemType = (typeof itemTypes)[number]

/** Facts about somebody that staff settle beforehand and a condition may ask for; never a participant's words. */
export const facts = ['family_contact_unsafe', 'themes_checked'] as const
export type Fact = (typeof facts)[number]
/** Consents that a condition may ask for. */
export const askedScopes = ['analyse', 'recontact_followup', 'recontact_results'] as const
export type AskedScope = (typeof askedScopes)[number]
export const modes = ['self', 'interview'] as const
export type SittingMode = (typeof modes)[number]

/** A condition, as a tree and never as code. `item` names an item, or a row of a matrix as `item.row`. */
export type Predicate =
  | { op: 'and'; of: Predicate[] }
  | { op: 'or'; of: Predicate[] }
  | { op: 'not'; of: Predicate }
  | Atom
export type Atom = ItemAtom | SettingAtom
export type ItemAtom =
  | { op: 'eq' | 'gte'; item: string; value: number }
  | { op: 'in'; item: string; values: number[] }
  | { op: 'answered'; item: string }
/** What is known of the sitting before anything is asked. */
export type SettingAtom =
  | { op: 'ageAtWave'; from?: number; below?: number }
  | { op: 'wave'; from: number }
  | { op: 'mode'; is: SittingMode }
  | { op: 'service'; is: string }
  | { op: 'scope'; has: AskedScope }
  | { op: 'fact'; is: Fact }

const mostText = 4000
const text = z
  .strictObject({ en: z.string().max(mostText).optional(), es: z.string().max(mostText).optional() })
  .transform(withoutBlanks)
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/)
const reference = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}(?:\.[A-Za-z][A-Za-z0-9_-]{0,31})?$/)
const value = z.number().int().min(0).max(1000)
const age = z.number().int().min(0).max(120)

const atom = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['eq', 'gte']), item: reference, value }),
  z.strictObject({ op: z.literal('in'), item: reference, values: z.array(value).max(50) }),
  z.strictObject({ op: z.literal('answered'), item: reference }),
  z.strictObject({ op: z.literal('ageAtWave'), from: age.optional(), below: age.optional() }),
  z.strictObject({ op: z.literal('wave'), from: z.number().int().min(1).max(100) }),
  z.strictObject({ op: z.literal('mode'), is: z.enum(modes) }),
  z.strictObject({ op: z.literal('service'), is: z.string().min(1).max(64) }),
  z.strictObject({ op: z.literal('scope'), has: z.enum(askedScopes) }),
  z.strictObject({ op: z.literal('fact'), is: z.enum(facts) }),
])

/** Deeper than this nobody reads a condition, and no program should have to. */
const mostDepth = 5
const predicateOf = (depth: number): z.ZodType<Predicate> =>
  depth === 0
    ? atom
    : z.union([
        atom,
        z.strictObject({ op: z.literal('and'), of: z.array(predicateOf(depth - 1)).max(12) }),
        z.strictObject({ op: z.literal('or'), of: z.array(predicateOf(depth - 1)).max(12) }),
        z.strictObject({ op: z.literal('not'), of: predicateOf(depth - 1) }),
      ])
const predicate = predicateOf(mostDepth)

const option = z.strictObject({ value, text, isExclusive: z.boolean().optional() })
const row = z.strictObject({ key, text })

const item = z.strictObject({
  key,
  type: z.enum(itemTypes),
  text,
  /** Nothing is; it may be written so that an import which asks for it is told. */
  required: z.boolean().default(false),
  /** For the interviewer, never read out. */
  note: text.optional(),
  options: z.array(option).max(50).optional(),
  rows: z.array(row).max(20).optional(),
  /** Offers "this does not apply to me" beside skipping. */
  mayNotApply: z.boolean().optional(),
  showIf: predicate.optional(),
  theme: z.string().max(64).optional(),
})

const screen = z.strictObject({
  key,
  /** What the screen is about: shown before it is entered. */
  topic: text,
  items: z.array(item).max(30),
  showIf: predicate.optional(),
  /** Asked once for each service chosen at the item `of`, for `most` of them in one sitting. */
  eachService: z.strictObject({ of: key, most: z.number().int().min(1).max(20) }).optional(),
  /** `closing` is where every path ends; at `safe_exit` the sitting ends at once and nothing of it is kept. */
  ends: z.enum(['closing', 'safe_exit']).optional(),
})

export const translationStatuses = ['official', 'forward_back_reviewed', 'draft'] as const
const translation = z.strictObject({
  status: z.enum(translationStatuses),
  /** Where the text comes from, or who reviewed it. */
  source: z.string().max(500).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

export const versionShape = z.string().regex(/^(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}$/)

export const instrumentShape = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/i),
  version: versionShape,
  /** A guide is spoken along and may hold more open questions than somebody answers alone. */
  kind: z.enum(['survey', 'guide']),
  title: text,
  languages: z
    .array(z.enum(languages))
    .min(1)
    .max(2)
    .transform((all) => languages.filter((one) => all.includes(one))),
  translations: z.strictObject({ en: translation.optional(), es: translation.optional() }),
  provenance: z.string().max(2000),
  licenceBasis: z.string().max(2000),
  licenceRef: z.string().max(500).optional(),
  scoring: z.string().max(64).optional(),
  /** The words of the five steps of agreement, from the lowest, where the form has its own. */
  steps: z.array(text).length(5).optional(),
  screens: z.array(screen).max(100),
})

export type Text = { en?: string | undefined; es?: string | undefined }
export type Option = z.output<typeof option>
export type Row = z.output<typeof row>
export type Item = z.output<typeof item>
export type Screen = z.output<typeof screen>
export type Translation = z.output<typeof translation>
export type TranslationStatus = (typeof translationStatuses)[number]
export type Instrument = z.output<typeof instrumentShape>

/** A letter, a figure or a picture: what is made of signs that nobody sees is a blank screen. */
export const saysSomething = (said: string | undefined): boolean =>
  /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test((said ?? '').replace(/\p{DI}/gu, ''))

/** Whether something stands in it that was meant to be filled in. */
export const holdsPlaceholder = (said: string): boolean =>
  /\[[^\]]*\]|\{[^}]*\}|_{3,}|\b(?:XXX+|TBD|TODO)\b/.test(said)

/** An emptied field says as little as a missing one. */
function withoutBlanks({ en, es }: Text): Text {
  return { ...(en?.trim() ? { en } : {}), ...(es?.trim() ? { es } : {}) }
}
