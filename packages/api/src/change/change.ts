import { shutOutFrom } from '../actor.ts'
import type { Context } from '../context.ts'
import { findWaveIds } from '../insight/store.ts'
import * as store from './store.ts'
import { items, type Topic } from './topic.ts'
import { placeOf } from './words.ts'

/** One topic for one service, or for all of them where there is none. */
export type Figures = { studyId: string; serviceId: string | null; waves: WaveFigure[]; pairs: store.Pairs[] }
export type WaveFigure = {
  waveId: string
  people: number
  base: number
  missing: number
  answers: number[]
  quotes: number
}

export type Asking = {
  waveId: string
  responses: number
  modes: { mode: store.Asked['mode']; responses: number }[]
  languages: { language: store.Asked['language']; responses: number }[]
  instruments: { instrumentId: string; responses: number }[]
  readWith: store.ReadWith[]
}

type Study = { id: string }

/** For whoever looks at the desk: without the people with whom they work. */
export const ofStudy = ({ actor }: Context, { id }: Study): store.OfStudy => ({
  studyId: id,
  shutOutFrom: shutOutFrom(actor),
})

/** The figures of a topic: all services first, then each service that anybody rated. */
export const figuresOf = async (context: Context, study: Study, topic: Topic): Promise<Figures[]> => {
  const { app, once } = context
  const [{ waves: counts, pairs }, waves, services, place] = await Promise.all([
    once(`closed ${study.id}`, () => store.countClosed(app.db, ofStudy(context, study), items)),
    wavesOf(context, study),
    once(`services ${study.id}`, () => store.findServiceIds(app.db, study.id)),
    placeOf(context, study.id, topic),
  ])
  const quotes = place ? await store.countPlaceQuotes(app.db, place) : []
  const isHere = (serviceId: string | null) => (row: { serviceId: string | null }) =>
    row.serviceId === serviceId
  const ours = counts.filter((one) => one.topic === topic)
  return [null, ...services.map(({ id }) => id)]
    .filter((serviceId) => ours.some(isHere(serviceId)))
    .map((serviceId) => ({
      studyId: study.id,
      serviceId,
      pairs: pairs.filter((one) => one.topic === topic).filter(isHere(serviceId)),
      waves: waves.map(({ id }) => {
        const inWave = (row: { waveId: string }) => row.waveId === id
        return {
          ...(ours.filter(isHere(serviceId)).find(inWave) ?? { ...nobody, waveId: id }),
          quotes: quotes.filter(isHere(serviceId)).find(inWave)?.quotes ?? 0,
        }
      }),
    }))
}

const nobody = { people: 0, base: 0, missing: 0, answers: [0, 0, 0, 0, 0] }

/** What each wave asked with, and with what its words were read: what may differ besides what people think. */
export const askingsOf = async (context: Context, study: Study): Promise<Asking[]> => {
  const { db } = context.app
  const [asked, readWith, waves] = await Promise.all([
    store.countAsked(db, ofStudy(context, study)),
    store.countReadWith(db, ofStudy(context, study)),
    wavesOf(context, study),
  ])
  return waves.map(({ id: waveId }) => {
    const here = asked.filter((one) => one.waveId === waveId)
    const sum = (is: (one: store.Asked) => boolean) =>
      here.filter(is).reduce((all, { responses }) => all + responses, 0)
    const instrumentIds = [...new Set(here.map(({ instrumentId }) => instrumentId))].sort()
    return {
      waveId,
      responses: sum(() => true),
      modes: (['self', 'interview', 'import'] as const).map((mode) => ({
        mode,
        responses: sum((one) => one.mode === mode),
      })),
      languages: (['en', 'es'] as const).map((language) => ({
        language,
        responses: sum((one) => one.language === language),
      })),
      instruments: instrumentIds.map((instrumentId) => ({
        instrumentId,
        responses: sum((one) => one.instrumentId === instrumentId),
      })),
      readWith: readWith.filter((one) => one.waveId === waveId),
    }
  })
}

const wavesOf = ({ app, once }: Context, { id }: Study) => once(`waves ${id}`, () => findWaveIds(app.db, id))
