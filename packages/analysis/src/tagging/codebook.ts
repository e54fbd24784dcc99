import { z } from 'zod'
import { detectLanguage, type Language } from '../text/language.ts'
import { idProblem } from './codebook-ids.ts'
import { unkept } from './writable.ts'

/** How a speaker stands to a theme. */
export type Stance = (typeof STANCES)[number]
/** All stances, in the order of the stance model. */
export const STANCES = ['positive', 'negative', 'mixed', 'neutral'] as const
/** A text in one or both languages. */
export type LocalText = Partial<Record<Language, string>>
/** An answer that shows a code, with the stance it takes where a person has said so. */
export type Example = { text: string; language: Language; stance?: Stance }
/** A part of a code. All are drafts so far: they are suggested only where drafts are asked for. */
export type Aspect = { id: string; isDraft: boolean; title: LocalText; definition: LocalText }
/** A code as the tagger uses it. */
export type Code = {
  id: string
  isDraft: boolean
  title: LocalText
  definition: LocalText
  include: LocalText
  exclude: LocalText
  examples: readonly Example[]
  aspects: readonly Aspect[]
}
/** A checked codebook; only `parseCodebook` makes one. */
export type Codebook = {
  id: string
  version: string
  title: LocalText
  /** The stances that its codes may take, in the order of `STANCES`. */
  stances: readonly Stance[]
  /** The values of its facet `about`: who or what a passage may speak of. Empty where it has none. */
  about: ReadonlySet<string>
  /** Whether a passage may speak of a service of the study's own as well. */
  isAboutServices: boolean
  codes: readonly Code[]
}

/** Why a codebook file cannot be used; the message names the place in the file and never quotes its content. */
export class CodebookError extends Error {
  override name = 'CodebookError'
  constructor(
    readonly code: 'empty_codebook' | 'duplicate_code' | 'cyclic_group' | 'invalid_codebook',
    message: string,
  ) {
    super(message)
  }
}

/**
 * Checks a codebook file that was read from JSON (the form is that of the command line's contract; keys that
 * tagging does not need may stand beside).
 * @throws CodebookError with a message such as 'codes[3].title is missing'
 */
export function parseCodebook(file: unknown): Codebook {
  const read = File.safeParse(file)
  if (!read.success) {
    const path = read.error.issues[0]?.path ?? []
    throw new CodebookError('invalid_codebook', `${named(path)} ${complaint(file, path)}`)
  }
  const found = unkept(file)
  if (found) throw new CodebookError('invalid_codebook', `${named(found.path)} ${found.problem}`)
  const { id, version, title, stances, facets } = read.data
  const problem = idProblem(read.data)
  if (problem) throw new CodebookError(problem.code, problem.message)
  const codes = read.data.codes.filter(({ status }) => status !== 'retired')
  if (codes.length === 0) throw new CodebookError('empty_codebook', 'the codebook has no codes')
  const about = facets?.find((facet) => facet.id === 'about')
  return {
    id,
    version: String(version),
    title: local(title),
    stances: STANCES.filter((stance) => stances?.includes(stance) ?? true),
    about: new Set(about?.values.map((value) => value.id)),
    isAboutServices: about?.also?.includes('service') ?? false,
    codes: codes.map(codeOf),
  }
}

/** Whether a code is defined for blank answers: it gets them, and they get nothing else. */
export function isBlankCode({ definition }: Code): boolean {
  return /^(?:blank|no answer|left blank|en blanco|sin respuesta)/i.test(definition.en ?? definition.es ?? '')
}

const Text = z.union([z.string(), z.object({ en: z.string().optional(), es: z.string().optional() })])
const Title = Text.refine((text) => Object.values(local(text)).some((each) => each.trim() !== ''))
const Status = z.enum(['active', 'draft', 'retired']).optional()
const AspectFile = z.object({
  id: z.string().min(1),
  status: Status,
  title: Title,
  definition: Text.optional(),
})
const CodeFile = z.object({
  id: z.string().min(1),
  group: z.string().nullish(),
  parent: z.string().nullish(),
  status: Status,
  title: Title,
  definition: Text,
  include: Text.optional(),
  exclude: Text.optional(),
  examples: z
    .array(z.object({ text: z.string(), lang: z.string().optional(), stance: z.enum(STANCES).optional() }))
    .optional(),
  aspects: z.array(AspectFile).optional(),
})
const GroupFile = z.object({
  id: z.string().min(1),
  group: z.string().nullish(),
  parent: z.string().nullish(),
})
const FacetFile = z.object({
  id: z.string(),
  also: z.array(z.string()).optional(),
  values: z.array(z.object({ id: z.string() })),
})
const File = z.object({
  id: z.string().min(1),
  version: z.union([z.string(), z.number()]),
  title: Title,
  stances: z.array(z.enum(STANCES)).min(1).optional(),
  groups: z.array(GroupFile).optional(),
  facets: z.array(FacetFile).optional(),
  codes: z.array(CodeFile),
})

function codeOf(file: z.infer<typeof CodeFile>): Code {
  return {
    id: file.id,
    isDraft: file.status === 'draft',
    title: local(file.title),
    definition: local(file.definition),
    include: local(file.include),
    exclude: local(file.exclude),
    examples: (file.examples ?? []).map(({ text, lang, stance }) => ({
      text,
      language: lang === 'en' || lang === 'es' ? lang : detectLanguage(text),
      ...(stance && { stance }),
    })),
    aspects: (file.aspects ?? [])
      .filter(({ status }) => status !== 'retired')
      .map(({ id, status, title, definition }) => {
        return { id, isDraft: status !== 'active', title: local(title), definition: local(definition) }
      }),
  }
}

function local(text: z.infer<typeof Text> | undefined): LocalText {
  if (text === undefined) return {}
  if (typeof text === 'string') return { [detectLanguage(text)]: text }
  return { ...(text.en && { en: text.en }), ...(text.es && { es: text.es }) }
}

function named(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the codebook'
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : (at ? '.' : '') + String(key)))
    .join('')
}

function complaint(file: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = file
  for (const key of path) value = isRecord(value) ? value[key] : undefined
  if (value === undefined) return 'is missing'
  if (value === '') return 'is empty'
  return path.length === 0 ? 'is not a JSON object' : 'does not have the form of a codebook file'
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}
