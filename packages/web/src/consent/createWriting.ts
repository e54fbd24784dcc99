import { type Accessor, createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import type { Document } from '../graphql.ts'
import type { ConsentText, Written } from './operations.ts'

export type Outcome = 'done' | 'lost' | 'refused' | 'meanwhile'

/** Sends what is done to a text, one act after the other, and says what came of it. */
export function createWriting(onWritten: (text: ConsentText) => void) {
  const client = useClient()
  const [isBusy, setBusy] = createSignal(false)
  const send = async <Input>(
    document: Document<{ done: Written }, { input: Input }>,
    input: Input,
  ): Promise<Outcome> => {
    setBusy(true)
    const { data } = await ask(client, document, { input })
    setBusy(false)
    const done = data?.done
    if (!done) return 'lost'
    if (done.__typename === 'EditedMeanwhile') return 'meanwhile'
    if (!done.data) return 'refused'
    onWritten(done.data)
    return 'done'
  }
  return { send, isBusy: isBusy as Accessor<boolean> }
}
