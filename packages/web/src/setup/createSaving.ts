import { createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import type { Document } from '../graphql.ts'
import type { Saved } from './operations.ts'
import { w } from './words.ts'

/** Sends what a step decided. What is wrong is said here, by the name of the field that the server gave back. */
export function createSaving(onSaved: () => void) {
  const client = useClient()
  const [problems, setProblems] = createSignal<string[]>([])
  const [isBusy, setBusy] = createSignal(false)
  const send = async <Input>(document: Document<{ done: Saved }, { input: Input }>, input: Input) => {
    if (isBusy()) return undefined
    setBusy(true)
    const { data } = await ask(client, document, { input })
    setBusy(false)
    const saved = data?.done.__typename.endsWith('Success') ? data.done : undefined
    setProblems(saved ? [] : problemsOf(data?.done))
    if (saved) onSaved()
    return saved
  }
  return { send, problems, setProblems, isBusy }
}

export type Saving = ReturnType<typeof createSaving>

const problemsOf = (refused: Saved | undefined): string[] => {
  if (refused?.__typename === 'DemoOnly') return [w().demo]
  const fields = (refused?.issues ?? []).map(({ path }) => path.split('.')[0]!)
  const known = [...new Set(fields)].flatMap((field) => w().wrong[field] ?? [])
  return known.length > 0 ? known : [w().failed]
}
