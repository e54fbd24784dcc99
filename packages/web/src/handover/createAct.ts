import { createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { tellNotices } from '../frame/OpenCount.tsx'
import type { Document } from '../graphql.ts'
import type { Acted } from './operations.ts'
import { w } from './words.ts'

/** Sends one act, and says where it was done what is wrong with it. */
export function createAct(onDone: (done: Acted) => void) {
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
    if (isDone) {
      onDone(data!.done)
      tellNotices()
    }
    return isDone
  }
  return { act, problem, isBusy }
}

const problemOf = (refused: Acted | undefined): string => {
  const field = refused?.issues?.[0]?.path.split('.')[0]
  return (field && w().wrong[field]) || w().failed
}
