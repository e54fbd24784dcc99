import { type Accessor, createSignal, onCleanup } from 'solid-js'

export function createOnline(): Accessor<boolean> {
  const [isOnline, setOnline] = createSignal(navigator.onLine)
  const look = () => setOnline(navigator.onLine)
  window.addEventListener('online', look)
  window.addEventListener('offline', look)
  onCleanup(() => {
    window.removeEventListener('online', look)
    window.removeEventListener('offline', look)
  })
  return isOnline
}
