import type { Actor, Session } from './actor.ts'
import type { App } from './app.ts'
import type { Pace } from './pace.ts'
import type { Reading } from './reading.ts'
import type { Site } from './site.ts'

/** What a resolver knows: the instance, who asks, and where to leave cookies. */
export type Context = {
  app: App
  actor: Actor
  /** The session that the cookie names, locked or not. */
  sitting: Session | null
  cookies: string | null
  /** The one that passkeys are made for. */
  site: Site
  reading: Reading
  setCookies: (cookies: readonly string[]) => void
  /** Signing out: the browser is told to forget what it keeps of us. */
  forget: () => void
  /** What somebody who is not signed in may still ask; absent where nothing comes over a network. */
  pace?: Pace | undefined
  /** By which decisions about consents this is answered; null for a stranger. */
  epoch?: string | null | undefined
  /** One answer per request for what several fields ask. */
  once: <T>(key: string, make: () => Promise<T>) => Promise<T>
}

export const createOnce = (): Context['once'] => {
  const known = new Map<string, Promise<unknown>>()
  return <T>(key: string, make: () => Promise<T>) => {
    if (!known.has(key)) known.set(key, make())
    return known.get(key) as Promise<T>
  }
}
