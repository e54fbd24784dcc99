import { useBeforeLeave } from '@solidjs/router'
import { type Accessor, onCleanup, onMount } from 'solid-js'

/** How long a page must have kept its length to be whole, at the line and where it is not long enough (milliseconds). */
const calm = { there: 400, short: 3_000 }

/**
 * Brings Back, Forward and reload to the line that was read. The browser's and the router's own ways
 * give up while a list is still short or grows above the line; this one waits for it, and stops when the reader moves.
 * Places are numbers in memory and in the history entry: nothing goes into storage.
 */
export function createPlaces(isRouting: Accessor<boolean>): void {
  const places = new Map<number, number>()
  const seeker = makeSeeker(isRouting)
  let saving: ReturnType<typeof setTimeout> | undefined
  const capture = () => {
    if (seeker.isSeeking() || isRouting()) return
    places.set(depth(), scrollY)
    clearTimeout(saving)
    saving = setTimeout(save, 200)
  }
  useBeforeLeave((event) => {
    if (typeof event.to !== 'string' || event.options?.replace) return
    for (const key of places.keys()) if (key > depth()) places.delete(key)
  })
  history.scrollRestoration = 'manual'
  const unbind = [
    bind('scroll', capture),
    bind('pagehide', save),
    bind('popstate', () => seeker.seek(places.get(depth()) ?? placeOf(history.state))),
    ...['wheel', 'touchmove', 'keydown', 'pointerdown'].map((type) => bind(type, seeker.stop)),
  ]
  onMount(() => isReload() && seeker.seek(placeOf(history.state)))
  onCleanup(() => unbind.forEach((one) => one()))
}

function makeSeeker(isRouting: Accessor<boolean>) {
  let goal: number | undefined
  const finish = () => {
    goal = undefined
    save()
  }
  const seek = (y: number) => {
    goal = y
    let [length, since] = [-1, 0]
    const step = () => {
      if (goal === undefined) return
      const now = performance.now()
      const isThere = !isRouting() && Math.abs(scrollY - goal) < 2
      const { scrollHeight } = document.documentElement
      if (isRouting() || scrollHeight !== length) [length, since] = [scrollHeight, now]
      if (now - since > (isThere ? calm.there : calm.short)) return finish()
      if (!isThere) scrollTo(0, goal)
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  }
  return { seek, stop: () => void (goal = undefined), isSeeking: () => goal !== undefined }
}

const depth = (): number => Number((history.state as { _depth?: number } | null)?._depth ?? 0)
const placeOf = (state: unknown): number => Number((state as { place?: number } | null)?.place ?? 0)
const save = (): void => history.replaceState({ ...history.state, place: Math.round(scrollY) }, '')

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry !== undefined && entry.type !== 'navigate'
}

function bind(type: string, listener: () => void): () => void {
  addEventListener(type, listener, { passive: true })
  return () => removeEventListener(type, listener)
}
