import { createSignal } from 'solid-js'
import { ask, useClient } from './client.ts'
import type { MutationDone, Document } from './graphql.ts'

interface What<Done> {
  onDone: (done: Done) => void
  onRefused?: (refused: Done | undefined) => void
  /** What is wrong, in the words of the page; nothing was answered where the line is down. */
  problemOf: (refused: Done | undefined) => string
}

/** Sends one act at a time, and says where it was done what is wrong with it. */
export function createSender<Done extends MutationDone>({ onDone, onRefused, problemOf }: What<Done>) {
  const client = useClient()
  const [problem, setProblem] = createSignal<string>()
  const [isBusy, setBusy] = createSignal(false)
  const act = async <Input>(document: Document<{ done: Done }, { input: Input }>, input: Input) => {
    if (isBusy()) return false
    setBusy(true)
    const { data } = await ask(client, document, { input })
    setBusy(false)
    const done = data?.done.__typename.endsWith('Success') ? data.done : undefined
    setProblem(done ? undefined : problemOf(data?.done))
    if (done) onDone(done)
    else onRefused?.(data?.done)
    return done !== undefined
  }
  return { act, problem, setProblem, isBusy }
}

/** The field that a refusal names first. */
export const wrongField = (refused: MutationDone | undefined): string =>
  refused?.issues?.[0]?.path.split('.')[0] ?? ''
