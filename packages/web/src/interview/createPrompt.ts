import type { Screened } from '@firsthand/analysis/screening'
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

type Screen = (typeof import('@firsthand/analysis/screening'))['screen']

/** Who is in the middle of a sentence has not said it yet. */
const settled = 1_200

/**
 * Reads along what is typed, on this device alone: nothing of it is sent, kept or shown. Whether something in it that was not
 * there before may be for a person to look at now; whoever types decides. `place` is where they are: who goes on has ended the
 * sentence, and is asked all the same.
 */
export function createPrompt(texts: Accessor<readonly string[]>, place: Accessor<string>) {
  const [isAsking, setAsking] = createSignal(false)
  const known: string[] = []
  let screen: Screen | undefined
  // Where it cannot be fetched nobody is asked; what is sent is screened on the server all the same.
  const load = async () => (screen ??= (await import('@firsthand/analysis/screening')).screen)
  const read = async (all: readonly string[]) => {
    const found = await load().catch(() => undefined)
    if (!found) return
    const news = all
      .flatMap((text) => found(text).findings.map((finding) => markOf(text, finding)))
      .filter((mark) => !known.some((one) => mark.startsWith(one) || one.startsWith(mark)))
    known.push(...news)
    if (news.some((mark) => !mark.startsWith('3'))) setAsking(true)
  }
  let unread: readonly string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const readNow = () => {
    clearTimeout(timer)
    const said = unread
    unread = []
    if (said.length > 0) void read(said)
  }
  createEffect(
    on([texts, place], ([all, at], before) => {
      if (before && before[1] !== at) readNow()
      clearTimeout(timer)
      unread = all.filter((text) => text.trim() !== '')
      timer = setTimeout(readNow, settled)
    }),
  )
  onCleanup(() => clearTimeout(timer))
  return { isAsking, goOn: () => void setAsking(false) }
}

/** What tells one find from another, in memory alone: the net and another language have no line of their own. A sentence that grows is the same. */
const markOf = (text: string, { tier, kind, rule, start, end }: Screened['findings'][number]) =>
  `${tier} ${kind} ${rule} ${text.slice(start, end)}`
