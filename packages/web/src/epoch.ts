import { createSignal } from 'solid-js'

/** Each answer says by which decisions about consents it was made. Another word than the last: somebody decided since. */
export interface Epoch {
  hear: (epoch: unknown) => void
  /**
   * Whether what is kept may be shown for a question: while nobody decided since the first answer, or where it was asked since
   * the last one did. Who asks this within an effect is run again when somebody decides.
   */
  isFresh: (key: number) => boolean
}

export function createEpoch(): Epoch {
  const [moved, setMoved] = createSignal(0)
  const askedSince = new Set<number>()
  let last: string | undefined
  return {
    hear(epoch) {
      if (typeof epoch !== 'string' || epoch === last) return
      const isFirst = last === undefined
      last = epoch
      if (isFirst) return
      askedSince.clear()
      // Not while the answer that told it is still on its way to the page.
      queueMicrotask(() => setMoved((n) => n + 1))
    },
    isFresh(key) {
      const isFirst = moved() === 0
      const isKnown = askedSince.has(key)
      askedSince.add(key)
      return isFirst || isKnown
    },
  }
}
