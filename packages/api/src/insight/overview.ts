import { shutOutFrom } from '../actor.ts'
import { builder } from '../builder.ts'
import { findCurrentId } from '../codebook/store.ts'
import type { Language, Mode } from '../../generated/prisma/enums.ts'
import { ModeEnum } from '../response/schema.ts'
import { LanguageEnum, WaveNode } from '../study/schema.ts'
import * as store from './store.ts'

type LanguageCount = { language: Language; people: number }
type ModeCount = { mode: Mode; responses: number }
type WaveOverview = store.WaveCount & { passages: number }
type Overview = store.OverviewCount & { waves: WaveOverview[] }

const LanguageCountObject = builder.objectRef<LanguageCount>('LanguageCount').implement({
  fields: (t) => ({ language: t.expose('language', { type: LanguageEnum }), people: t.exposeInt('people') }),
})

export const ModeCountObject = builder.objectRef<ModeCount>('ModeCount').implement({
  fields: (t) => ({ mode: t.expose('mode', { type: ModeEnum }), responses: t.exposeInt('responses') }),
})

const WaveOverviewObject = builder.objectRef<WaveOverview>('WaveOverview').implement({
  fields: (t) => ({
    wave: t.prismaField({
      type: WaveNode,
      resolve: (query, { waveId }, _args, { app }) =>
        app.db.wave.findUniqueOrThrow({ ...query, where: { id: waveId } }),
    }),
    people: t.exposeInt('people'),
    responses: t.exposeInt('responses'),
    passages: t.exposeInt('passages'),
    languages: t.field({
      type: [LanguageCountObject],
      resolve: (count) => (['en', 'es'] as const).map((language) => ({ language, people: count[language] })),
    }),
    modes: t.field({
      type: [ModeCountObject],
      resolve: (count) =>
        (['self', 'interview', 'import'] as const).map((mode) => ({ mode, responses: count[mode] })),
    }),
  }),
})

const StudyOverview = builder.objectRef<Overview>('StudyOverview').implement({
  description: 'What may be used now, by the consents that hold at this instant.',
  fields: (t) => ({
    people: t.exposeInt('people'),
    peopleInAllWaves: t.exposeInt('peopleInAllWaves'),
    responses: t.exposeInt('responses'),
    passages: t.exposeInt('passages'),
    suggestions: t.exposeInt('suggestions', {
      description: 'Codings a machine proposed and nobody decided.',
    }),
    decided: t.exposeInt('decided', {
      description: 'Codings a person decided about: suggestions accepted or rejected, and what people coded.',
    }),
    codedPeople: t.exposeInt('codedPeople', {
      description: 'People of whose words a machine or a person coded something.',
    }),
    decidedPeople: t.exposeInt('decidedPeople', {
      description: 'Those of them about whom no suggestion waits for a person.',
    }),
    passagesNotAssisted: t.exposeInt('passagesNotAssisted', {
      description:
        'Passages of people who did not allow automated assistance: not tagged, and coded by nobody yet.',
    }),
    waves: t.expose('waves', { type: [WaveOverviewObject] }),
  }),
})

builder.prismaObjectField('Study', 'overview', (t) =>
  t.field({
    type: StudyOverview,
    authScopes: ({ id }) => ({ may: ['read themes', id] as const }),
    resolve: async ({ id }, _args, { app, actor }): Promise<Overview> => {
      const codebookId = (await findCurrentId(app.db, id)) ?? ''
      const asked = { studyId: id, codebookId, shutOutFrom: shutOutFrom(actor) }
      const [overview, waves, counts, passages] = await Promise.all([
        store.countOverview(app.db, asked),
        store.findWaveIds(app.db, id),
        store.countWaves(app.db, asked),
        store.countPassages(app.db, asked),
      ])
      const of = (waveId: string) => counts.find((one) => one.waveId === waveId) ?? { ...silent, waveId }
      const passagesOf = (waveId: string) => passages.find((one) => one.waveId === waveId)?.passages ?? 0
      return {
        ...overview,
        waves: waves.map(({ id: waveId }) => ({ ...of(waveId), passages: passagesOf(waveId) })),
      }
    },
  }),
)

const silent = { people: 0, responses: 0, en: 0, es: 0, self: 0, interview: 0, import: 0 }
