import { quantities, type Instead, type Quantity, type SafeReach } from '@firsthand/analysis'
import { mayIn } from '../actor.ts'
import { builder } from '../builder.ts'
import { findCurrentId } from '../codebook/store.ts'
import type { Context } from '../context.ts'
import type { Localized } from '../input.ts'
import { quotesOf, releaseOf, type SafeQuote } from '../release/quotes.ts'
import type { Said } from '../release/said.ts'
import { LanguageEnum, LocalizedText, StudyNode } from '../study/schema.ts'
import { isIn, plainOf, plainTitle, saidOfTheme, type Card, type WaveSaid } from './board.ts'
import * as store from './store.ts'

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((value) => [value.replaceAll(' ', '_'), { value }])) as Record<
    string,
    { value: Name }
  >

const QuantityEnum = builder.enumType('Quantity', {
  description: 'A share of people in a word that is no count in disguise.',
  values: named<Quantity>(quantities),
})

const notSaid = ['small base', 'small group', 'near the whole', 'being checked'] as const
const NotSaidEnum = builder.enumType('NotSaid', {
  description: 'Why there is no word: too few people, or people are still reading.',
  values: named(notSaid),
})

export const InsteadEnum = builder.enumType('Instead', {
  description: 'What more people stand behind, and may be shown.',
  values: named<Instead>(['all services', 'wider region', 'waves together', 'quotes']),
})

const ReachEnum = builder.enumType('Reach', {
  description: 'What a word rests on: ten, or the number that a stricter study chose, which is not told.',
  values: { fewer_than_ten: {}, ten_or_more: {}, too_few: {}, enough: {} },
})

export const WaveSaidObject = builder.objectRef<WaveSaid>('WaveSaid').implement({
  description: 'How many said it in one wave, in words only.',
  fields: (t) => ({
    wave: t.expose('wave', {
      type: LocalizedText,
      nullable: true,
      description: 'Null for all waves together.',
    }),
    word: t.field({ type: QuantityEnum, nullable: true, resolve: ({ said }) => wordOf(said) }),
    because: t.field({ type: NotSaidEnum, nullable: true, resolve: ({ said }) => reasonOf(said) }),
    instead: t.field({ type: [InsteadEnum], resolve: ({ said }) => insteadOf(said) }),
    reach: t.field({
      type: ReachEnum,
      nullable: true,
      resolve: ({ reach }) => reach && reachIn(reach),
    }),
  }),
})

const reachIn = ({ reach, than }: SafeReach) => {
  if (than !== 'ten') return reach === 'fewer' ? ('too_few' as const) : ('enough' as const)
  return reach === 'fewer' ? ('fewer_than_ten' as const) : ('ten_or_more' as const)
}

const wordOf = (said: Said): Quantity | null =>
  said === 'being checked' || said.word === 'withheld' ? null : said.word
const reasonOf = (said: Said): (typeof notSaid)[number] | null =>
  said === 'being checked' ? said : said.word === 'withheld' ? said.because : null
export const insteadOf = (said: Said): Instead[] =>
  said !== 'being checked' && said.word === 'withheld' ? [...said.instead] : []

export const ReleasedQuote = builder.objectRef<SafeQuote>('ReleasedQuote').implement({
  description: 'Words of a young person that two people let leave.',
  fields: (t) => ({
    key: t.exposeString('key'),
    text: t.exposeString('text'),
    language: t.expose('language', { type: LanguageEnum }),
    startsInside: t.exposeBoolean('startsInside'),
    endsInside: t.exposeBoolean('endsInside'),
    veil: t.stringList({ resolve: ({ veil }) => [...veil] }),
  }),
})

export const CardObject = builder.objectRef<Card>('Card').implement({
  description: 'A theme in plain words.',
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.expose('title', { type: LocalizedText }),
    plain: t.expose('plain', { type: LocalizedText, nullable: true }),
    said: t.field({ type: [WaveSaidObject], resolve: ({ said }) => [...said] }),
    quotes: t.field({ type: [ReleasedQuote], resolve: ({ quotes }) => [...quotes] }),
  }),
})

export type ThemeName = { key: string; title: Localized }
export const ThemeNameObject = builder.objectRef<ThemeName>('ThemeName').implement({
  fields: (t) => ({ key: t.exposeString('key'), title: t.expose('title', { type: LocalizedText }) }),
})

/** The themes of the current codebook as an audience may see them, in the outline's order. */
export const cardsOf = async (
  context: Context,
  { studyId, audience }: { studyId: string; audience: 'board' | 'lead' },
  isWanted: (key: string) => boolean,
): Promise<Card[]> => {
  const release = await releaseOf(context, studyId, audience)
  const [themes, waves] = await Promise.all([themesOf(context, studyId), wavesOf(context, studyId)])
  return Promise.all(
    themes
      .filter(({ key }) => isWanted(key))
      .map(async (theme) => ({
        key: theme.key,
        title: plainTitle(theme.title),
        plain: plainOf(theme),
        said: saidOfTheme(release, theme.id, waves),
        quotes: await quotesOf(context, release, isIn({ themeId: theme.id, waveId: null, serviceId: null })),
      })),
  )
}

export const themesOf = ({ app, once }: Context, studyId: string): Promise<store.ThemeRow[]> =>
  once(`outline ${studyId}`, async () =>
    store.findThemes(app.db, studyId, (await findCurrentId(app.db, studyId)) ?? ''),
  )

export const wavesOf = ({ app, once }: Context, studyId: string) =>
  once(`board waves ${studyId}`, () => store.findWaves(app.db, studyId))

const topicsOf = async (context: Context, studyId: string, keys: readonly string[]): Promise<ThemeName[]> =>
  (await themesOf(context, studyId))
    .filter(({ key }) => keys.includes(key))
    .map(({ key, title }) => ({ key, title: plainTitle(title) }))

export type BoardFrame = { studyId: string }

/** What this viewer has kept away; an evaluator who looks on has kept away nothing. */
const optOutsOf = ({ app, actor, once }: Context, studyId: string): Promise<string[]> =>
  once(`opt outs ${studyId}`, async () =>
    actor.kind === 'account' ? store.findOptOuts(app.db, { studyId, accountId: actor.id }) : [],
  )

const OwnObjection = builder.objectRef<store.ObjectionRow>('OwnObjection').implement({
  description: 'What the viewer objected to, and what came of it.',
  authScopes: ({ studyId }) => ({ may: ['speak on board', studyId] as const }),
  fields: (t) => ({
    topic: t.field({
      type: ThemeNameObject,
      nullable: true,
      resolve: async ({ studyId, themeKey }, _args, context) =>
        (await topicsOf(context, studyId, [themeKey]))[0] ?? null,
    }),
    isAboutQuote: t.boolean({ resolve: ({ passageId }) => passageId !== null }),
    shouldSay: t.string({
      resolve: ({ studyId, participantId, id: row, words }, _args, { app }) =>
        app.words.openForBoard({ studyId, participantId, row, column: 'objection' }, words),
    }),
    raisedAt: t.expose('raisedAt', { type: 'DateTime' }),
    owedBy: t.expose('owedBy', { type: 'DateTime' }),
    answer: t.string({
      nullable: true,
      resolve: ({ studyId, participantId, id: row, answer }, _args, { app }) =>
        answer && app.words.openForBoard({ studyId, participantId, row, column: 'answer' }, answer),
    }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true }),
  }),
})

export const BoardObject = builder.objectRef<BoardFrame>('Board').implement({
  description: 'What an advisory board member reads: words, and no number.',
  authScopes: ({ studyId }) => ({ may: ['read board', studyId] as const }),
  fields: (t) => ({
    cards: t.field({
      type: [CardObject],
      description: 'Without the themes that the viewer opted out of.',
      resolve: async ({ studyId }, _args, context) => {
        const away = await optOutsOf(context, studyId)
        return cardsOf(context, { studyId, audience: 'board' }, (key) => !away.includes(key))
      },
    }),
    optedOut: t.field({
      type: [ThemeNameObject],
      resolve: async ({ studyId }, _args, context) =>
        topicsOf(context, studyId, await optOutsOf(context, studyId)),
    }),
    objections: t.field({
      type: [OwnObjection],
      description: 'The viewer’s own, the last one first; nobody else’s.',
      resolve: ({ studyId }, _args, { app, actor }) =>
        actor.kind === 'account' ? store.findOwnObjections(app.db, { studyId, accountId: actor.id }) : [],
    }),
  }),
})

builder.queryField('board', (t) =>
  t.field({
    type: BoardObject,
    nullable: true,
    args: { study: t.arg.globalID({ required: true, for: StudyNode }) },
    resolve: (_root, { study: { id: studyId } }, { actor }) =>
      mayIn(actor, studyId, 'read board') ? { studyId } : null,
  }),
)
