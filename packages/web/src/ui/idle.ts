import { onCleanup } from 'solid-js'
import { onTouched } from './touched.ts'

const lookEvery = 5000

/** Acts once nobody has touched the page for so many minutes; a machine that slept meanwhile counts its sleep. */
export function createIdle(minutes: number, act: () => void): void {
  let last = Date.now()
  const look = () => {
    if (Date.now() - last < minutes * 60_000) return
    last = Date.now()
    act()
  }
  const touch = () => {
    // First: what was touched after a night must not be shown before it is locked.
    look()
    last = Date.now()
  }
  const timer = setInterval(look, lookEvery)
  const untouch = onTouched(touch)
  document.addEventListener('visibilitychange', look)
  onCleanup(() => {
    clearInterval(timer)
    untouch()
    document.removeEventListener('visibilitychange', look)
  })
}
