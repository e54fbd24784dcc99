import { onCleanup } from 'solid-js'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const
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
  for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true })
  document.addEventListener('visibilitychange', look)
  onCleanup(() => {
    clearInterval(timer)
    for (const sign of signs) removeEventListener(sign, touch, { capture: true })
    document.removeEventListener('visibilitychange', look)
  })
}
