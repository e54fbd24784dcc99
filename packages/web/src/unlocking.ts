import type { Accessor } from 'solid-js'
import { lockedWaysQuery } from './account/providerOperations.ts'
import { ask, type Client } from './client.ts'
import { gql } from './graphql.ts'
import { forgetLock, markLocked } from './lockMark.ts'

/** What the server is told of a lock, and says about it. */
export function createUnlocking(client: Accessor<Client>) {
  let telling: Promise<unknown> | undefined
  // Goes on its way also where the page is left or loaded again at once: else it would come back open.
  const tell = async () => {
    const fetchOptions = { credentials: 'same-origin', keepalive: true } as const
    markLocked()
    const told = client().mutation(lockMutation, {}, { fetchOptions }).toPromise()
    telling = told
    // That nobody is in is an answer too: who has no session has nothing open.
    if ((await told).data) forgetLock()
  }
  /** Asked after the lock, so that the answer is about it; the page that asks is there before the server is told. */
  const waysToUnlock = async () => {
    await Promise.resolve()
    await telling
    const ways = (await ask(client(), lockedWaysQuery, {})).data?.lockedWays
    return ways && ways.length > 0 ? ways : undefined
  }
  /** Told once more: whoever is locked already is told that they have to sign in. */
  const isLockedThere = async () => {
    const isHeard = (await ask(client(), lockMutation, {})).data !== undefined
    if (isHeard) forgetLock()
    return isHeard
  }
  return { tell, waysToUnlock, isLockedThere }
}

export const lockMutation = gql<{ lock: { __typename: string } }>(/* GraphQL */ `
  mutation Lock {
    lock {
      __typename
    }
  }
`)
