import { type Accessor, createContext, createSignal, useContext } from 'solid-js'
import { ask, type Client, type Failure, useClient } from '../client.ts'
import type { CodingState, Decidable, Decision, Document, Kind, Span, Stance } from '../graphql.ts'
import { clock, plain, t } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import {
  acceptMutation,
  addMutation,
  changeMutation,
  type CodeChoice,
  type Decided,
  type DecideInput,
  type DecideResult,
  rejectMutation,
  undoMutation,
} from './operations.ts'
import { createPending, type Pending } from './pending.ts'
import type { Tagged } from '../response/operations.ts'

/** What was said of the last act: that it is done, or why it is not. */
export interface Said {
  tone: 'calm' | 'problem'
  text: string
  /** What one press takes back. */
  undo?: Decidable | undefined
  /** Of which it can be said now what of its code the words show. */
  aspectsOf?: Decidable | undefined
}

export interface Added {
  passage: string
  /** Of its words as they were seen. */
  digest: string
  spans: Span[]
  expected: number
  code: CodeChoice
  stance: Stance
  kind: Kind
}

export interface Deciding {
  study: string
  may: Accessor<boolean>
  /** How it stands for the reader: at once as they decided, and as before where that failed. */
  stateOf: (coding: Decidable) => CodingState
  /** From how to how, while the page's figures do not know of it. */
  changeOf: (coding: Decidable) => Pending | undefined
  said: Accessor<Said | undefined>
  say: (said: Said | undefined) => void
  accept: (coding: Decidable) => Promise<boolean>
  reject: (coding: Decidable) => Promise<boolean>
  change: (coding: Decidable, code: CodeChoice, stance: Stance) => Promise<boolean>
  add: (added: Added) => Promise<boolean>
  undo: (coding: Decidable) => Promise<boolean>
  /** Which aspects of its code the words show. */
  sayAspects: (coding: Decidable, aspects: string[]) => Promise<boolean>
  /**
   * The coding of which aspects can be said there, as it was last told: itself, or what it was changed to just now. Nothing
   * where the code has none, or it was rejected.
   */
  withAspects: (coding: Decidable) => Decidable | undefined
  /** What this reader decided last on this page. */
  last: () => Decidable | undefined
  /** Takes back what this reader decided last on this page. */
  undoLast: () => Promise<boolean>
}

const DecidingContext = createContext<Deciding>()
export const DecidingProvider = DecidingContext.Provider
export const useDeciding = (): Deciding | undefined => useContext(DecidingContext)

/** `onDecided` asks again for the figures that the page shows. */
export function createDeciding(study: string, onDecided: () => Promise<void>): Deciding {
  const client = useClient()
  const session = useSession()
  const [said, say] = createSignal<Said>()
  const pending = createPending()
  const changes = createChanges(pending.newest)
  const past: Decidable[] = []
  const may = () => membershipOf(session, study)?.may.includes('decide codings') ?? false

  const run = async (act: Act): Promise<boolean> => {
    const { result, failure } = await act.ask(client)
    const told = outcome(act, result, failure)
    const row = rowOf(result)
    if (told.undo) past.push(told.undo)
    if (row && act.coding) pending.learn(row)
    if (row && act.kind === 'change') changes.learn(row, placeOf(result)!.passage.codings)
    const isNew = act.kind !== 'undo' && act.kind !== 'aspects'
    say({ ...told, aspectsOf: isNew && told.undo && changes.withAspects(told.undo) ? told.undo : undefined })
    if (!failure) await onDecided()
    if (act.coding) pending.end(row?.id === act.coding.id ? row : act.coding)
    return told.tone === 'calm'
  }
  // One after the other, so that a key pressed before an answer came is about what that answer says.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (act: () => Promise<boolean>): Promise<boolean> => {
    if (!may()) return Promise.resolve(false)
    const turn = last.then(act)
    last = turn.catch(() => undefined)
    return turn
  }
  const perform = (act: Act) => {
    if (act.coding && may()) pending.begin(act.coding, act.to)
    return inTurn(() => run(act))
  }

  const acts = actsOf(study, pending.newest)
  return {
    study,
    may,
    said,
    say,
    stateOf: (coding) => pending.of(coding)?.to ?? coding.state,
    changeOf: (coding) => pending.of(coding),
    accept: (coding) => perform(acts.accept(coding)),
    reject: (coding) => perform(acts.reject(coding)),
    change: (coding, code, stance) => perform(acts.change(coding, { code, stance })),
    add: (added) => perform(acts.add(added)),
    undo: (coding) => perform(acts.undo(coding)),
    sayAspects: (coding, aspects) => perform(acts.aspects(coding, aspects)),
    withAspects: changes.withAspects,
    last: () => past.at(-1),
    undoLast: () =>
      inTurn(async () => {
        const before = past.pop()
        if (before) return run(acts.undo(before))
        say({ tone: 'calm', text: t().deciding.nothingToUndo })
        return false
      }),
  }
}

const placeOf = (result: DecideResult | undefined): Decided | undefined => {
  if (!result) return undefined
  if (result.__typename === 'DecidedMeanwhile') return result.coding
  return 'data' in result ? result.data : undefined
}

const rowOf = (result: DecideResult | undefined): Tagged | undefined => {
  const place = placeOf(result)
  return place?.passage.codings.find(({ id }) => id === place.id)
}

const isChanged = ({ decision, code }: Decidable): boolean =>
  decision?.act === 'change' && decision.code.id !== code.id

/** What stands where codings were changed to another code, as the server told it. */
function createChanges(newest: (coding: Decidable) => Decidable) {
  const [changed, setChanged] = createSignal<Record<string, Decidable>>({})
  return {
    learn: (row: Decidable, beside: readonly Decidable[]) => {
      const isOther = ({ code, state }: Decidable) =>
        code.id === row.decision?.code.id && state === 'accepted'
      const other = isChanged(row) && beside.find(isOther)
      if (other) setChanged((now) => ({ ...now, [row.id]: other }))
    },
    withAspects: (coding: Decidable): Decidable | undefined => {
      const of = newest(isChanged(coding) ? (changed()[coding.id] ?? coding) : coding)
      return of.state !== 'rejected' && of.code.aspects.length > 0 ? of : undefined
    },
  }
}

/** Each act as it is asked of the server, about the coding as it was last told. */
function actsOf(study: string, newest: (coding: Decidable) => Decidable) {
  const seen = (coding: Decidable): DecideInput => {
    return { studyId: study, codingId: coding.id, expected: newest(coding).revision }
  }
  return {
    accept: (coding: Decidable): Act => ({
      ...{ kind: 'accept', coding, to: 'accepted' },
      ask: (client) => send(client, acceptMutation, seen(coding)),
    }),
    reject: (coding: Decidable): Act => ({
      ...{ kind: 'reject', coding, to: 'rejected' },
      ask: (client) => send(client, rejectMutation, seen(coding)),
    }),
    change: (coding: Decidable, { code, stance }: { code: CodeChoice; stance: Stance }): Act => ({
      ...{ kind: 'change', coding, code: plain(code.title) },
      to: code.id === coding.code.id ? 'accepted' : 'rejected',
      ask: (client) => send(client, changeMutation, { ...seen(coding), codeId: code.id, stance }),
    }),
    add: ({ passage, code, ...how }: Added): Act => ({
      ...{ kind: 'add', to: 'accepted', code: plain(code.title) },
      ask: (client) =>
        send(client, addMutation, { studyId: study, passageId: passage, codeId: code.id, ...how }),
    }),
    aspects: (coding: Decidable, aspects: string[]): Act => ({
      ...{ kind: 'aspects', coding, to: 'accepted' },
      ask: (client) => send(client, changeMutation, { ...seen(coding), codeId: coding.code.id, aspects }),
    }),
    undo: (coding: Decidable): Act => ({
      ...{ kind: 'undo', coding, to: undoneState(coding) },
      ask: (client) => send(client, undoMutation, seen(coding)),
    }),
  }
}

/** How it will probably stand: what was said of its aspects alone leaves the code as it is. */
const undoneState = ({ state, decision, stateDecision }: Decidable): CodingState => {
  if (decision?.id !== stateDecision?.id) return state
  return decision?.act === 'add' ? 'rejected' : 'proposed'
}

interface Act {
  kind: 'accept' | 'reject' | 'change' | 'add' | 'undo' | 'aspects'
  coding?: Decidable
  /** How it will stand. */
  to: CodingState
  code?: string
  ask: (client: Client) => Promise<Answered>
}

interface Answered {
  result?: DecideResult | undefined
  failure?: Failure | undefined
}

async function send<Input extends Pick<DecideInput, 'studyId'>>(
  client: Client,
  document: Document<{ done: DecideResult }, { input: Input }>,
  input: Input,
): Promise<Answered> {
  const { data, failure } = await ask(client, document, { input })
  return { result: data?.done, failure }
}

function outcome({ kind, coding, code }: Act, result: Answered['result'], failure?: Failure): Said {
  const said = t().deciding
  if (failure || !result) return { tone: 'problem', text: said.failed[failure ?? 'refused'] }
  if (result.__typename === 'PassageChanged') return { tone: 'problem', text: said.wordsChanged }
  const row = rowOf(result)
  if (!row)
    return { tone: 'problem', text: result.__typename === 'NotFound' ? said.gone : said.failed.refused }
  if (result.__typename === 'DecidedMeanwhile')
    return { tone: 'problem', text: meanwhile(row, result.decision, coding) }
  const name = code ?? plain(coding!.code.title)
  return {
    tone: 'calm',
    text: said.done[kind](name),
    ...(kind !== 'undo' && row.decision?.isMine && { undo: row }),
  }
}

/** Where it is about the code that a coding was to be changed to, that code is named. */
const meanwhile = (coding: Decidable, decision: Decision | null, meant?: Decidable): string => {
  const said = t().deciding
  if (!decision) return said.gone
  // Nobody decided since: the words that it is about were edited.
  if (meant?.id === coding.id && meant.decision?.id === decision.id) return said.wordsChanged
  const did = decision.isAboutAspects && decision.act !== 'undo' ? 'aspects' : decision.act
  const what = said.didWhat[did](plain(decision.code.title))
  const told = said.meanwhile(decision.by ?? said.somebody, what, clock(decision.decidedAt))
  const about = meant && meant.id !== coding.id ? `${plain(coding.code.title)}: ` : ''
  return `${about}${told} ${said.standsAs(t().codingState[coding.state])}`
}

/** By how much a count of codings has changed that the page's figures do not know of; `counts` says which count. */
export const changeOver = (
  { changeOf }: Deciding,
  codings: readonly Decidable[],
  counts: (state: CodingState) => boolean,
): number =>
  codings.reduce((sum, coding) => {
    const pending = changeOf(coding)
    return pending ? sum + Number(counts(pending.to)) - Number(counts(pending.from)) : sum
  }, 0)

/** Who decided what about a coding, in a few words. */
export function standing(coding: Decidable, state: CodingState): string {
  const said = t().deciding
  const { stateDecision: decision } = coding
  if (state === 'proposed') return t().theme.suggestedOpen
  if (!decision || decision.state !== state) return t().codingState[state]
  const who = decision.isMine ? said.you : (decision.by ?? said.somebody)
  if (decision.act === 'change' && decision.code.id !== coding.code.id)
    return said.changedBy(plain(decision.code.title), who)
  if (state === 'rejected') return said.rejectedBy(who)
  return coding.origin === 'person' ? said.codedBy(who) : said.acceptedBy(who)
}
