// An interview as it is being typed, and what is sent of it.
import type { Labelled } from '../graphql.ts'
import type { AnswerInput, Question } from './operations.ts'

/** What was typed or chosen at one question; declining keeps the rest in case it was a slip, and sends nothing of it. */
export interface Given {
  text: string
  value: number | null
  values: readonly number[]
  isDeclined: boolean
}

export const nothingGiven: Given = { text: '', value: null, values: [], isDeclined: false }
export type Answers = Readonly<Record<string, Given>>

/** A question as it is asked: about one service where it is asked for each. */
export interface Asked {
  key: string
  question: Question
  service: Labelled | null
}

export const isOpen = ({ type }: Question): boolean => type === 'long' || type === 'text'

export const askedOf = (questions: readonly Question[], used: readonly Labelled[]): Asked[] =>
  questions.flatMap((question): Asked[] =>
    question.perService || (question.type === 'services' && used.length > 0)
      ? used.map((service) => ({ key: `${question.id} ${service.id}`, question, service }))
      : [{ key: question.id, question, service: null }],
  )

/** What stays empty was skipped. */
export const answersOf = (asked: readonly Asked[], answers: Answers): AnswerInput[] =>
  asked.map(({ key, question, service }) => {
    const of = { questionId: question.id, serviceId: service?.id ?? null, value: null, text: null }
    const { text, value, values, isDeclined } = answers[key] ?? nothingGiven
    // Which services somebody had is said once, above everything that is asked about them.
    if (question.type === 'services')
      return service ? { ...of, state: 'answered', value: 1 } : { ...of, state: 'skipped' }
    if (isDeclined) return { ...of, state: 'declined' }
    if (question.type === 'multi')
      return values.length > 0
        ? { ...of, state: 'answered', values: [...values] }
        : { ...of, state: 'skipped' }
    if (isOpen(question)) {
      const said = text.trim()
      return said ? { ...of, state: 'answered', text: said } : { ...of, state: 'skipped' }
    }
    return value === null ? { ...of, state: 'skipped' } : { ...of, state: 'answered', value }
  })

export const saysSomething = (sent: readonly AnswerInput[]): boolean =>
  sent.some(({ state }) => state !== 'skipped')

/** Whether leaving would lose anything. */
export const isTyped = (answers: Answers): boolean =>
  Object.values(answers).some(
    ({ text, value, values, isDeclined }) => text !== '' || value !== null || values.length > 0 || isDeclined,
  )

/** A day in this calendar, as a field for days has it. */
export const dayOf = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** Today is now; another day is its noon, which is that day in every zone that writes it here; null is no day. */
export const instantOf = (day: string, now: Date): string | null | undefined => {
  if (day === dayOf(now)) return null
  const noon = new Date(`${day}T12:00`)
  return Number.isNaN(noon.getTime()) ? undefined : noon.toISOString()
}
