import { createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import type { Document } from '../graphql.ts'
import type { Acted } from './operations.ts'
import { drill, duty, w } from './words.ts'

/** Sends one act, and says where it was done what is wrong with it. */
export function createActing(onDone: (done: Acted) => void, onMeanwhile?: () => void) {
  const client = useClient()
  const [problem, setProblem] = createSignal<string>()
  const [isBusy, setBusy] = createSignal(false)
  const act = async <Input>(document: Document<{ done: Acted }, { input: Input }>, input: Input) => {
    if (isBusy()) return false
    setBusy(true)
    const { data } = await ask(client, document, { input })
    setBusy(false)
    const isDone = data?.done.__typename.endsWith('Success') ?? false
    setProblem(isDone ? undefined : problemOf(data?.done))
    if (isDone) onDone(data!.done)
    // What somebody else did stands in the list: it is told there, as this item goes to another place in it.
    else if (data?.done.issues?.[0]?.path === 'flagId') onMeanwhile?.()
    return isDone
  }
  return { act, problem, isBusy }
}

export type Acting = ReturnType<typeof createActing>

const problemOf = (refused: Acted | undefined): string => {
  if (refused?.__typename === 'SecondPerson') return w().alone
  const field = refused?.issues?.[0]?.path
  return (field && (w().wrong[field] ?? duty().wrong[field] ?? drill().wrong[field])) || w().failed
}
