// What came of what young people said, for their own page: what an evaluator put before those who run the services, as far as
// disclosure control lets it leave. No number and no word for how many: whoever reads knows one of the people.
import type { Text } from '@firsthand/analysis/instrument'
import type { PickKind } from '../../../generated/prisma/enums.ts'
import type { App } from '../../app.ts'
import { plainTitle, saidOfTheme } from '../../board/board.ts'
import { findPicks, findThemes, findWaves, type ThemeRow } from '../../board/store.ts'
import type { Said } from '../../release/said.ts'
import { workOut } from '../../release/quotes.ts'
import { textIn } from '../screen/asking.ts'
import type { Language } from '../view.ts'

export const usedFor = async ({ db, words }: App, studyId: string, language: Language): Promise<string[]> => {
  const picks = await findPicks(db, studyId)
  if (picks.length === 0) return []
  const release = await workOut(db, words, { studyId, audience: 'lead' })
  const [themes, waves] = [await findThemes(db, studyId, release.codebookId), await findWaves(db, studyId)]
  const saidOf = (themeId: string) => saidOfTheme(release, themeId, waves).map(({ said }) => said)
  return toldThemes(themes, { picks, saidOf }).map((title) => textIn(title, language))
}

type Theme = Pick<ThemeRow, 'id' | 'key' | 'title'>
type Told = {
  picks: readonly { kind: PickKind; key: string }[]
  saidOf: (themeId: string) => readonly Said[]
}

/** The titles of those that were put before the lead and have a word that leaves, in the order of the outline. */
export const toldThemes = (themes: readonly Theme[], { picks, saidOf }: Told): Text[] =>
  themes
    .filter(({ key }) => picks.some((pick) => pick.key === key && pick.kind !== 'answered'))
    .filter(({ id }) => saidOf(id).some(isTold))
    .map(({ title }) => {
      const { en, es } = plainTitle(title)
      return { en, ...(es && { es }) }
    })

/** A theme of too few people, or one on which people still decide, was told to nobody. */
const isTold = (said: Said): boolean => said !== 'being checked' && said.word !== 'withheld'
