import { QuestionType } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { asLocalized, LocalizedText } from '../study/schema.ts'
import { visibleTo } from '../visible.ts'

export const QuestionTypeEnum = builder.enumType(QuestionType, { name: 'QuestionType' })
const inStudy = ({ studyId }: { studyId: string }) => ({ may: ['read study', studyId] as const })

export const QuestionNode = builder.prismaNode('Question', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    key: t.exposeString('key'),
    type: t.expose('type', { type: QuestionTypeEnum }),
    text: t.field({ type: LocalizedText, select: { text: true }, resolve: ({ text }) => asLocalized(text) }),
    position: t.exposeInt('position'),
    perService: t.exposeBoolean('perService', { description: 'Asked once for each service.' }),
  }),
})

export const InstrumentNode = builder.prismaNode('Instrument', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    key: t.exposeString('key'),
    version: t.exposeString('version'),
    title: t.field({
      type: LocalizedText,
      select: { title: true },
      resolve: ({ title }) => asLocalized(title),
    }),
    questions: t.relation('questions', { query: { orderBy: { position: 'asc' } } }),
  }),
})

builder.prismaObjectField('Study', 'instruments', (t) =>
  t.relation('instruments', { query: { orderBy: [{ key: 'asc' }, { version: 'asc' }] } }),
)
