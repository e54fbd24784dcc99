import { builder } from '../builder.ts'
import { CodebookNode } from '../codebook/schema.ts'
import type { Context } from '../context.ts'
import type { Localized } from '../input.ts'
import { asLocalized, LocalizedText } from '../study/schema.ts'

/** Who or what a passage may speak of: a value of the codebook's facet, or a service of the study's own list. */
export type AboutValue = { key: string; label: Localized }

export const AboutValueObject = builder.objectRef<AboutValue>('AboutValue').implement({
  description: 'Who or what a passage speaks of: a value of the codebook’s facet, or a service of the study.',
  fields: (t) => ({
    key: t.exposeString('key'),
    label: t.expose('label', { type: LocalizedText }),
  }),
})

const service = 'Service-'
/** As it is stored: a service by its bare id. */
export const storedAbout = (key: string): string =>
  key.startsWith(service) ? key.slice(service.length) : key

type Facet = { id: string; values?: { id: string; label: Localized }[] }
type OfCodebook = { studyId: string; codebookId: string }

/** All there are, in the order of the codebook, then the services. */
const valuesOf = ({ app, once }: Context, { studyId, codebookId }: OfCodebook): Promise<AboutValue[]> =>
  once(`about ${codebookId}`, async () => {
    const [codebook, services] = await Promise.all([
      app.db.codebook.findFirst({ where: { studyId, id: codebookId }, select: { definition: true } }),
      app.db.service.findMany({
        where: { studyId },
        orderBy: [{ key: 'asc' }],
        select: { id: true, label: true },
      }),
    ])
    const { facets = [] } = (codebook?.definition ?? {}) as { facets?: Facet[] }
    const values = facets.find(({ id }) => id === 'about')?.values ?? []
    return [
      ...values.map(({ id: key, label }) => ({ key, label: asLocalized(label) })),
      ...services.map(({ id, label }) => ({ key: `${service}${id}`, label: asLocalized(label) })),
    ]
  })

/** Those of a coding; what a later codebook does not know any more is left out. */
export const aboutOf = async (
  context: Context,
  of: OfCodebook,
  keys: readonly string[],
): Promise<AboutValue[]> =>
  keys.length === 0 ? [] : (await valuesOf(context, of)).filter(({ key }) => keys.includes(storedAbout(key)))

builder.prismaObjectField(CodebookNode, 'about', (t) =>
  t.field({
    type: [AboutValueObject],
    select: { id: true, studyId: true },
    resolve: ({ id: codebookId, studyId }, _args, context) => valuesOf(context, { studyId, codebookId }),
  }),
)
