// What came in, held against what was asked: what the answers route past is stored as such, without a value.
import {
  isLeft,
  misfitOf,
  nameOf,
  placesOf,
  slotsOf,
  type Instrument,
  type Setting,
  type Sitting,
  type Slot,
  type Value,
} from '@firsthand/analysis/instrument'
import type { AnswerState, QuestionType } from '../../generated/prisma/enums.ts'
import { invalid } from '../errors.ts'

export type Question = { id: string; key: string; type: QuestionType }
export type Given = {
  questionId: string
  serviceId?: string | null | undefined
  state: AnswerState
  value?: number | null | undefined
  values?: number[] | null | undefined
  text?: string | null | undefined
  language?: 'en' | 'es' | null | undefined
}
export type Asked = {
  definition: Instrument
  questions: ReadonlyMap<string, Question>
  /** The keys of the study's services by their ids. */
  services: ReadonlyMap<string, string>
  setting: Setting
}

/**
 * Every question that was asked or could have been, once, in the order of the instrument, by the very walk that the page
 * takes: what is led past is stored so, whatever came in about it. What a condition asks for that is no answer is what stands
 * here, whatever the page took it to be.
 */
export const routed = (given: readonly Given[], asked: Asked): Given[] => {
  const { questions, services } = asked
  const byName = new Map<string, Given[]>()
  for (const one of given) {
    const service = one.serviceId ? services.get(one.serviceId)! : null
    const { key, type } = questions.get(one.questionId)!
    const name = type === 'services' || service === null ? key : `${key}@${service}`
    byName.set(name, [...(byName.get(name) ?? []), one])
  }
  const sitting = sittingOf(byName, asked)
  if (isLeft(sitting))
    throw invalid('answers', 'lead to the page where somebody leaves at once, and nothing of them is kept')
  const idOf = new Map([...questions.values()].map(({ id, key }) => [key, id]))
  const serviceIdOf = new Map([...services].map(([id, key]) => [key, id]))
  return placesOf(sitting).flatMap(({ slot, service, page }): Given[] => {
    const place = {
      questionId: idOf.get(slot.key)!,
      serviceId: (service && serviceIdOf.get(service)) ?? null,
    }
    if (!page) return [{ ...place, state: 'routed_past' }]
    const sent = (byName.get(nameOf(slot, service)) ?? []).filter(({ state }) => state !== 'routed_past')
    return sent.length > 0 ? sent : [{ ...place, state: 'not_reached' }]
  })
}

/** What came in, as the walk of a page would hold it. */
const sittingOf = (byName: ReadonlyMap<string, readonly Given[]>, asked: Asked): Sitting => {
  const { definition: instrument, setting, services } = asked
  const values = slotsOf(instrument).flatMap((slot) =>
    [null, ...services.values()].flatMap((service) => {
      const value = valueOf(slot, byName.get(nameOf(slot, service)) ?? [], services)
      return value === null ? [] : [[nameOf(slot, service), { state: 'answered' as const, value }] as const]
    }),
  )
  const keys = [...services.values()]
  return { instrument, setting, services: keys, given: new Map(values), at: '', seen: new Set() }
}

const valueOf = (slot: Slot, sent: readonly Given[], services: ReadonlyMap<string, string>): Value | null => {
  const answered = sent.filter(({ state }) => state === 'answered')
  const [one] = answered
  if (!one) return null
  if (slot.type === 'services')
    return answered.flatMap(({ serviceId }) => services.get(serviceId ?? '') ?? [])
  if (slot.type === 'multi') return one.values ?? []
  return one.text ?? one.value ?? null
}

const misfits = {
  wrong_kind: 'is not answered in this way: give text, value or values as the question asks',
  no_option: 'is none of the options of this question',
  exclusive: 'joins an option that excludes the others with one of them',
  twice: 'names an option twice',
  empty: 'is missing: give it, or the state "skipped"',
} as const

/** What no answer to its question can be is refused, also where it will be routed past. */
export const checkSlot = (one: Given, slot: Slot, path: string): void => {
  const { eachService } = slot.screen
  const isSaid = one.state !== 'routed_past' && one.state !== 'not_reached'
  if (eachService && !one.serviceId && isSaid)
    throw invalid(`${path}.serviceId`, 'is missing: this is asked about each service; say which one')
  if (one.serviceId && !eachService && slot.type !== 'services')
    throw invalid(`${path}.serviceId`, 'is not asked for by this question; leave it out')
  if (one.state === 'not_applicable' && !slot.item.mayNotApply)
    throw invalid(`${path}.state`, 'is not offered by this question; give "skipped" or "declined"')
  if (one.state !== 'answered') {
    if (one.text || one.value != null || (one.values ?? []).length > 0)
      throw invalid(`${path}.state`, 'says not answered, but there is an answer')
    return
  }
  if (slot.type === 'services') {
    if (!one.serviceId || one.value !== 1)
      throw invalid(path, 'names a service that somebody had: give serviceId, and 1 as value')
    return
  }
  const field =
    slot.type === 'multi' ? 'values' : slot.type === 'text' || slot.type === 'long' ? 'text' : 'value'
  const given = { text: one.text ?? null, value: one.value ?? null, values: one.values ?? null }
  const other = (['text', 'value', 'values'] as const).find((name) => name !== field && given[name] !== null)
  if (other) throw invalid(`${path}.${other}`, 'is not asked for by this question')
  const misfit = given[field] === null ? 'empty' : misfitOf(slot, given[field])
  if (misfit) throw invalid(`${path}.${field}`, misfits[misfit])
}
