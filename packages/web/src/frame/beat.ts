import { onCleanup } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { gql } from '../graphql.ts'
import { onTouched } from '../ui/touched.ts'

export const beatQuery = gql<{ viewer: { id: string } | null }, Record<string, never>>(/* GraphQL */ `
  query Beat {
    viewer {
      id
    }
  }
`)

const beatEvery = 15_000

/**
 * A page that somebody reads asks for nothing, and would not hear that what it shows was taken back. So it asks who it is now
 * and then, while there is a hand on it, and as soon as it is looked at again; one that is left asks nothing, for its session
 * must come to its lock.
 */
export function createBeat(): void {
  const client = useClient()
  let isTouched = false
  const touch = () => void (isTouched = true)
  const beat = () => void ask(client, beatQuery, {})
  const timer = setInterval(() => {
    if (!isTouched || document.visibilityState !== 'visible') return
    isTouched = false
    beat()
  }, beatEvery)
  const look = () => void (document.visibilityState === 'visible' && beat())
  const untouch = onTouched(touch)
  document.addEventListener('visibilitychange', look)
  onCleanup(() => {
    clearInterval(timer)
    untouch()
    document.removeEventListener('visibilitychange', look)
  })
}
