// By what answers tell a page that somebody decided since: it asks anew for what it shows, and lets go of what it kept.
import type { Actor } from './actor.ts'
import type { App } from './app.ts'
import { keyedHash } from './auth/password.ts'

/**
 * Of all studies of whoever asks. A keyed hash: it does not tell how many decided, nor in which study. Looked up before what is
 * asked is: a page that hears of it too early asks once too often, and one that hears too late would keep what is gone.
 */
export const epochOf = (app: App, actor: Actor, epochs: readonly string[]): string | null => {
  if (actor.kind !== 'account') return null
  return keyedHash(app.keys.accounts(), `epoch ${actor.id} ${epochs.join(' ')}`).slice(0, 16)
}
