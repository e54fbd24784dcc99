import type { ChangeCount, Share, TopicCount } from '@firsthand/analysis'
import type { Context } from '../context.ts'
import { findWaveIds } from '../insight/store.ts'
import * as store from './store.ts'

/** What change is told about, in the order in which it is shown. */
export const topics = ['satisfaction', 'safe', 'comfortable', 'say'] as const
export type Topic = (typeof topics)[number]

/** A closed question under its key in any set of questions; the same key is the same question in every version. */
export type Item = { topic: Topic; key: string }

export const items: readonly Item[] = [
  { topic: 'satisfaction', key: 'G1' },
  { topic: 'safe', key: 'V3_safe' },
  { topic: 'comfortable', key: 'V3_comfortable' },
  { topic: 'say', key: 'T6n_say' },
]

/** The code whose words speak of a topic, where a codebook has it. */
export const codeOf: Record<Topic, string> = {
  satisfaction: 'helpfulness',
  safe: 'safety',
  comfortable: 'comfort',
  say: 'service_choice',
}

const nobody: Share = { x: 0, n: 0 }

/**
 * The closed answers of everybody as they are counted now, for `changeInWords`: every topic, wave and service, asked or
 * not. What leaves the desk is of all, whoever looks.
 */
export const topicCounts = async (
  { app: { db }, once }: Context,
  studyId: string,
): Promise<TopicCount<Topic>[]> => {
  const [closed, waves, services] = await Promise.all([
    once(`closed of all ${studyId}`, () => store.countClosed(db, { studyId, shutOutFrom: [] }, items)),
    once(`waves ${studyId}`, () => findWaveIds(db, studyId)),
    once(`services ${studyId}`, () => store.findServiceIds(db, studyId)),
  ])
  const isOf =
    (topic: Topic, serviceId: string | null) => (row: { topic: string; serviceId: string | null }) =>
      row.topic === topic && row.serviceId === serviceId
  const shareOf = (found: { people: number; base: number } | undefined): Share =>
    found ? { x: found.people, n: found.base } : nobody
  const countOf = (topic: Topic, serviceId: string | null): ChangeCount => ({
    waves: waves.map(({ id }) => ({
      wave: id,
      share: shareOf(closed.waves.filter(isOf(topic, serviceId)).find(({ waveId }) => waveId === id)),
    })),
    together: shareOf(closed.together.find(isOf(topic, serviceId))),
  })
  return topics.map((topic) => ({
    topic,
    all: countOf(topic, null),
    services: services.map(({ id }) => ({ service: id, ...countOf(topic, id) })),
  }))
}
