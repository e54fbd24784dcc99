import { createSignal, onCleanup } from 'solid-js'
import { createLeaving } from '../ui/leaving.ts'

/** What is chosen is kept a moment later, one sending after the other; what did not arrive is sent again. */
export function createKeeping(send: () => Promise<boolean>) {
  const [isKept, setShown] = createSignal(true)
  let kept = true
  const setKept = (is: boolean) => {
    kept = is
    setShown(is)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let isEnded = false
  let sending: Promise<boolean> | undefined
  const soon = (wait = 300) => {
    isEnded = false
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      void keep()
    }, wait)
  }
  const keep = async () => {
    if (isEnded) return
    if (sending) return soon()
    sending = send()
    const done = await sending
    sending = undefined
    if (isEnded) return
    setKept(done)
    if (!done) soon(5_000)
  }
  const again = () => kept || soon(0)
  addEventListener('online', again)
  createLeaving(
    () => !kept && !isEnded,
    () => undefined,
  )
  onCleanup(() => {
    clearTimeout(timer)
    removeEventListener('online', again)
  })
  const end = () => {
    isEnded = true
    clearTimeout(timer)
    timer = undefined
    setKept(true)
  }
  /**
   * Nothing more is sent, and what is on its way has arrived: what comes after must not be overtaken by it. True where
   * something was left that did not arrive.
   */
  const settle = async (): Promise<boolean> => {
    const isLeft = timer !== undefined || !kept
    end()
    return (await sending) === false || isLeft
  }
  return { soon, isKept, settle }
}
