import { type Accessor, createSignal, onCleanup, untrack } from 'solid-js'
import type { Language } from '../graphql.ts'
import { createLeaving } from '../ui/leaving.ts'
import { createWriting } from './createWriting.ts'
import { type ConsentText, saveTextMutation, type Typed } from './operations.ts'

/** What was typed and is not kept yet: by block and language, and the two fields beside them. */
type Pending = { words: Record<string, Partial<Record<Language, string>>> } & Omit<Typed, 'blocks'>

const nothing: Pending = { words: {} }
const pause = 700

/**
 * A text as it is being written. It is kept a moment after each pause in the typing, and whatever comes back, what was
 * typed stays on the page.
 */
export function createDraft(study: Accessor<string>, text: Accessor<ConsentText>) {
  const [pending, setPending] = createSignal<Pending>(nothing)
  // The server takes spaces off the ends; whoever is typing keeps theirs.
  const [here, setHere] = createSignal<Pending['words']>({})
  const [state, setState] = createSignal<'kept' | 'saving' | 'lost' | 'meanwhile'>('kept')
  const [revision, setRevision] = createSignal(untrack(text).revision)
  const writing = createWriting(({ revision: next }) => setRevision(next))
  let timer: ReturnType<typeof setTimeout> | undefined

  const save = async (): Promise<boolean> => {
    clearTimeout(timer)
    if (writing.isBusy()) return (schedule(), false)
    if (isEmpty(pending())) return state() === 'kept'
    const now = pending()
    setPending(nothing)
    setState('saving')
    const outcome = await writing.send(saveTextMutation, {
      ...{ studyId: study(), audience: text().audience, expected: revision() },
      ...typedOf(now),
    })
    if (outcome !== 'done') {
      // What was typed since stands over what did not arrive.
      setPending((since) => merged(now, since))
      setState(outcome === 'meanwhile' ? 'meanwhile' : 'lost')
      return false
    }
    setState(isEmpty(pending()) ? 'kept' : 'saving')
    return isEmpty(pending())
  }
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), pause)
  }
  const type = (part: Pending) => {
    setPending((before) => merged(before, part))
    setHere((words) => merged({ words }, part).words)
    if (state() !== 'meanwhile') setState('saving')
    schedule()
  }
  createLeaving(
    () => state() !== 'kept',
    (goOn) => void save().then((isKept) => isKept && goOn()),
  )
  onCleanup(() => clearTimeout(timer))
  return {
    ...{ state, revision, save },
    write: (block: string, language: Language, words: string) =>
      type({ words: { [block]: { [language]: words } } }),
    set: (fields: Omit<Typed, 'blocks'>) => type({ words: {}, ...fields }),
    words: (block: { type: string; en: string | null; es: string | null }, language: Language): string =>
      here()[block.type]?.[language] ?? block[language] ?? '',
  }
}

export type Draft = ReturnType<typeof createDraft>

const isEmpty = ({ words, ...fields }: Pending) =>
  Object.keys(words).length === 0 && Object.keys(fields).length === 0

const merged = (before: Pending, after: Pending): Pending => {
  const types = new Set([...Object.keys(before.words), ...Object.keys(after.words)])
  const words = Object.fromEntries(
    [...types].map((type) => [type, { ...before.words[type], ...after.words[type] }]),
  )
  return { ...before, ...after, words }
}

const typedOf = ({ words, ...fields }: Pending): Typed => ({
  ...fields,
  blocks: Object.entries(words).map(([type, each]) => ({ type, ...each })),
})
