import { createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { createClosingWarning } from '../ui/leaving.ts'
import { type Batch, importBatchMutation, type Imported, type ImportInput } from './operations.ts'
import type { Entry } from './parts.ts'
import { digestOf } from './reading/open.ts'

export type Whole = Omit<ImportInput, 'key' | 'contentDigest' | 'isAgain' | 'parts' | 'part' | 'entries'>
export type Refused =
  | { why: 'again'; number: number; at: string; isSameWave: boolean }
  | { why: 'invalid'; path: string; part: number }
  | { why: 'differs' | 'consent' | 'noRule' | 'unreachable' | 'failed' }

export type Sending = ReturnType<typeof createSending>

/** Sends a batch part by part. What arrived stays; another try goes on from there under the same key. */
export function createSending(onDone: (done: Batch) => void) {
  const client = useClient()
  const [at, setAt] = createSignal<{ part: number; parts: number }>()
  const [refused, setRefused] = createSignal<Refused>()
  let key = newKey()
  let sent = ''
  createClosingWarning(() => at() !== undefined)

  const send = async (whole: Whole, parts: Entry[][], go: { isAgain?: boolean; key?: string } = {}) => {
    if (at()) return
    setRefused(undefined)
    setAt({ part: 1, parts: parts.length })
    const contentDigest = await digestOf(JSON.stringify([whole.newQuestions, whole.questionIds, parts]))
    // Anything else than what was tried before is another batch: other words, another consent, another place.
    const all = JSON.stringify([whole, contentDigest])
    key = go.key ?? (sent === all ? key : newKey())
    sent = all
    for (const [part, entries] of parts.entries()) {
      setAt({ part: part + 1, parts: parts.length })
      const input = {
        ...whole,
        key,
        contentDigest,
        isAgain: go.isAgain ?? false,
        parts: parts.length,
        part,
        entries,
      }
      const { data, failure } = await ask(client, importBatchMutation, { input })
      const result = data?.importBatch
      if (result?.__typename !== 'MutationImportBatchSuccess') {
        setAt(undefined)
        return void setRefused(
          result ? refusalOf(result, part) : { why: failure === 'unreachable' ? failure : 'failed' },
        )
      }
      if (part === parts.length - 1) {
        key = newKey()
        onDone(result.data)
      }
    }
    setAt(undefined)
  }
  const leave = () => {
    setRefused(undefined)
    sent = ''
  }
  return { send, at, refused, leave }
}

function refusalOf(
  result: Exclude<Imported, { __typename: 'MutationImportBatchSuccess' }>,
  part: number,
): Refused {
  switch (result.__typename) {
    case 'AlreadyImported':
      return { why: 'again', number: result.number, at: result.at, isSameWave: result.isSameWave }
    case 'InvalidInput': {
      // Told by the server's sentence: the same paths are named where a choice is no good in itself.
      const { path = '', message = '' } = result.issues[0] ?? {}
      if (path === 'studyId') return { why: 'noRule' }
      return message.startsWith('differs from what this batch began with')
        ? { why: 'differs' }
        : { why: 'invalid', path, part }
    }
    case 'ConsentNotStated':
    case 'NoConsent':
      return { why: 'consent' }
    default:
      return { why: 'failed' }
  }
}

const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
