import { equivalentsOf, type Equivalence } from '@firsthand/analysis/instrument'
import type { ChangeCount, Share, TopicCount } from '@firsthand/analysis'
import type { Context } from '../context.ts'
import { findWaveIds } from '../insight/store.ts'
import * as store from './store.ts'

/** What change is told about, in the order in which it is shown. */
export const topics = ['satisfaction', 'safe', 'comfortable', 'say'] as const
export type Topic = (typeof topics)[number]

/** A closed question under its key, as plain sets of questions and the survey that comes along name it. */
export type Item = { topic: Topic; key: string }

export const items: readonly Item[] = [
  { topic: 'satisfaction', key: 'G1' },
  { topic: 'safe', key: 'V3_safe' },
  { topic: 'comfortable', key: 'V3_comfortable' },
  { topic: 'say', key: 'T6n_say' },
  { topic: 'safe', key: 'V3.safe' },
  { topic: 'comfortable', key: 'V3.comfortable' },
  { topic: 'say', key: 'T6a' },
]

/** A closed question of a version that was fielded; plain sets of questions were never written in the editor. */
export type AskedItem = {
  id: string
  key: string
  instrumentId: string
  isPlain: boolean
  fieldedAt: Date | null
}

/**
 * Which questions are counted together for a topic: the one that was fielded last, and those that somebody declared to ask
 * the same; nothing is guessed. In plain sets, which nobody can declare about, the same key is the same question.
 */
export const comparableIn = (
  asked: readonly AskedItem[],
  keys: readonly string[],
  declared: readonly Equivalence[],
): AskedItem[] => {
  const ofTopic = asked.filter(({ key }) => keys.includes(key))
  const last = ofTopic.toSorted((one, other) => timeOf(one) - timeOf(other)).at(-1)
  if (!last) return []
  if (last.isPlain) return ofTopic.filter(({ isPlain }) => isPlain)
  const same = equivalentsOf(declared, { id: last.instrumentId, item: last.key })
  return asked.filter((one) => same.some(({ id, item }) => id === one.instrumentId && item === one.key))
}

const timeOf = ({ fieldedAt }: AskedItem): number => fieldedAt?.getTime() ?? 0

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
