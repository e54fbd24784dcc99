import type { Equivalence, Instrument, Pair, TranslationStatus } from '@firsthand/analysis/instrument'
import { translationStatuses } from '@firsthand/analysis/instrument'
import { InstrumentStatus, QuestionType } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import type { Language } from '../../generated/prisma/enums.ts'
import { asLocalized, LanguageEnum, LocalizedText } from '../study/schema.ts'
import { visibleTo } from '../visible.ts'
import { builtIn, builtInKeys, type BuiltInKey } from './builtIn.ts'
import { byVersion, localizedOf, type StoredOption } from './instrument.ts'
import * as store from './store.ts'

export const QuestionTypeEnum = builder.enumType(QuestionType, { name: 'QuestionType' })
const StatusEnum = builder.enumType(InstrumentStatus, { name: 'InstrumentStatus' })
export const TranslationStatusEnum = builder.enumType('TranslationStatus', { values: translationStatuses })
export const BuiltInEnum = builder.enumType('BuiltIn', {
  values: Object.fromEntries(builtInKeys.map((value) => [value.replaceAll('-', '_'), { value }])) as Record<
    string,
    { value: BuiltInKey }
  >,
})
const inStudy = ({ studyId }: { studyId: string }) => ({ may: ['read study', studyId] as const })

const OptionObject = builder.objectRef<StoredOption>('QuestionOption').implement({
  fields: (t) => ({
    value: t.exposeInt('value'),
    text: t.field({ type: LocalizedText, resolve: ({ text }) => asLocalized(text) }),
    isExclusive: t.exposeBoolean('isExclusive', { description: 'Chosen alone or not at all.' }),
  }),
})

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
    options: t.field({
      type: [OptionObject],
      description: 'What a choice offers, by the number that is answered.',
      select: { options: true },
      resolve: ({ options }) => (options as unknown as StoredOption[] | null) ?? [],
    }),
  }),
})

const PairObject = builder.objectRef<Pair>('ItemPair').implement({
  fields: (t) => ({ from: t.exposeString('from'), to: t.exposeString('to') }),
})

const EquivalenceObject = builder.objectRef<Equivalence>('ItemEquivalence').implement({
  description: 'Which items of two versions somebody declared to ask the same.',
  fields: (t) => ({
    fromId: t.id({ resolve: ({ fromId }) => `Instrument-${fromId}` }),
    toId: t.id({ resolve: ({ toId }) => `Instrument-${toId}` }),
    pairs: t.field({ type: [PairObject], resolve: ({ pairs }) => [...pairs] }),
  }),
})

type Spoken = { language: Language; status: TranslationStatus; source: string | null }
const TranslationObject = builder.objectRef<Spoken>('Translation').implement({
  fields: (t) => ({
    language: t.expose('language', { type: LanguageEnum }),
    status: t.expose('status', { type: TranslationStatusEnum }),
    source: t.exposeString('source', { nullable: true }),
  }),
})

const spokenIn = (definition: Instrument): Spoken[] =>
  definition.languages.map((language) => {
    const { status = 'draft', source = null } = definition.translations[language] ?? {}
    return { language, status, source }
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
    status: t.expose('status', { type: StatusEnum }),
    revision: t.exposeInt('revision', { description: 'Of a draft: who saves says which they saw.' }),
    sha256: t.exposeString('sha256', { nullable: true, description: 'Of a fielded version.' }),
    fieldedAt: t.expose('fieldedAt', { type: 'DateTime', nullable: true }),
    retiredAt: t.expose('retiredAt', { type: 'DateTime', nullable: true }),
    definition: t.string({
      nullable: true,
      description: 'All of it, as JSON text; none where plain questions were added.',
      select: { definition: true },
      resolve: ({ definition }) => (definition === null ? null : JSON.stringify(definition)),
    }),
    provenance: t.string({
      nullable: true,
      select: { definition: true },
      resolve: ({ definition }) => (definition as Instrument | null)?.provenance ?? null,
    }),
    licenceBasis: t.string({
      nullable: true,
      select: { definition: true },
      resolve: ({ definition }) => (definition as Instrument | null)?.licenceBasis ?? null,
    }),
    translations: t.field({
      type: [TranslationObject],
      select: { definition: true },
      resolve: ({ definition }) => (definition === null ? [] : spokenIn(definition as unknown as Instrument)),
    }),
    equivalences: t.field({
      type: [EquivalenceObject],
      description: 'With which versions its items may be compared.',
      resolve: ({ id, studyId }, _args, { app }) => store.findEquivalences(app.db, { studyId, id }),
    }),
  }),
})

const BuiltInObject = builder.objectRef<BuiltInKey>('BuiltInInstrument').implement({
  description: 'An instrument that comes along, to begin a draft from.',
  fields: (t) => ({
    key: t.field({ type: BuiltInEnum, resolve: (key) => key }),
    title: t.field({ type: LocalizedText, resolve: (key) => asLocalized(localizedOf(builtIn(key).title)) }),
    version: t.string({ resolve: (key) => builtIn(key).version }),
    provenance: t.string({ resolve: (key) => builtIn(key).provenance }),
    licenceBasis: t.string({ resolve: (key) => builtIn(key).licenceBasis }),
    translations: t.field({ type: [TranslationObject], resolve: (key) => spokenIn(builtIn(key)) }),
  }),
})

builder.prismaObjectFields('Study', (t) => ({
  instruments: t.relation('instruments', {
    description: 'What is asked now: fielded versions.',
    query: { where: { status: 'fielded' }, orderBy: [{ key: 'asc' }, { version: 'asc' }] },
  }),
  askedByLink: t.prismaField({
    type: InstrumentNode,
    nullable: true,
    description: 'What those are asked who answer alone: the survey that was fielded last.',
    resolve: (query, { id: studyId }, _args, { app }) =>
      app.db.instrument.findFirst({
        ...query,
        where: { studyId, status: 'fielded', definition: { path: ['kind'], equals: 'survey' } },
        orderBy: [{ fieldedAt: 'desc' }, { id: 'asc' }],
      }),
  }),
  instrumentVersions: t.prismaField({
    type: [InstrumentNode],
    description: 'Every version, drafts and retired ones among them, newest first within a key.',
    resolve: async (query, { id: studyId }, _args, context) => {
      const { select, ...rest } = query as { select?: object }
      const found = await context.app.db.instrument.findMany({
        ...rest,
        ...(select && { select: { ...select, key: true, version: true } }),
        where: { AND: [{ studyId }, visibleTo(context)] },
      })
      return found.sort(
        (one, other) => one.key.localeCompare(other.key) || byVersion(other.version, one.version),
      )
    },
  }),
  builtInInstruments: t.field({ type: [BuiltInObject], resolve: () => [...builtInKeys] }),
}))
