import { shutOutFrom } from '../actor.ts'
import type { Context } from '../context.ts'
import { mentionsIn, type ThemeMentions } from './asked.ts'
import * as store from './store.ts'

export type LanguageBase = { language: 'en' | 'es'; people: number; base: number }
export type ThemeWave = store.ThemeWaveCount & {
  rejected: () => Promise<number>
  /** Null of a part of a theme, of which it is not counted. */
  withoutWords: () => Promise<number | null>
  /** Null of a part of a theme. */
  mentions: () => Promise<ThemeMentions | null>
  base: number
  languages: LanguageBase[]
}

export type ThemeRef = { studyId: string; codebookId: string; id: string }

/** The waves of one theme, every wave with its base, also where nobody spoke of it. */
export const wavesOfTheme = (context: Context, theme: ThemeRef): Promise<ThemeWave[]> =>
  wavesWith(context, theme, {
    counted: context.once(`themes ${theme.codebookId}`, () =>
      store.countThemes(context.app.db, countingOf(context, theme)),
    ),
    rejected: (waveId) => rejectedIn(context, theme, waveId),
    withoutWords: (waveId) => withoutWordsIn(context, theme, waveId),
    mentions: (waveId) => mentionsIn(context, theme, { waveId, counting: countingOf(context, theme) }),
  })

/** For whoever asks: as for quotes, nothing is counted of the people with whom they work. */
export const countingOf = ({ actor }: Context, { studyId, codebookId }: ThemeRef): store.Counting => ({
  ...{ studyId, codebookId },
  shutOutFrom: shutOutFrom(actor),
})

type Counted = {
  counted: Promise<store.ThemeWaveCount[]>
  rejected: (waveId: string) => Promise<number>
  withoutWords?: (waveId: string) => Promise<number>
  mentions?: (waveId: string) => Promise<ThemeMentions>
}

/** The same of a part of a theme that was counted by itself. */
export const wavesWith = async (
  context: Context,
  theme: ThemeRef,
  { counted, rejected, withoutWords, mentions }: Counted,
): Promise<ThemeWave[]> => {
  const [counts, bases, waves] = await Promise.all([
    counted,
    context.once(`bases ${theme.codebookId}`, () =>
      store.countBases(context.app.db, countingOf(context, theme)),
    ),
    context.once(`waves ${theme.studyId}`, () => store.findWaveIds(context.app.db, theme.studyId)),
  ])
  return waves.map(({ id: waveId }) => {
    const count = counts.find((one) => one.themeId === theme.id && one.waveId === waveId) ?? {
      ...nothing,
      themeId: theme.id,
      waveId,
    }
    const base = bases.find((one) => one.waveId === waveId) ?? { people: 0, en: 0, es: 0 }
    const languages = (['en', 'es'] as const).map((language) => ({
      language,
      people: count[language],
      base: base[language],
    }))
    return {
      ...{ ...count, base: base.people, languages },
      ...{
        rejected: () => rejected(waveId),
        withoutWords: async () => (await withoutWords?.(waveId)) ?? null,
        mentions: async () => (await mentions?.(waveId)) ?? null,
      },
    }
  })
}

const rejectedIn = async (context: Context, theme: ThemeRef, waveId: string): Promise<number> => {
  const all = await context.once(`rejections ${theme.codebookId}`, () =>
    store.countRejections(context.app.db, countingOf(context, theme)),
  )
  return all.find((one) => one.themeId === theme.id && one.waveId === waveId)?.rejected ?? 0
}

const withoutWordsIn = async (context: Context, theme: ThemeRef, waveId: string): Promise<number> => {
  const all = await context.once(`without words ${theme.codebookId}`, () =>
    store.countWithoutWords(context.app.db, countingOf(context, theme)),
  )
  return all.find((one) => one.themeId === theme.id && one.waveId === waveId)?.people ?? 0
}

const nothing = {
  people: 0,
  passages: 0,
  positive: 0,
  negative: 0,
  mixed: 0,
  neutral: 0,
  en: 0,
  es: 0,
  proposed: 0,
  decided: 0,
  confirmedPeople: 0,
}
