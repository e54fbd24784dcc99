import { type Accessor, createContext, createSignal, useContext } from 'solid-js'
import { ask, type Client, type Failure, useClient } from '../client.ts'
import type { CodingState, Decidable, Decision, Kind, Span, Stance } from '../graphql.ts'
import { clock, plain, t } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import type { Document } from '../graphql.ts'
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

/** What was said of the last act: that it is done, or why it is not. */
export interface Said {
  tone: 'calm' | 'problem'
  text: string
  /** What one press takes back. */
  undo?: Decidable | undefined
}

export interface Added {
  passage: string
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
  said: Accessor<Said | undefined>
  say: (said: Said | undefined) => void
  accept: (coding: Decidable) => Promise<boolean>
  reject: (coding: Decidable) => Promise<boolean>
  change: (coding: Decidable, code: CodeChoice, stance: Stance) => Promise<boolean>
  add: (added: Added) => Promise<boolean>
  undo: (coding: Decidable) => Promise<boolean>
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
  const [pending, setPending] = createSignal<Record<string, CodingState>>({})
  const [said, say] = createSignal<Said>()
  const past: Decidable[] = []
  const may = () => membershipOf(session, study)?.may.includes('decide codings') ?? false

  const perform = async (act: Act): Promise<boolean> => {
    if (!may() || (act.coding && pending()[act.coding.id])) return false
    if (act.coding) setPending((all) => ({ ...all, [act.coding!.id]: act.to }))
    const { result, failure } = await act.ask(client)
    const told = outcome(act, result, failure)
    if (act.coding) setPending(({ [act.coding!.id]: _, ...rest }) => rest)
    say(told)
    if (result?.__typename.startsWith('Mutation') && told.undo) past.push(told.undo)
    if (!failure) await onDecided()
    return told.tone === 'calm'
  }

  const seen = (coding: Decidable) => ({ studyId: study, codingId: coding.id, expected: coding.revision })
  const undo = (coding: Decidable) =>
    perform({ kind: 'undo', coding, to: 'proposed', ask: (c) => send(c, undoMutation, seen(coding)) })
  return {
    study,
    may,
    said,
    say,
    stateOf: (coding) => pending()[coding.id] ?? coding.state,
    accept: (coding) =>
      perform({ kind: 'accept', coding, to: 'accepted', ask: (c) => send(c, acceptMutation, seen(coding)) }),
    reject: (coding) =>
      perform({ kind: 'reject', coding, to: 'rejected', ask: (c) => send(c, rejectMutation, seen(coding)) }),
    change: (coding, code, stance) =>
      perform({
        ...{ kind: 'change', coding, code: plain(code.title) },
        to: code.id === coding.code.id ? 'accepted' : 'rejected',
        ask: (c) => send(c, changeMutation, { ...seen(coding), codeId: code.id, stance }),
      }),
    add: ({ passage, spans, expected, code, stance, kind }) =>
      perform({
        ...{ kind: 'add', to: 'accepted', code: plain(code.title) },
        ask: (c) =>
          send(c, addMutation, {
            ...{ studyId: study, passageId: passage, codeId: code.id, expected, spans, stance, kind },
          }),
      }),
    undo,
    undoLast: async () => {
      const last = past.pop()
      if (last) return undo(last)
      say({ tone: 'calm', text: t().deciding.nothingToUndo })
      return false
    },
  }
}

interface Act {
  kind: 'accept' | 'reject' | 'change' | 'add' | 'undo'
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
  if (result.__typename === 'DecidedMeanwhile')
    return { tone: 'problem', text: meanwhile(result.coding, result.decision) }
  if (!('data' in result))
    return { tone: 'problem', text: result.__typename === 'NotFound' ? said.gone : said.failed.refused }
  const name = code ?? plain(coding!.code.title)
  const undo = result.data.decision?.isMine ? result.data : undefined
  return { tone: 'calm', text: said.done[kind](name), ...(kind !== 'undo' && { undo }) }
}

const meanwhile = (coding: Decided, decision: Decision | null): string => {
  const said = t().deciding
  if (!decision) return said.gone
  const what = said.didWhat[decision.act](plain(decision.code.title))
  const told = said.meanwhile(decision.by ?? said.somebody, what, clock(decision.decidedAt))
  return `${told} ${said.standsAs(t().codingState[coding.state])}`
}

/** Who decided what about a coding, in a few words. */
export function standing(coding: Decidable, state: CodingState): string {
  const said = t().deciding
  const { decision } = coding
  if (state === 'proposed') return t().theme.suggestedOpen
  if (!decision || decision.state !== state) return t().codingState[state]
  const who = decision.isMine ? said.you : (decision.by ?? said.somebody)
  if (decision.act === 'change' && decision.code.id !== coding.code.id)
    return said.changedBy(plain(decision.code.title), who)
  if (state === 'rejected') return said.rejectedBy(who)
  return coding.origin === 'person' ? said.codedBy(who) : said.acceptedBy(who)
}
