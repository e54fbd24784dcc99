import { createRoot, createSignal } from 'solid-js'

export type Scheme = 'auto' | 'light' | 'dark'
export const schemes: readonly Scheme[] = ['auto', 'light', 'dark']

const key = 'firsthand.scheme'
const [current, setCurrent] = createRoot(() => createSignal<Scheme>(remembered()))

export const scheme = current

export function colour(which: Scheme): void {
  setCurrent(which)
  show(which)
  try {
    localStorage.setItem(key, which)
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

export function show(which: Scheme): void {
  if (which === 'auto') delete document.documentElement.dataset['scheme']
  else document.documentElement.dataset['scheme'] = which
}

function remembered(): Scheme {
  try {
    return schemes.find((one) => one === localStorage.getItem(key)) ?? 'auto'
  } catch {
    return 'auto'
  }
}
