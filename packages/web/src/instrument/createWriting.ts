import { createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import type { Document } from '../graphql.ts'
import type { Done } from './operations.ts'
import { w } from './words.ts'

/** One act and what came of it. Refusals name places and keys of the instrument, and nothing that anybody said. */
export function createWriting() {
  const client = useClient()
  const [problems, setProblems] = createSignal<string[]>([])
  const [isBusy, setBusy] = createSignal(false)
  const write = async <Input>(document: Document<{ done: Done }, { input: Input }>, input: Input) => {
    if (isBusy()) return undefined
    setBusy(true)
    setProblems([])
    const { data } = await ask(client, document, { input })
    setBusy(false)
    const done = data?.done
    if (done?.data) return done.data
    if (done?.__typename === 'EditedMeanwhile') setProblems([w().saved.meanwhile])
    else if (done?.issues?.length) setProblems(done.issues.map(({ path, message }) => `${path}: ${message}`))
    else setProblems([w().begin.failed])
    return undefined
  }
  return { write, problems, isBusy }
}
