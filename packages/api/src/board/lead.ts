import { changeInWords, type Instead, type SafeChangeRow } from '@firsthand/analysis'
import type { PickKind } from '../../generated/prisma/enums.ts'
import { mayIn } from '../actor.ts'
import { builder } from '../builder.ts'
import { TopicEnum } from '../change/schema.ts'
import { topicCounts, type Topic } from '../change/topic.ts'
import type { Context } from '../context.ts'
import { profileOf } from '../release/floor.ts'
import { quotesOf, readingsOf, releaseOf, themesWithWords } from '../release/quotes.ts'
import { LocalizedText, StudyNode } from '../study/schema.ts'
import { plainTitle, type Card, type WaveSaid } from './board.ts'
import { place, type Cell } from './placement.ts'
import {
  CardObject,
  cardsOf,
  InsteadEnum,
  ThemeNameObject,
  themesOf,
  wavesOf,
  WaveSaidObject,
} from './schema.ts'
import * as store from './store.ts'

type Place = { key: string; label: unknown }

const PlaceObject = builder.objectRef<Place>('Place').implement({
  description: 'A wave or a service, by its key and its name.',
  fields: (t) => ({
    key: t.exposeString('key'),
    label: t.field({ type: LocalizedText, resolve: ({ label }) => plainTitle(label) }),
  }),
})

type Voices = { card: Card; isTooFew: boolean; instead: Instead[] }

const VoicesObject = builder.objectRef<Voices>('Voices').implement({
  description: 'Words under a theme, of a program and a wave or of all together.',
  fields: (t) => ({
    card: t.expose('card', { type: CardObject }),
    isTooFew: t.exposeBoolean('isTooFew', {
      description: 'Too few people spoke of it here, or beside it, for words to be shown as this place’s.',
    }),
    instead: t.field({
      type: [InsteadEnum],
      description: 'The nearest wider looks, where too few spoke here.',
      resolve: ({ instead }) => instead,
    }),
  }),
})

type ChangeRow = { service: Place | null; said: WaveSaid[] }

const ChangeRowObject = builder.objectRef<ChangeRow>('ChangeInWords').implement({
  description: 'A word for each wave, or where a wave is too small one for all waves together.',
  fields: (t) => ({
    service: t.expose('service', {
      type: PlaceObject,
      nullable: true,
      description: 'None: all services together.',
    }),
    said: t.expose('said', { type: [WaveSaidObject] }),
  }),
})

type TopicRows = { topic: Topic; rows: ChangeRow[] }

const TopicRowsObject = builder.objectRef<TopicRows>('TopicInWords').implement({
  fields: (t) => ({
    topic: t.expose('topic', { type: TopicEnum }),
    rows: t.expose('rows', { type: [ChangeRowObject], description: 'All services first.' }),
  }),
})

/** What people answered about four topics, cleared for program leads. */
const changeOf = async (context: Context, studyId: string): Promise<TopicRows[]> => {
  const [profile, counts, waves, services] = await Promise.all([
    profileOf(context, studyId, 'lead'),
    topicCounts(context, studyId),
    wavesOf(context, studyId),
    store.findServices(context.app.db, studyId),
  ])
  const saidIn = (row: SafeChangeRow): WaveSaid[] => [
    ...row.waves.map(({ wave, word, reach }) => ({
      wave: plainTitle(waves.find(({ id }) => id === wave)!.label),
      said: word,
      reach,
    })),
    ...(row.together ? [{ wave: null, said: row.together, reach: null }] : []),
  ]
  return changeInWords(counts, { profile }).topics.map(({ topic, all, services: each }) => ({
    topic,
    rows: [
      { service: null, said: saidIn(all) },
      ...each.map((row) => ({ service: services.find(({ id }) => id === row.service)!, said: saidIn(row) })),
    ],
  }))
}

const picksOf = async ({ app, once }: Context, studyId: string, kind: PickKind): Promise<string[]> => {
  const picks = await once(`picks ${studyId}`, () => store.findPicks(app.db, studyId))
  return picks.filter((pick) => pick.kind === kind).map(({ key }) => key)
}

const picked = async (context: Context, studyId: string, kind: PickKind) => {
  const keys = await picksOf(context, studyId, kind)
  return cardsOf(context, { studyId, audience: 'lead' }, (key) => keys.includes(key))
}

const firstVoices = async (context: Context, studyId: string): Promise<string | null> => {
  const release = await releaseOf(context, studyId, 'lead')
  const spoken = themesWithWords(context, release)
  return (await themesOf(context, studyId)).find(({ id }) => spoken.has(id))?.key ?? null
}

export const LeadObject = builder.objectRef<{ studyId: string }>('Lead').implement({
  description: 'What a program lead reads: words, and no number.',
  authScopes: ({ studyId }) => ({ may: ['read lead', studyId] as const }),
  fields: (t) => ({
    answered: t.field({
      type: [TopicRowsObject],
      description: 'Topics whose answers changed, picked by the evaluator: all services together.',
      resolve: async ({ studyId }, _args, context) => {
        const keys = await picksOf(context, studyId, 'answered')
        const topics = keys.length > 0 ? await changeOf(context, studyId) : []
        return topics
          .filter(({ topic }) => keys.includes(topic))
          .map(({ topic, rows }) => ({ topic, rows: rows.filter(({ service }) => service === null) }))
      },
    }),
    changed: t.field({
      type: [CardObject],
      description: 'Picked by the evaluator, in the outline’s order.',
      resolve: ({ studyId }, _args, context) => picked(context, studyId, 'changed'),
    }),
    said: t.field({
      type: [CardObject],
      description: 'Picked by the evaluator, in the outline’s order.',
      resolve: ({ studyId }, _args, context) => picked(context, studyId, 'said'),
    }),
    change: t.field({
      type: [TopicRowsObject],
      description: 'What people answered about four topics, in words.',
      resolve: ({ studyId }, _args, context) => changeOf(context, studyId),
    }),
    themes: t.field({
      type: [ThemeNameObject],
      resolve: async ({ studyId }, _args, context) =>
        (await themesOf(context, studyId)).map(({ key, title }) => ({ key, title: plainTitle(title) })),
    }),
    firstVoices: t.string({
      nullable: true,
      description: 'The key of the first theme under which words are let leave.',
      resolve: ({ studyId }, _args, context) => firstVoices(context, studyId),
    }),
    waves: t.field({
      type: [PlaceObject],
      resolve: ({ studyId }, _args, context) => wavesOf(context, studyId),
    }),
    services: t.field({
      type: [PlaceObject],
      resolve: ({ studyId }, _args, { app }) => store.findServices(app.db, studyId),
    }),
    voices: t.field({
      type: VoicesObject,
      nullable: true,
      args: {
        theme: t.arg.string({ required: true }),
        service: t.arg.string(),
        wave: t.arg.string(),
      },
      resolve: async ({ studyId }, asked, context) => {
        const cell = await cellOf(context, studyId, asked)
        return cell && voicesIn(context, studyId, cell)
      },
    }),
  }),
})

type Asked = { theme: string; service?: string | null | undefined; wave?: string | null | undefined }
type NamedCell = Cell & { key: string }

/** Keys that the study does not have lead to nothing, whichever of them it is. */
const cellOf = async (context: Context, studyId: string, asked: Asked): Promise<NamedCell | null> => {
  const [themes, waves, services] = await Promise.all([
    themesOf(context, studyId),
    wavesOf(context, studyId),
    store.findServices(context.app.db, studyId),
  ])
  const theme = themes.find(({ key }) => key === asked.theme)
  const wave = asked.wave ? waves.find(({ key }) => key === asked.wave) : null
  const service = asked.service ? services.find(({ key }) => key === asked.service) : null
  if (!theme || wave === undefined || service === undefined) return null
  return { themeId: theme.id, waveId: wave?.id ?? null, serviceId: service?.id ?? null, key: theme.key }
}

const voicesIn = async (context: Context, studyId: string, cell: Cell & { key: string }): Promise<Voices> => {
  const release = await releaseOf(context, studyId, 'lead')
  const [card] = await cardsOf(context, { studyId, audience: 'lead' }, (key) => key === cell.key)
  const placement = place(release, await readingsOf(context, release))
  if (!placement.mayShow(cell)) {
    const instead: Instead[] = [
      ...(cell.serviceId ? (['all services'] as const) : []),
      ...(cell.waveId ? (['waves together'] as const) : []),
    ]
    return { card: { ...card!, quotes: [] }, isTooFew: true, instead }
  }
  return {
    card: { ...card!, quotes: await quotesOf(context, release, placement.isIn(cell)) },
    isTooFew: false,
    instead: [],
  }
}

builder.queryField('lead', (t) =>
  t.field({
    type: LeadObject,
    nullable: true,
    args: { study: t.arg.globalID({ required: true, for: StudyNode }) },
    resolve: (_root, { study: { id: studyId } }, { actor }) =>
      mayIn(actor, studyId, 'read lead') ? { studyId } : null,
  }),
)
