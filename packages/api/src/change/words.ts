import { shutOutFrom } from '../actor.ts'
import { findCurrentId } from '../codebook/store.ts'
import type { Context } from '../context.ts'
import { wavesWith, type ThemeWave } from '../insight/summary.ts'
import {
  countPlace,
  countRejected,
  countSpokenAgain,
  findPlace,
  type Place,
  type SpokenAgain,
} from './store.ts'
import { codeOf, type Topic } from './topic.ts'

export type Words = Place & { waves: () => Promise<ThemeWave[]>; pairs: () => Promise<SpokenAgain[]> }

/** Where the words about a topic stand in the current codebook, if it has its code. */
export const placeOf = async (
  { app, actor, once }: Context,
  studyId: string,
  topic: Topic,
): Promise<Place | null> => {
  const codebookId = await once(`codebook ${studyId}`, () => findCurrentId(app.db, studyId))
  return codebookId
    ? once(`place ${topic} ${codebookId}`, () =>
        findPlace(app.db, { studyId, codebookId, key: codeOf[topic], shutOutFrom: shutOutFrom(actor) }),
      )
    : null
}

/** What people said of a topic in their own words, per wave: it can be told where no closed question was asked. */
export const wordsOf = async (context: Context, studyId: string, topic: Topic): Promise<Words | null> => {
  const place = await placeOf(context, studyId, topic)
  if (!place) return null
  const { db } = context.app
  return {
    ...place,
    waves: () =>
      wavesWith(
        context,
        { ...place, id: place.themeId },
        { counted: countPlace(db, place), rejected: (waveId) => rejectedAt(context, place, waveId) },
      ),
    pairs: () => countSpokenAgain(db, place),
  }
}

const rejectedAt = async ({ app, once }: Context, place: Place, waveId: string): Promise<number> => {
  const all = await once(`rejections of ${place.codeId}`, () => countRejected(app.db, place))
  return all.find((one) => one.waveId === waveId)?.rejected ?? 0
}
