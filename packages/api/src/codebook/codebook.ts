import { CodebookError, parseCodebook } from '@firsthand/analysis'
import { z } from 'zod'
import { invalid } from '../errors.ts'
import { mostInList, type Localized } from '../input.ts'

const text = z.union([
  z.string().transform((en): Localized => ({ en })),
  z
    .object({ en: z.string().optional(), es: z.string().optional() })
    .transform((both): Localized => ({ en: both.en ?? both.es ?? '', es: both.es ?? null })),
])

const aspect = z.object({
  id: z.string(),
  status: z.enum(['active', 'draft', 'retired']).optional(),
  title: text,
  definition: text.default({ en: '' }),
})

const code = z.object({
  id: z.string(),
  group: z.string().nullish(),
  status: z.enum(['active', 'draft']).optional(),
  title: text,
  definition: text.default({ en: '' }),
  include: text.optional(),
  exclude: text.optional(),
  plain: text.optional(),
  sensitive: z.boolean().default(false),
  contentTags: z.array(z.string()).default([]),
  aspects: z.array(aspect).default([]),
})

const outlineEntry = z.object({
  id: z.string(),
  title: text,
  codes: z.array(z.string()),
  facets: z
    .object({
      kind: z
        .array(z.enum(['experience', 'ask']))
        .max(1)
        .optional(),
    })
    .optional(),
})

const largestVersion = 2_147_483_647
const isVersion = (version: number) => Number.isInteger(version) && version >= 0 && version <= largestVersion

const file = z.object({
  id: z.string().regex(/^[\w.-]{1,80}$/),
  version: z.coerce.number().refine(isVersion, `is not a whole number from 0 to ${largestVersion}`),
  title: text,
  groups: z.array(z.object({ id: z.string(), title: text })).default([]),
  codes: z.array(code),
  outline: z.array(outlineEntry).optional(),
})

export type CodebookFile = z.output<typeof file>
export type OutlineEntry = z.output<typeof outlineEntry>

/** Reads a codebook file; what is wrong with it is named by its place. */
export const readCodebook = (json: string): { raw: unknown; codebook: CodebookFile } => {
  const raw = parseJson(json)
  try {
    parseCodebook(raw)
  } catch (problem) {
    if (problem instanceof CodebookError) throw invalid('file', problem.message)
    throw problem
  }
  const parsed = file.safeParse(raw)
  if (!parsed.success) throw invalid('file', complaint(parsed.error.issues[0]!))
  checkSize(parsed.data)
  checkOutline(parsed.data)
  return { raw, codebook: parsed.data }
}

/** Where a codebook gives no outline, each of its active codes is reported on its own. */
export const outlineOf = ({ outline, codes }: CodebookFile): OutlineEntry[] =>
  outline ??
  codes.filter(({ status }) => status !== 'draft').map(({ id, title }) => ({ id, title, codes: [id] }))

/** A part of a code as it is shown. */
export type CodeAspect = { key: string; title: Localized; definition: Localized; isDraft: boolean }

/** Those of a code that are in use: a draft unless the file says otherwise, as the tagger reads them. */
export const aspectsOf = ({ aspects }: CodebookFile['codes'][number]): CodeAspect[] =>
  aspects
    .filter(({ status }) => status !== 'retired')
    .map(({ id: key, status, title, definition }) => ({
      key,
      title,
      definition,
      isDraft: status !== 'active',
    }))

/** Groups in the order they stand in, or as the codes name them. */
export const groupsOf = ({ groups, codes }: CodebookFile): { key: string; title: Localized }[] => {
  if (groups.length > 0) return groups.map(({ id, title }) => ({ key: id, title }))
  return [...new Set(codes.flatMap(({ group }) => group ?? []))].map((key) => ({ key, title: { en: key } }))
}

/** zod's own messages may quote what came in. */
const complaint = ({ code, path, message }: z.core.$ZodIssue) =>
  `${path.join('.')} ${code === 'custom' ? message : 'is missing or of the wrong kind'}`

/** They are shown whole, on one page. */
const checkSize = ({ codes, outline = [] }: CodebookFile) => {
  if (codes.length > mostInList) throw invalid('file', `has more than ${mostInList} codes`)
  const crowded = codes.findIndex(({ aspects }) => aspects.length > mostInList)
  if (crowded >= 0) throw invalid('file', `codes[${crowded}] has more than ${mostInList} aspects`)
  if (outline.length > mostInList) throw invalid('file', `has more than ${mostInList} entries in its outline`)
}

const checkOutline = ({ outline, codes }: CodebookFile) => {
  const known = new Set(codes.map(({ id }) => id))
  const entries = new Set<string>()
  outline?.forEach((entry, index) => {
    if (entries.has(entry.id)) throw invalid('file', `outline[${index}].id stands there twice`)
    entries.add(entry.id)
    if (new Set(entry.codes).size < entry.codes.length)
      throw invalid('file', `outline[${index}].codes names a code twice`)
    if (entry.codes.some((id) => !known.has(id)))
      throw invalid('file', `outline[${index}].codes names a code that is not in the codebook`)
  })
}

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    throw invalid('file', 'is not valid JSON')
  }
}
