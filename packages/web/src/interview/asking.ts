// A set of questions as it is asked page by page, and what is sent of what was said.
import { instrumentOf, slotsOf, submit } from '@firsthand/analysis/instrument'
import type { Given, Instrument, Item, Kept, Screen, Sitting, Slot } from '@firsthand/analysis/instrument'
import type { LocalizedText } from '../graphql.ts'
import type { AnswerInput, Question, QuestionSet, ToAsk } from './operations.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** The set with its conditions; where plain questions were brought in, they stand in their order, a few to a page. */
export const instrumentIn = (set: QuestionSet): Instrument =>
  set.definition === null ? plain(set) : instrumentOf(JSON.parse(set.definition))

const fewest = 3
const services = 'services'

const plain = ({ title, version, questions }: QuestionSet): Instrument => {
  const asksServices = questions.some(({ type }) => type === 'services')
  const of = questions.find(({ type }) => type === 'services')?.key ?? services
  const isRated = questions.some(({ perService }) => perService)
  return {
    ...{ key: 'plain', version, kind: 'guide', title: textOf(title), languages: ['en', 'es'] },
    ...{ translations: {}, provenance: '', licenceBasis: '' },
    screens: [
      ...(isRated && !asksServices ? [screenOf([whichServices()])] : []),
      ...together(questions).map((some): Screen => ({
        ...screenOf(some.map(itemOf)),
        ...(some[0]!.perService && { eachService: { of, most: 20 } }),
      })),
      { key: 'end', topic: {}, items: [], ends: 'closing' },
    ],
  }
}

/** Neighbours that are asked alike, a few at a time. */
const together = (questions: readonly Question[]): Question[][] => {
  const groups: Question[][] = []
  for (const question of questions) {
    const last = groups.at(-1)
    const fits = last && last.length < fewest && last[0]!.perService === question.perService
    if (fits) last.push(question)
    else groups.push([question])
  }
  return groups
}

const screenOf = (items: Item[]): Screen => ({ key: items[0]!.key, topic: {}, items })

/** Which services somebody had is asked where questions follow about each. */
const whichServices = (): Item => ({
  ...{ key: services, type: 'services', required: false },
  text: { en: en.record.services, es: es.record.services },
})

const itemOf = ({ key, type, text, options }: Question): Item => ({
  ...{ key, type, required: false, text: textOf(text) },
  options: options.map((one) => ({ ...one, text: textOf(one.text) })),
})

const textOf = ({ en, es }: LocalizedText) => ({ en, ...(es !== null && { es }) })

/** What is said in another set too is kept where it is an answer there as well. */
export const everyPlace = (instrument: Instrument, keys: readonly string[]) =>
  slotsOf(instrument).flatMap((slot) => [null, ...keys].map((service) => ({ slot, service })))

type Ids = { set: QuestionSet; services: ToAsk['services'] }

/** What is sent: everything that they came to, and what they did not come to. Nothing of what was led past. */
export const answersOf = (sitting: Sitting, { set, services }: Ids): AnswerInput[] => {
  const outcome = submit(sitting)
  if (outcome.kind === 'nothing') return []
  const questions = new Map(set.questions.map(({ key, id }) => [key, id]))
  const ids = new Map(services.map(({ key, id }) => [key, id]))
  return outcome.answers.flatMap((kept): AnswerInput[] => {
    const questionId = questions.get(kept.slot.key)
    if (!questionId || kept.state === 'routed_past') return []
    const nothing = { questionId, serviceId: kept.service && ids.get(kept.service)!, value: null, text: null }
    if (kept.state !== 'answered') return [{ ...nothing, state: kept.state }]
    return answered(kept, ids).map((part) => ({ ...nothing, state: 'answered', ...part }))
  })
}

const answered = (
  { slot, value }: Kept,
  ids: ReadonlyMap<string, string>,
): Partial<Omit<AnswerInput, 'state' | 'questionId'>>[] => {
  if (slot.type === 'services')
    return (value as string[]).map((key) => ({ serviceId: ids.get(key)!, value: 1 }))
  if (Array.isArray(value)) return [{ values: [...(value as number[])] }]
  return typeof value === 'string' ? [{ text: value.trim() }] : [{ value: value as number }]
}

export const saysSomething = (sent: readonly AnswerInput[]): boolean =>
  sent.some(({ state }) => state !== 'skipped' && state !== 'not_reached')

/** What was chosen of several, or nothing. */
export const chosenOf = (given: Given | null): readonly (string | number)[] =>
  given?.state === 'answered' && Array.isArray(given.value)
    ? (given.value as readonly (string | number)[])
    : []

export const textIn = (given: Given | null): string =>
  given?.state === 'answered' && typeof given.value === 'string' ? given.value : ''

/** Whether this is the first row of a table, which its text leads in. */
export const isFirstRow = (slots: readonly Slot[], slot: Slot): boolean =>
  slot.row !== null && slots.find(({ item }) => item === slot.item) === slot
