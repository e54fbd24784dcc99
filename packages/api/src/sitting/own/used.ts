// What came of what young people said, for their own page: what an evaluator put before those who run the services, as far as
// disclosure control lets it leave. No number and no word for how many: whoever reads knows one of the people.
import type { App } from '../../app.ts'
import { plainTitle, saidOfTheme } from '../../board/board.ts'
import { findPicks, findThemes, findWaves } from '../../board/store.ts'
import type { Said } from '../../release/said.ts'
import { workOut } from '../../release/quotes.ts'
import { textIn } from '../screen/asking.ts'
import type { Language } from '../view.ts'

export const usedFor = async ({ db, words }: App, studyId: string, language: Language): Promise<string[]> => {
  const picks = (await findPicks(db, studyId)).filter(({ kind }) => kind !== 'answered').map(({ key }) => key)
  if (picks.length === 0) return []
  const release = await workOut(db, words, { studyId, audience: 'lead' })
  const [themes, waves] = [await findThemes(db, studyId, release.codebookId), await findWaves(db, studyId)]
  return themes
    .filter(({ key }) => picks.includes(key))
    .filter(({ id }) => saidOfTheme(release, id, waves).some(({ said }) => isTold(said)))
    .map(({ title }) => {
      const { en, es } = plainTitle(title)
      return textIn({ en, ...(es && { es }) }, language)
    })
}

/** A theme of too few people, or one on which people still decide, was told to nobody. */
const isTold = (said: Said): boolean => said !== 'being checked' && said.word !== 'withheld'
