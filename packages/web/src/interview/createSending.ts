import { createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import type { Document } from '../graphql.ts'
import { sessionQuery, useSession } from '../session.ts'
import type { Done } from './operations.ts'
import { w } from './words.ts'

/** Sends what was recorded. Whatever comes back, what was typed stays where it is. */
export function createSending() {
  const client = useClient()
  const session = useSession()
  const [problems, setProblems] = createSignal<string[]>([])
  const [isBusy, setBusy] = createSignal(false)
  const send = async <Input>(document: Document<{ done: Done }, { input: Input }>, input: Input) => {
    if (isBusy()) return undefined
    setBusy(true)
    setProblems([])
    const { data } = await ask(client, document, { input })
    setBusy(false)
    const done = data?.done
    if (done?.__typename.endsWith('Success')) return done.data?.id
    setProblems(problemsOf(done))
    if (done?.__typename === 'SignedOut') await comeBack()
    return undefined
  }
  /** Behind a lock the page waits as it is; where the session ended, leaving it there is all that keeps what was typed. */
  const comeBack = async () => {
    const { data } = await ask(client, sessionQuery, {})
    if (data?.lockedAs == null) return
    setProblems([w().failed])
    await session.load()
  }
  return { send, problems, setProblems, isBusy }
}

export type Sending = ReturnType<typeof createSending>

const problemsOf = (refused: Done | undefined): string[] => {
  const known: Record<string, string> = {
    NoConsent: w().noConsent,
    TextChanged: w().textChanged,
    NotFound: w().gone,
    Forbidden: w().refused,
    SignedOut: w().ended,
  }
  const named = refused && known[refused.__typename]
  if (named) return [named]
  const fields = (refused?.issues ?? []).map(({ path }) => path.split('.')[0]!)
  const wrong = [...new Set(fields)].flatMap((field) => w().wrong[field] ?? [])
  return wrong.length > 0 ? wrong : [w().failed]
}
