import { type Accessor, createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import {
  approveMutation,
  type DetailKind,
  type Edit,
  editMutation,
  markMutation,
  type Passage,
  returnMutation,
} from './operations.ts'

export type Told = 'edited' | 'marked' | 'approved' | 'returned' | 'changed' | 'own2' | 'refused' | 'failed'

export interface Desk {
  told: Accessor<Told | undefined>
  isBusy: Accessor<boolean>
  edit: (passage: Passage, edit: Edit) => Promise<boolean>
  mark: (passages: readonly Passage[]) => Promise<boolean>
  approve: (passages: readonly Passage[]) => Promise<boolean>
  giveBack: (passages: readonly Passage[], found: DetailKind[]) => Promise<boolean>
}

const refusals: Record<string, Told> = {
  PassageChanged: 'changed',
  SecondPerson: 'own2',
  InvalidInput: 'refused',
}

/** What somebody does at one transcript: each at the words that they saw. */
export function createDesk(place: () => { studyId: string; responseId: string }): Desk {
  const client = useClient()
  const [told, setTold] = createSignal<Told>()
  const [isBusy, setBusy] = createSignal(false)
  const finish = (name: string | undefined, done: Told): boolean => {
    const isDone = name?.startsWith('Mutation') ?? false
    setTold(isDone ? done : (refusals[name ?? ''] ?? 'failed'))
    return isDone
  }
  const during = async (act: () => Promise<boolean>): Promise<boolean> => {
    if (isBusy()) return false
    setBusy(true)
    try {
      return await act()
    } finally {
      setBusy(false)
    }
  }
  const of = (passages: readonly Passage[]) => ({
    ...place(),
    passages: passages.map(({ id, digest }) => ({ id, digest })),
  })
  return {
    told,
    isBusy,
    edit: (passage, edit) =>
      during(async () => {
        const { id: passageId, digest } = passage
        const input = { studyId: place().studyId, passageId, digest, edits: [edit] }
        const { data } = await ask(client, editMutation, { input })
        return finish(data?.done.__typename, 'edited')
      }),
    mark: (passages) =>
      during(async () => {
        const { data } = await ask(client, markMutation, { input: of(passages) })
        return finish(data?.done.__typename, 'marked')
      }),
    approve: (passages) =>
      during(async () => {
        const { data } = await ask(client, approveMutation, { input: { ...of(passages), isNone: true } })
        return finish(data?.done.__typename, 'approved')
      }),
    giveBack: (passages, found) =>
      during(async () => {
        const { data } = await ask(client, returnMutation, { input: { ...of(passages), found } })
        return finish(data?.done.__typename, 'returned')
      }),
  }
}
