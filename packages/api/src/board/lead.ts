import { mayIn } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { quotesOf, releaseOf, type SafeQuote } from '../release/quotes.ts'
import { LocalizedText, StudyNode } from '../study/schema.ts'
import { hasEnough, plainTitle, saidIn, wants, type Cell, type WaveSaid } from './board.ts'
import {
  CardObject,
  cardsOf,
  ReleasedQuote,
  themesOf,
  ThemeNameObject,
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

type Voices = { said: WaveSaid; quotes: SafeQuote[]; isTooFew: boolean }

const VoicesObject = builder.objectRef<Voices>('Voices').implement({
  description: 'Words under a theme, of a program and a wave or of all together.',
  fields: (t) => ({
    said: t.expose('said', { type: WaveSaidObject }),
    quotes: t.expose('quotes', { type: [ReleasedQuote] }),
    isTooFew: t.exposeBoolean('isTooFew', {
      description: 'Too few people spoke of it here; a wider look may show more.',
    }),
  }),
})

const picked = (kind: 'changed' | 'said') => async (studyId: string, context: Context) => {
  const picks = await context.once(`picks ${studyId}`, () => store.findPicks(context.app.db, studyId))
  const keys = picks.filter((pick) => pick.kind === kind).map(({ themeKey }) => themeKey)
  return cardsOf(context, { studyId, audience: 'lead' }, (key) => keys.includes(key))
}

export const LeadObject = builder.objectRef<{ studyId: string }>('Lead').implement({
  description: 'What a program lead reads: words, and no number.',
  authScopes: ({ studyId }) => ({ may: ['read lead', studyId] as const }),
  fields: (t) => ({
    changed: t.field({
      type: [CardObject],
      description: 'Picked by the evaluator, in the outline’s order.',
      resolve: ({ studyId }, _args, context) => picked('changed')(studyId, context),
    }),
    said: t.field({
      type: [CardObject],
      description: 'Picked by the evaluator, in the outline’s order.',
      resolve: ({ studyId }, _args, context) => picked('said')(studyId, context),
    }),
    themes: t.field({
      type: [ThemeNameObject],
      resolve: async ({ studyId }, _args, context) =>
        (await themesOf(context, studyId)).map(({ key, title }) => ({ key, title: plainTitle(title) })),
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
        const place = await cellOf(context, studyId, asked)
        return place && voicesIn(context, studyId, place)
      },
    }),
  }),
})

type Asked = { theme: string; service?: string | null | undefined; wave?: string | null | undefined }
type NamedCell = Cell & { wave: Place | null }

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
  return { themeId: theme.id, waveId: wave?.id ?? null, serviceId: service?.id ?? null, wave }
}

const voicesIn = async (context: Context, studyId: string, { wave, ...cell }: NamedCell): Promise<Voices> => {
  const release = await releaseOf(context, studyId, 'lead')
  const isTooFew = !hasEnough(release, cell)
  const said = { wave: wave && plainTitle(wave.label), ...saidIn(release, cell) }
  return { said, isTooFew, quotes: isTooFew ? [] : await quotesOf(context, release, wants(cell)) }
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
