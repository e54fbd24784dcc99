import { AnswerState, Mode } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { LanguageEnum, visibleTo, WaveNode } from '../study/schema.ts'

export const ModeEnum = builder.enumType(Mode, { name: 'Mode' })
export const AnswerStateEnum = builder.enumType(AnswerState, { name: 'AnswerState' })
const inStudy = ({ studyId }: { studyId: string }) => ({ may: ['read words', studyId] as const })

export const ResponseNode = builder.prismaNode('Response', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    wave: t.relation('wave'),
    instrument: t.relation('instrument'),
    mode: t.expose('mode', { type: ModeEnum }),
    language: t.expose('language', { type: LanguageEnum }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime' }),
    participant: t.relation('participant'),
    answers: t.relation('answers', { query: { orderBy: { position: 'asc' } } }),
  }),
})

builder.prismaNode('Answer', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, context) => ({ id, ...visibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: inStudy,
  fields: (t) => ({
    question: t.relation('question'),
    service: t.relation('service', { nullable: true }),
    state: t.expose('state', { type: AnswerStateEnum }),
    value: t.exposeInt('value', { nullable: true }),
  }),
})

builder.prismaObjectField('Study', 'responses', (t) =>
  t.relatedConnection('responses', {
    cursor: 'id',
    totalCount: true,
    args: {
      wave: t.arg.globalID({ for: WaveNode }),
      language: t.arg({ type: LanguageEnum }),
    },
    query: ({ wave, language }) => ({
      where: { ...(wave && { waveId: wave.id }), ...(language && { language }) },
      orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    }),
  }),
)
