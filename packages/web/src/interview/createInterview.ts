import { type Accessor, createSignal, untrack } from 'solid-js'
import type { Language } from '../graphql.ts'
import { createLeaving } from '../ui/leaving.ts'
import { createSending } from './createSending.ts'
import { answersOf, askedOf, dayOf, type Given, instantOf, isTyped, nothingGiven } from './draft.ts'
import { type Answers, saysSomething } from './draft.ts'
import { type Person, submitResponseMutation, type ToAsk } from './operations.ts'
import { w } from './words.ts'

type Of = Pick<Person, 'id' | 'language'>

/** One interview from the first word typed until it is stored. It is sent under one key, so that it is stored once. */
export function createInterview(study: Accessor<ToAsk>, person: Accessor<Of>) {
  const sending = createSending()
  const start = untrack(study)
  const [waveId, setWave] = createSignal(openNow(start.waves))
  const [instrumentId, setInstrument] = createSignal(start.instruments.at(-1)?.id ?? '')
  const [language, setLanguage] = createSignal<Language>(untrack(person).language)
  const [day, setDay] = createSignal(dayOf(new Date()))
  const [used, setUsed] = createSignal<string[]>([])
  const [answers, setAnswers] = createSignal<Answers>({})
  const key = crypto.randomUUID()
  const questions = () => study().instruments.find(({ id }) => id === instrumentId())?.questions ?? []
  const asked = () =>
    askedOf(
      questions(),
      study().services.filter(({ id }) => used().includes(id)),
    )
  const givenTo = (of: string): Given => answers()[of] ?? nothingGiven
  const give = (of: string, part: Partial<Given>) =>
    setAnswers({ ...answers(), [of]: { ...givenTo(of), ...part } })
  const [isStored, setStored] = createSignal(false)
  const leaving = createStaying(() => !isStored() && isTyped(answers()))
  const send = async (): Promise<boolean> => {
    const sent = answersOf(asked(), answers())
    const submittedAt = instantOf(day(), new Date())
    const wrong = [
      ...(saysSomething(sent) ? [] : ['answers']),
      ...(submittedAt === undefined ? ['submittedAt'] : []),
    ]
    if (wrong.length > 0) {
      sending.setProblems(wrong.map((field) => w().wrong[field]!))
      return false
    }
    const done = await sending.send(submitResponseMutation, {
      ...{ studyId: study().id, participantId: person().id, waveId: waveId(), instrumentId: instrumentId() },
      ...{ mode: 'interview' as const, language: language(), submittedAt: submittedAt ?? null },
      ...{ idempotencyKey: key, answers: sent },
    })
    setStored(done !== undefined)
    return done !== undefined
  }
  const use = (id: string, isOn: boolean) =>
    setUsed((now) => [...now.filter((one) => one !== id), ...(isOn ? [id] : [])])
  return {
    ...{ sending, waveId, setWave, instrumentId, setInstrument, language, setLanguage, day, setDay },
    ...{ used, use, questions, asked, givenTo, give, send, leaving },
  }
}

export type Interview = ReturnType<typeof createInterview>

/** The last wave that has begun; where none has, the first. */
const openNow = (waves: ToAsk['waves']): string => {
  const today = dayOf(new Date())
  return (waves.filter(({ opensOn }) => opensOn <= today).at(-1) ?? waves[0])?.id ?? ''
}

/** Nobody leaves what they typed by a slip: not inside the desk, and not by closing the tab. */
function createStaying(isDirty: Accessor<boolean>) {
  const [go, setGo] = createSignal<() => void>()
  createLeaving(isDirty, (goOn) => setGo(() => goOn))
  return { go, stay: () => setGo(undefined) }
}
