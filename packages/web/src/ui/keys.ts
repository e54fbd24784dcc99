import { createRoot, createSignal, onCleanup } from 'solid-js'
import { isSilent } from './silence.ts'

const key = 'firsthand.keys'
const [singleKeys, setSignal] = createRoot(() => createSignal(remembered()))
export { singleKeys }

/** Whether single keys work is remembered by the browser. */
export function setSingleKeys(are: boolean): void {
  setSignal(are)
  try {
    localStorage.setItem(key, are ? 'on' : 'off')
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}

/** A key with Ctrl or ⌘, wherever the focus is. */
export function createChord(key: string, chord: { withShift: boolean }, act: () => void): void {
  const listen = (event: KeyboardEvent) => {
    if (isSilent() || event.key.toLowerCase() !== key || event.shiftKey !== chord.withShift) return
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    act()
  }
  window.addEventListener('keydown', listen)
  onCleanup(() => window.removeEventListener('keydown', listen))
}

/** Single keys, silent while somebody types, in dialogs, with a modifier held, or when switched off. */
export function createKeys(acts: Record<string, () => void>): void {
  const listen = (event: KeyboardEvent) => {
    if (
      isSilent() ||
      !singleKeys() ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.defaultPrevented
    )
      return
    if (event.target instanceof Element && event.target.closest('input, select, textarea, [role=dialog]'))
      return
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  window.addEventListener('keydown', listen)
  onCleanup(() => window.removeEventListener('keydown', listen))
}

/** Moves the focus along the elements that carry `data-stop`, by one step. */
export function moveAmongStops(by: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>('[data-stop]')]
  // The innermost: stops may stand in stops.
  const here = stops.findLastIndex((stop) => stop.contains(document.activeElement))
  const next = stops[here < 0 ? (by > 0 ? 0 : -1) : here + by]
  next?.focus()
  next?.scrollIntoView?.({ block: 'nearest' })
}
