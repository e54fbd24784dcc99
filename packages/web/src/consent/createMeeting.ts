import { type Accessor, createSignal, untrack } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { ask, type Client, useClient } from '../client.ts'
import type { Language } from '../graphql.ts'
import type { Party, Route, Safety, Scope } from '../interview/operations.ts'
import { type Answers, isAsked, isQuestion, saidIn, scopeOf, standing } from './block.ts'
import {
  type Answer,
  type Documentation,
  type Item,
  type MeetingDraft,
  type MeetingInput,
  type MeetingMode,
  type Presence,
  recordMeetingMutation,
  saveMeetingMutation,
  stopMeetingMutation,
  type ToMeet,
  type ToRead,
  type Understanding,
} from './meetingOperations.ts'
import { missingAt, missingAtEnd, restsOnPaper } from './missing.ts'
import { createKeeping } from './createKeeping.ts'
import { dayOf, instantOfDay } from './until.ts'

/** What was chosen so far. Nothing is chosen beforehand but the languages, which the person's own decides. */
export interface Chosen {
  language: Language
  /** In which others a part of it was read. */
  alsoIn: Language[]
  mode: MeetingMode | null
  hasInterpreter: boolean | null
  present: Presence[]
  giverSafety: Safety | null
  route: Route | null
  reference: string
  answers: Answers
  understood: Partial<Record<Item, Understanding>>
  isCopyGiven: boolean | null
  documentation: Documentation | null
  documentationRef: string
  until: string
}

export type Step = 'setting' | 'read' | 'understood' | 'end' | Scope

export interface Place {
  study: string
  party: Party
  person: ToMeet
  text: ToRead
}

/** A meeting from before its first word until it is recorded or stopped. */
export function createMeeting(place: Accessor<Place>) {
  const client = useClient()
  const start = untrack(place)
  const draft = draftOf(start)
  let key = draft?.key ?? crypto.randomUUID()
  const [chosen, setChosen] = createStore<Chosen>(draft ? fromDraft(draft, start) : nothing(start))
  const [problems, setProblems] = createSignal<string[]>([])
  const [phase, setPhase] = createSignal<'open' | 'sending' | 'stopped' | 'recorded'>('open')
  const keeping = createKeeping(async () => {
    const state = toDraft(unwrap(chosen), place(), { key, step: way.at() })
    const { data } = await ask(client, saveMeetingMutation, { input: { ...ofParty(place()), state } })
    return data?.done.__typename.endsWith('Success') ?? false
  })
  const way = createWay({ place, chosen, first: draft?.step ?? 0 }, () => {
    setProblems([])
    keeping.soon()
  })
  const move = (by: 1 | -1) => {
    const missing = by > 0 ? missingAt(way.step(), unwrap(chosen), place().party) : []
    if (missing.length > 0) setProblems(missing)
    else way.move(by)
  }
  const record = async (): Promise<boolean> => {
    if (phase() === 'sending') return false
    setProblems(missingAtEnd(unwrap(chosen), place()))
    if (problems().length > 0) return false
    setPhase('sending')
    const isLeft = await keeping.settle()
    setProblems(await sendMeeting(client, inputOf(unwrap(chosen), place(), key)))
    const isDone = problems().length === 0
    if (!isDone && isLeft) keeping.soon()
    setPhase(isDone ? 'recorded' : 'open')
    return isDone
  }
  const change = (part: Partial<Chosen>) => {
    setChosen({ ...part, ...alsoRead(chosen, part, way.step()) })
    if (phase() === 'open') keeping.soon()
  }
  return {
    ...{ chosen, ...way, move, record, problems, phase, choose: change },
    isTakenUp: draft !== undefined,
    isKept: keeping.isKept,
    answer: (scope: Scope, given: Answer | null) => {
      change({ answers: { ...chosen.answers, [scope]: given ?? undefined } })
      move(1)
    },
    understand: (item: Item, how: Understanding) =>
      change({ understood: { ...chosen.understood, [item]: how } }),
    stop: async () => {
      setPhase('stopped')
      await keeping.settle()
      await ask(client, stopMeetingMutation, { input: ofParty(place()) })
    },
    goOn: () => {
      // What was stopped stays so; it goes on as another one.
      key = crypto.randomUUID()
      setPhase('open')
      keeping.soon()
    },
  }
}

const isBegun = ({ answers, understood }: Chosen): boolean =>
  Object.keys(answers).length + Object.keys(understood).length > 0

/** Once something was read, another language is one more that was read. */
const alsoRead = (chosen: Chosen, { language: next }: Partial<Chosen>, step: Step): Partial<Chosen> => {
  const { alsoIn, language } = chosen
  if (!next || next === language || (step === 'setting' && !isBegun(chosen))) return {}
  return { alsoIn: [...new Set([...alsoIn, language])].filter((one) => one !== next) }
}

type Walk = { place: Accessor<Place>; chosen: Chosen; first: number }

/** The steps in their order; what was not asked because of a no is passed over, in both directions. */
function createWay({ place, chosen, first }: Walk, onStep: () => void) {
  const steps = (): Step[] => [
    ...(['setting', 'read', 'understood'] as const),
    ...saidIn(place().text.blocks, chosen.language).filter(isQuestion).map(scopeOf),
    'end',
  ]
  const [step, setStep] = createSignal<Step>(untrack(steps)[first] ?? 'setting')
  const at = () => steps().indexOf(step())
  const isThere = (one: Step) => isOwn(one) || isAsked(one, chosen.answers)
  const goTo = (next: Step) => {
    setStep(() => next)
    onStep()
  }
  const move = (by: 1 | -1) => {
    const all = steps()
    for (let next = at() + by; next >= 0 && next < all.length; next += by)
      if (isThere(all[next]!)) return goTo(all[next]!)
  }
  return { steps, step, at, isThere, goTo, move }
}

export type Meeting = ReturnType<typeof createMeeting>

export const isOwn = (step: Step): step is 'setting' | 'read' | 'understood' | 'end' =>
  step === 'setting' || step === 'read' || step === 'understood' || step === 'end'

/** What stands against it, by the name of its words; nothing where it is recorded. */
const sendMeeting = async (client: Client, input: MeetingInput): Promise<string[]> => {
  const { data } = await ask(client, recordMeetingMutation, { input })
  const done = data?.done
  if (done?.__typename.endsWith('Success')) return []
  if (done?.__typename === 'SignedOut') return ['ended']
  const fields = (done?.issues ?? []).map(({ path }) => path.split('.')[0]!)
  return fields.length > 0 ? [...new Set(fields)] : ['failed']
}

const ofParty = ({ study, party, person }: Place) => ({ studyId: study, participantId: person.id, party })

/** A meeting that was broken off, where the text has not been replaced since. */
const draftOf = ({ party, person, text }: Place): MeetingDraft | undefined =>
  person.meetingDrafts.find((one) => one.party === party && one.consentTextId === text.id)

const nothing = ({ person, text }: Place): Chosen => ({
  language: text[person.language] ? person.language : text.en ? 'en' : 'es',
  alsoIn: [],
  ...{ mode: null, hasInterpreter: null, present: ['interviewer'], giverSafety: null, route: null },
  reference: '',
  ...{ answers: {}, understood: {}, isCopyGiven: null, documentation: null, documentationRef: '' },
  until: text.expiresAt ? dayOf(text.expiresAt) : '',
})

const fromDraft = (draft: MeetingDraft, place: Place): Chosen => {
  const { canStop, canSkip, whoIsTold, present } = draft
  const understood = Object.fromEntries(
    Object.entries({ canStop, canSkip, whoIsTold }).filter(([, how]) => how !== null),
  )
  return {
    ...nothing(place),
    alsoIn: draft.alsoIn,
    ...{ language: draft.language, mode: draft.mode, hasInterpreter: draft.hasInterpreter },
    ...{ present: present ?? [], giverSafety: draft.giverSafety, route: draft.route, understood },
    answers: Object.fromEntries(draft.answers.map(({ scope, decision }) => [scope, decision])),
    ...{ isCopyGiven: draft.isCopyGiven, documentation: draft.documentation },
    ...{ documentationRef: draft.documentationRef ?? '', reference: draft.reference ?? '' },
    ...(draft.until !== null && { until: draft.until }),
  }
}

const toDraft = (chosen: Chosen, { text }: Place, { key, step }: { key: string; step: number }) => {
  const { answers, understood, until, ...rest } = chosen
  return {
    ...{ ...rest, consentTextId: text.id, key, step, until: until || null },
    answers: answersOf(answers),
    ...{ canStop: understood.canStop ?? null, canSkip: understood.canSkip ?? null },
    whoIsTold: understood.whoIsTold ?? null,
  }
}

const answersOf = (answers: Answers) =>
  (Object.entries(answers) as [Scope, Answer | undefined][]).flatMap(([scope, decision]) =>
    decision ? [{ scope, decision }] : [],
  )

const inputOf = (chosen: Chosen, place: Place, key: string): MeetingInput => {
  const { language, alsoIn, mode, hasInterpreter, present, isCopyGiven, documentation, understood } = chosen
  const isGiver = place.party === 'giver'
  return {
    ...{ ...ofParty(place), consentTextId: place.text.id, language, sha256: place.text[language]! },
    alsoIn: [...alsoIn],
    ...{ giverSafety: isGiver ? chosen.giverSafety : null, route: isGiver ? chosen.route : null },
    reference: isGiver && restsOnPaper(chosen.route) ? chosen.reference.trim() : null,
    ...{ mode: mode!, hasInterpreter: hasInterpreter!, present: [...present], isCopyGiven: isCopyGiven! },
    documentation: documentation!,
    documentationRef: documentation === 'waived' ? chosen.documentationRef.trim() : null,
    ...{ canStop: understood.canStop!, canSkip: understood.canSkip!, whoIsTold: understood.whoIsTold! },
    decisions: standing(chosen.answers),
    until: untilOf(chosen, place.text),
    idempotencyKey: key,
  }
}

/** The day of the text itself is its very instant, whatever clock this browser goes by. */
const untilOf = ({ until }: Chosen, { expiresAt }: ToRead): string =>
  expiresAt && dayOf(expiresAt) === until ? expiresAt : instantOfDay(until)!
