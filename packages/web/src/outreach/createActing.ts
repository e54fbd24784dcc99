import { createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import type { Document } from '../graphql.ts'
import type { Acted } from './acts.ts'
import { w } from './words.ts'

/** Sends one act. What came of it is said where it was done: that it is done, or in which field it is wrong. */
export function createActing(onDone: () => void) {
  const client = useClient()
  const [problems, setProblems] = createSignal<string[]>([])
  const [said, setSaid] = createSignal<string>()
  const [isBusy, setBusy] = createSignal(false)
  const act = async <Done extends Acted, Input>(
    document: Document<{ done: Done }, { input: Input }>,
    input: Input,
    words: string,
  ): Promise<Done | undefined> => {
    if (isBusy()) return undefined
    setBusy(true)
    setSaid(undefined)
    const { data } = await ask(client, document, { input })
    setBusy(false)
    const done = data?.done.__typename.endsWith('Success') ? data.done : undefined
    setProblems(done ? [] : problemsOf(data?.done))
    if (!done) return undefined
    setSaid(words)
    onDone()
    return done
  }
  return { act, problems, setProblems, said, isBusy }
}

export type Acting = ReturnType<typeof createActing>

const problemsOf = (refused: Acted | undefined): string[] => {
  const known: Record<string, string> = { NotFound: w().gone, Forbidden: w().refused, SignedOut: w().ended }
  const named = refused && (known[refused.__typename] ?? w().against[refused.reason ?? ''])
  if (named) return [named]
  const fields = (refused?.issues ?? []).map(({ path }) => path.split('.')[0]!)
  const wrong = [...new Set(fields)].flatMap((field) => w().wrong[field] ?? [])
  return wrong.length > 0 ? wrong : [w().failed]
}
