import type { Actor } from './actor.ts'
import type { App } from './app.ts'
import type { Pace } from './pace.ts'
import type { Reading } from './reading.ts'

/** What a resolver knows: the instance, who asks, and where to leave a cookie. */
export type Context = {
  app: App
  actor: Actor
  cookies: string | null
  reading: Reading
  setCookie: (cookie: string) => void
  /** What somebody who is not signed in may still ask; absent where nothing comes over a network. */
  pace?: Pace | undefined
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
