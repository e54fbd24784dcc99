import { isEasyToRead, type Reading } from '@firsthand/analysis'
import { ConsentAudience, Determination, type Language } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { Localized } from '../input.ts'
import { LanguageEnum, LocalizedText } from '../study/schema.ts'
import { visibleTo } from '../visible.ts'
import { blockRules, blockTypes, isMaterial, type BlockType } from './block.ts'
import {
  changesBetween,
  gapKinds,
  gapsOf,
  hardSentencesOf,
  isRequired,
  readingOf,
  readingOfBlock,
  type Blocks,
  type Change,
  type Gap,
  type OfStudy,
} from './consentText.ts'
import { model } from './model.ts'
import * as store from './store.ts'

export const ConsentAudienceEnum = builder.enumType(ConsentAudience, { name: 'ConsentAudience' })
export const DeterminationEnum = builder.enumType(Determination, { name: 'Determination' })
export const ConsentBlockEnum = builder.enumType('ConsentBlock', {
  description: 'The parts of a consent text, in the order in which they are shown.',
  values: blockTypes,
})
const GapKindEnum = builder.enumType('ConsentTextGapKind', { values: gapKinds })
const ChangeKindEnum = builder.enumType('ConsentTextChangeKind', {
  values: ['added', 'removed', 'changed'] as const,
})
const StateEnum = builder.enumType('ConsentTextState', {
  description:
    'Superseded: a later one counts by now. Scheduled: it was published, and counts from a later day on.',
  values: ['draft', 'scheduled', 'published', 'superseded'] as const,
})

type Level = { language: Language; score: number; isEasy: boolean }

const LevelObject = builder.objectRef<Level>('ReadingLevel').implement({
  description:
    'A school grade in English, where less is easier; the INFLESZ scale in Spanish, where more is.',
  fields: (t) => ({
    language: t.expose('language', { type: LanguageEnum }),
    score: t.exposeFloat('score'),
    isEasy: t.exposeBoolean('isEasy'),
  }),
})

const levelOf = (language: Language, reading: Reading | null): Level[] =>
  reading ? [{ language, score: reading.score, isEasy: isEasyToRead(reading, language) }] : []

const HardSentenceObject = builder.objectRef<{ language: Language; text: string }>('HardSentence').implement({
  description: 'A sentence that is too hard by itself, whatever stands around it.',
  fields: (t) => ({
    language: t.expose('language', { type: LanguageEnum }),
    text: t.exposeString('text'),
  }),
})

type Block = { type: BlockType; en: string | null; es: string | null; isRequired: boolean }

const BlockObject = builder.objectRef<Block>('ConsentTextBlock').implement({
  fields: (t) => ({
    type: t.expose('type', { type: ConsentBlockEnum }),
    heading: t.field({
      type: LocalizedText,
      resolve: ({ type }): Localized => blockRules[type].heading,
    }),
    source: t.string({ description: 'Why it is there.', resolve: ({ type }) => blockRules[type].source }),
    isRequired: t.exposeBoolean('isRequired'),
    isMaterial: t.boolean({
      description: 'Where it changes, who agreed before is asked again.',
      resolve: ({ type }) => isMaterial(type),
    }),
    en: t.exposeString('en', { nullable: true }),
    es: t.exposeString('es', { nullable: true }),
    example: t.field({
      type: LocalizedText,
      nullable: true,
      description: 'For what only the site can say.',
      resolve: ({ type }): Localized | null => model.examples[type] ?? null,
    }),
    levels: t.field({
      type: [LevelObject],
      description: 'Of parts that are long enough to be measured by themselves.',
      resolve: ({ type, en, es }) => [
        ...levelOf('en', readingOfBlock({ type, text: en ?? '' }, 'en')),
        ...levelOf('es', readingOfBlock({ type, text: es ?? '' }, 'es')),
      ],
    }),
    hardSentences: t.field({
      type: [HardSentenceObject],
      resolve: (block) =>
        (['en', 'es'] as const).flatMap((language) =>
          hardSentencesOf({ type: block.type, text: block[language] ?? '' }, language).map((text) => ({
            ...{ language, text },
          })),
        ),
    }),
  }),
})

const GapObject = builder.objectRef<Gap>('ConsentTextGap').implement({
  description: 'What a text lacks before it may be published.',
  fields: (t) => ({
    kind: t.expose('kind', { type: GapKindEnum }),
    block: t.expose('block', { type: ConsentBlockEnum, nullable: true }),
    language: t.expose('language', { type: LanguageEnum, nullable: true }),
  }),
})

const ChangeObject = builder.objectRef<Change>('ConsentTextChange').implement({
  fields: (t) => ({
    block: t.field({ type: ConsentBlockEnum, resolve: ({ type }) => type }),
    kind: t.expose('kind', { type: ChangeKindEnum }),
    isMaterial: t.exposeBoolean('isMaterial'),
  }),
})

type Row = {
  studyId: string
  audience: ConsentAudience
  version: number
  blocks: unknown
  expiresAt: Date | null
  approvedRef: string | null
}

const study = ({ app, once }: Context, studyId: string): Promise<OfStudy> =>
  once(`texts of ${studyId}`, () => store.findOfStudy(app.db, studyId))

/** The one that was published before it, which a reader holds it against. */
const before = ({ app, once }: Context, { studyId, audience, version }: Row) =>
  once(`text before ${studyId} ${audience} ${version}`, () =>
    store.findLast(app.db, { studyId, audience, before: version }),
  )

const frame = { studyId: true, audience: true, version: true } as const
const whole = { ...frame, blocks: true, expiresAt: true, approvedRef: true } as const

const blocksOf = (row: Row, of: OfStudy): Block[] => {
  const blocks = row.blocks as Blocks
  const said = (type: BlockType, language: Language) =>
    blocks[language]?.find((one) => one.type === type)?.text ?? null
  return blockTypes
    .filter((type) => blockRules[type].allowed.includes(row.audience))
    .map((type) => ({
      ...{ type, en: said(type, 'en'), es: said(type, 'es') },
      isRequired: isRequired(type, row.audience, of),
    }))
}

export const ConsentTextNode = builder.prismaNode('ConsentText', {
  id: { field: 'id' },
  nullable: true,
  description: 'What is read out before somebody decides: one version for one audience.',
  findUnique: (id, context) => ({ id, ...visibleTo(context) }),
  select: { id: true, studyId: true },
  authScopes: ({ studyId }) => ({ may: ['read study', studyId] as const }),
  fields: (t) => ({
    audience: t.expose('audience', { type: ConsentAudienceEnum }),
    version: t.exposeInt('version'),
    revision: t.exposeInt('revision', { description: 'Grows with every save of a draft.' }),
    state: t.field({
      type: StateEnum,
      select: { ...frame, publishedAt: true, effectiveFrom: true },
      resolve: async (row, _args, { app }) => {
        if (!row.publishedAt) return 'draft'
        const at = new Date()
        if (row.effectiveFrom! > at) return 'scheduled'
        const { studyId, audience } = row
        const current = await store.findCurrent(app.db, { studyId, audience, at })
        return current?.version === row.version ? 'published' : 'superseded'
      },
    }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
    effectiveFrom: t.expose('effectiveFrom', { type: 'DateTime', nullable: true }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Half-open: every yes under it has ceased at this instant.',
    }),
    approvedRef: t.exposeString('approvedRef', { nullable: true }),
    requiresReconsent: t.exposeBoolean('requiresReconsent'),
    sha256: t.string({
      nullable: true,
      description: 'Of all that is shown in one language; null where that is not shown.',
      args: { language: t.arg({ type: LanguageEnum, required: true }) },
      select: { sha256: true },
      resolve: ({ sha256 }, { language }) => (sha256 as Hashes | null)?.[language] ?? null,
    }),
  }),
})

builder.prismaObjectFields(ConsentTextNode, (t) => ({
  blocks: t.field({
    type: [BlockObject],
    description: 'Those that may stand in a text for them, in the order in which they are shown.',
    select: whole,
    resolve: async (row, _args, context) => blocksOf(row, await study(context, row.studyId)),
  }),
  levels: t.field({
    type: [LevelObject],
    description: 'Of the whole text in each language.',
    select: { blocks: true },
    resolve: ({ blocks }) =>
      (['en', 'es'] as const).flatMap((one) => levelOf(one, readingOf((blocks as Blocks)[one] ?? [], one))),
  }),
  gaps: t.field({
    type: [GapObject],
    description: 'What it lacks; nothing where it is or may be published.',
    select: { ...whole, publishedAt: true },
    resolve: async (row, _args, context) =>
      row.publishedAt
        ? []
        : gapsOf({ ...row, blocks: row.blocks as Blocks }, await study(context, row.studyId), new Date()),
  }),
  changes: t.field({
    type: [ChangeObject],
    description: 'In what it differs from the one that was published before it.',
    select: whole,
    resolve: async (row, _args, context) => {
      const last = await before(context, row)
      return last ? changesBetween(last.blocks as Blocks, row.blocks as Blocks) : []
    },
  }),
  concerned: t.int({
    description: 'How many who take part now agreed under an earlier one, and would be asked again.',
    select: frame,
    resolve: (row, _args, { app }) => store.countConcerned(app.db, row),
  }),
}))

type Hashes = Partial<Record<Language, string>>

builder.prismaObjectField('Study', 'consentTexts', (t) =>
  t.relation('consentTexts', { query: { orderBy: [{ audience: 'asc' }, { version: 'desc' }] } }),
)
