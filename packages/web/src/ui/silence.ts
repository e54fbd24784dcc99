import { createRoot, createSignal } from 'solid-js'

const [isSilent, setSilent] = createRoot(() => createSignal(false))

/** True while a page is put away: no key acts on it then, and its dialogs are closed until it is back. */
export { isSilent }

export function silence(is: boolean): void {
  setSilent(is)
}
