import { answer, asksFor, back, givenTo, ledPast, next, pageOf } from '@firsthand/analysis/instrument'
import { start as begin, submit } from '@firsthand/analysis/instrument'
import type { Given, Instrument, Setting, Sitting, Slot } from '@firsthand/analysis/instrument'
import { type Accessor, createMemo, createSignal, untrack } from 'solid-js'
import type { Language } from '../graphql.ts'
import { createLeaving } from '../ui/leaving.ts'
import { answersOf, instrumentIn, everyPlace, saysSomething } from './asking.ts'
import { createSending } from './createSending.ts'
import { dayOf } from '../ui/day.ts'
import { instantOf } from './day.ts'
import { type Asked, recordKnownMutation, type SittingFact } from './operations.ts'
import { submitResponseMutation, type ToAsk } from './operations.ts'
import { w } from './words.ts'

/** What is settled before the first question. An age stands as it is typed. */
interface Chosen {
  waveId: string
  instrumentId: string
  language: Language
  day: string
  age: string
  facts: readonly SittingFact[]
}

export type Phase = 'setting' | 'asking' | 'end'

/**
 * One interview from before its first question until it is stored. It is asked along its route, nothing that was said is
 * lost on the way back, and it is sent under one key, so that it is stored once.
 */
export function createInterview(study: Accessor<ToAsk>, person: Accessor<Asked>) {
  const sending = createSending()
  const [chosen, setChosen] = createSignal<Chosen>(untrack(() => chosenFor(study(), person())))
  const [phase, setPhase] = createSignal<Phase>('setting')
  const set = () => study().instruments.find(({ id }) => id === chosen().instrumentId)!
  const instrument = createMemo(() => instrumentIn(set()))
  const keys = () => study().services.map(({ key }) => key)
  const setting = () => settingOf(study(), person(), chosen())
  const [sitting, setSitting] = createSignal<Sitting>(
    untrack(() => begin({ instrument: instrument(), setting: setting(), services: keys() })),
  )
  const [isStored, setStored] = createSignal(false)
  const isNothing = () => submit(sitting()).kind === 'nothing'
  const leaving = createStaying(() => !isStored() && sitting().given.size > 0 && !isNothing())
  const change = (part: Partial<Chosen>) => {
    setChosen({ ...chosen(), ...part })
    if (part.waveId) setChosen({ ...chosen(), ...knownAt(person(), part.waveId) })
    if (!instrument().languages.includes(chosen().language))
      setChosen({ ...chosen(), language: instrument().languages[0]! })
    setSitting(goneOn(sitting(), { instrument: instrument(), setting: setting() }))
  }
  const known = createKnown({ study, person, chosen, sending, instrument })
  const onward = async () => {
    if (!(await known.save())) return
    setSitting(goneOn(sitting(), { instrument: instrument(), setting: setting() }))
    setPhase('asking')
  }
  const send = async (): Promise<boolean> => {
    const sent = answersOf(sitting(), { set: set(), services: study().services })
    const submittedAt = instantOf(chosen().day, new Date())
    const wrong = [
      ...(saysSomething(sent) ? [] : ['answers']),
      ...(submittedAt === undefined ? ['submittedAt'] : []),
    ]
    sending.setProblems(wrong.map((field) => w().wrong[field]!))
    if (wrong.length > 0) return false
    const { waveId, instrumentId, language } = chosen()
    const done = await sending.send(submitResponseMutation, {
      ...{ studyId: study().id, participantId: person().id, waveId, instrumentId, language },
      ...{ mode: 'interview' as const, submittedAt: submittedAt ?? null },
      ...{ idempotencyKey: key, answers: sent },
    })
    setStored(done !== undefined)
    return isStored()
  }
  const key = crypto.randomUUID()
  return {
    ...{ sending, chosen, change, phase, instrument, known, leaving, send, isNothing, onward, key },
    page: () => pageOf(sitting()),
    given: (slot: Slot, service: string | null) => givenTo(sitting(), slot, service),
    give: (slot: Slot, service: string | null, given: Given | null) =>
      void setSitting(answer(sitting(), { slot, service }, given)),
    isAtEnd: () => isLastPage(sitting()),
    next: () => void (isLastPage(sitting()) ? setPhase('end') : setSitting(next(sitting()))),
    back: () => void (pageOf(sitting())?.isFirst ? setPhase('setting') : setSitting(back(sitting()))),
    endHere: () => void setPhase('end'),
    resume: () => void setPhase('asking'),
    dropped: () => ledPast(sitting()),
  }
}

/** A closing page on which nothing stands is none to stop at. */
const isLastPage = (sitting: Sitting): boolean => {
  const after = pageOf(next(sitting))
  return (pageOf(sitting)?.isLast ?? true) || (after?.isLast === true && after.slots.length === 0)
}

export type Interview = ReturnType<typeof createInterview>

const chosenFor = (study: ToAsk, person: Asked): Chosen => {
  const waveId = openNow(study.waves)
  return {
    ...{ waveId, instrumentId: study.instruments.at(-1)?.id ?? '', language: person.language },
    ...{ day: dayOf(new Date()), ...knownAt(person, waveId) },
  }
}

const knownAt = ({ known }: Asked, waveId: string): Pick<Chosen, 'age' | 'facts'> => {
  const then = known.find((one) => one.waveId === waveId)
  return { age: then?.age == null ? '' : String(then.age), facts: then?.facts ?? [] }
}

/** The last wave that has begun; where none has, the first. */
const openNow = (waves: ToAsk['waves']): string => {
  const today = dayOf(new Date())
  return (waves.filter(({ opensOn }) => opensOn <= today).at(-1) ?? waves[0])?.id ?? ''
}

const settingOf = (
  { waves }: ToAsk,
  { consents, known }: Asked,
  { waveId, age, facts }: Chosen,
): Setting => ({
  ...{ mode: 'interview', wave: waves.findIndex(({ id }) => id === waveId) + 1, age: yearsIn(age), facts },
  isOfAge: known[0]?.isOfAge ?? false,
  scopes: consents.flatMap(({ scope, isEffective }) => (isEffective ? [scope] : [])),
})

const yearsIn = (typed: string): number | null => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null)

/** The same words under what was chosen since: at the page where it was, if there still is one. */
const goneOn = (was: Sitting, to: { instrument: Instrument; setting: Setting }): Sitting => {
  if (was.instrument === to.instrument) {
    const same = { ...was, ...to }
    return pageOf(same) ? same : { ...begin({ ...to, services: was.services }), given: was.given }
  }
  const services = was.services
  return everyPlace(to.instrument, services).reduce(
    (sitting, place) => answer(sitting, place, givenTo(was, place.slot, place.service)),
    begin({ ...to, services }),
  )
}

interface OfKnown {
  study: Accessor<ToAsk>
  person: Accessor<Asked>
  chosen: Accessor<Chosen>
  sending: ReturnType<typeof createSending>
  instrument: Accessor<Instrument>
}

/** What staff know beforehand is asked for where a condition goes by it, and kept before the first question. */
function createKnown({ study, person, chosen, sending, instrument }: OfKnown) {
  const [kept, setKept] = createSignal<Record<string, string>>({})
  const then = () => person().known.find(({ waveId }) => waveId === chosen().waveId)
  const isTold = () => then()?.isAgeTold ?? false
  const asksAge = () => asksFor(instrument(), 'ageAtWave')
  const asksFacts = () => asksFor(instrument(), 'fact')
  const save = async (): Promise<boolean> => {
    const { waveId, age, facts } = chosen()
    const was = knownAt(person(), waveId)
    const now = JSON.stringify([age.trim(), [...facts].sort()])
    const before = kept()[waveId] ?? JSON.stringify([was.age, [...was.facts].sort()])
    if ((!asksAge() && !asksFacts()) || now === before) return true
    if (age.trim() !== '' && yearsIn(age) === null) {
      sending.setProblems([w().wrong['age']!])
      return false
    }
    const done = await sending.send(recordKnownMutation, {
      ...{ studyId: study().id, participantId: person().id, waveId, facts: [...facts] },
      age: isTold() ? null : yearsIn(age),
    })
    if (done !== undefined) setKept({ ...kept(), [waveId]: now })
    return done !== undefined
  }
  return { isTold, asksAge, asksFacts, save }
}

/** Nobody leaves what they typed by a slip: not inside the desk, and not by closing the tab. */
function createStaying(isDirty: Accessor<boolean>) {
  const [go, setGo] = createSignal<() => void>()
  createLeaving(isDirty, (goOn) => setGo(() => goOn))
  return { go, stay: () => setGo(undefined) }
}
