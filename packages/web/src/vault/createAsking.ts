import { createStore } from 'solid-js/store'
import { createSignal } from 'solid-js'
import { ask, type Client, useClient } from '../client.ts'
import type { Connection } from '../graphql.ts'
import { numberOf } from '../interview/number.ts'
import { askVaultMutation, type Part, type Reason, vaultPeopleQuery } from './operations.ts'
import { w } from './words.ts'

interface Draft {
  number: string
  parts: Part[]
  reason: Reason
  reference: string
}

const empty = (): Draft => ({ number: '', parts: [], reason: 'correct_record', reference: '' })

/** What is asked for, and what came of it. */
export function createAsking(study: () => string, onAsked: () => void) {
  const client = useClient()
  const [draft, setDraft] = createStore(empty())
  const [said, setSaid] = createSignal<{ isDone: boolean; text: string }>()
  const tell = (text: string) => void setSaid({ isDone: false, text })
  const send = async () => {
    const participantId = await withNumber(client, study(), draft.number)
    if (!participantId) return tell(w().nobody)
    const { parts, reason, reference } = draft
    const more = { parts: [...parts], reason, reference: reference.trim() || null }
    const { data } = await ask(client, askVaultMutation, {
      input: { studyId: study(), participantId, ...more },
    })
    const done = data?.done
    if (!done?.__typename.endsWith('Success'))
      return tell(w().wrong[done?.issues?.[0]?.path.split('.')[0] ?? ''] ?? w().failed)
    setSaid({ isDone: true, text: w().asked })
    setDraft(empty())
    onAsked()
  }
  return { draft, setDraft, said, send }
}

type People = Connection<{ id: string }>

/** A number leads back to no id by itself: the people of the study are gone through. */
export const withNumber = async (
  client: Client,
  study: string,
  typed: string,
): Promise<string | undefined> => {
  const digits = (text: string) => text.replace(/\D/g, '')
  if (digits(typed).length !== 10) return undefined
  let after: string | null | undefined = null
  while (after !== undefined) {
    const page: People | undefined = await peopleAfter(client, study, after)
    const found = page?.edges.find(({ node }) => digits(numberOf(node.id)) === digits(typed))
    if (found) return found.node.id
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined
  }
  return undefined
}

const peopleAfter = async (client: Client, study: string, after: string | null) =>
  (await ask(client, vaultPeopleQuery, { study, after })).data?.study?.participants
