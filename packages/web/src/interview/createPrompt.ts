import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

type Screen = (typeof import('@firsthand/analysis/screening'))['screen']

/** Who is in the middle of a sentence has not said it yet. */
const settled = 1_200

/**
 * Reads along what is typed, on this device alone: nothing of it is sent, kept or shown. Whether something in it that was not
 * there before may be for a person to look at now; whoever types decides.
 */
export function createPrompt(texts: Accessor<readonly string[]>) {
  const [isAsking, setAsking] = createSignal(false)
  const known = new Set<number>()
  let screen: Screen | undefined
  // Where it cannot be fetched nobody is asked; what is sent is screened on the server all the same.
  const load = async () => (screen ??= (await import('@firsthand/analysis/screening')).screen)
  const read = async (all: readonly string[]) => {
    const found = await load().catch(() => undefined)
    if (!found) return
    const news = all
      .flatMap((text) => found(text).findings)
      .filter(({ tier, rule }) => tier < 3 && !known.has(rule))
    for (const { rule } of news) known.add(rule)
    if (news.length > 0) setAsking(true)
  }
  createEffect(
    on(texts, (all) => {
      const said = all.filter((text) => text.trim() !== '')
      if (said.length === 0) return
      const timer = setTimeout(() => void read(said), settled)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  return { isAsking, goOn: () => void setAsking(false) }
}
