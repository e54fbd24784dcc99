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
  let isSending = false
  const soon = (wait = 300) => {
    isEnded = false
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), wait)
  }
  const keep = async () => {
    if (isEnded) return
    if (isSending) return soon()
    isSending = true
    const done = await send()
    isSending = false
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
    setKept(true)
  }
  return { soon, isKept, end }
}
