import { cleanup, screen } from '@solidjs/testing-library'
import { afterEach, expect, it } from 'vitest'
import { heading, sitDown, themesPath } from './testing/desk.tsx'
import { ada, session as sessionOf, themesAnswer } from './testing/world.ts'

afterEach(() => sessionStorage.clear())

it('stays locked when what was asked before the lock is answered after it', async () => {
  let isFirst = true
  let answer: (() => void) | undefined
  const { session } = sitDown(themesPath, ada, {
    Themes: () => themesAnswer,
    Session() {
      if (!isFirst) return new Promise((resolve) => (answer = () => resolve(sessionOf(ada))))
      isFirst = false
      return sessionOf(ada)
    },
  })
  await heading('Themes')
  const looking = session.load()
  void session.lock()
  await heading('Locked')
  await expect.poll(() => answer).toBeDefined()
  answer!()
  await looking
  expect(session.standing().state).toBe('locked')
  expect(screen.queryByRole('heading', { name: 'Locked' })).not.toBeNull()
})

/** A desk that is locked before a server that is never told; then the page goes, as at a reload. */
const lockUnheard = async () => {
  const { session } = sitDown(themesPath, ada, { Themes: () => themesAnswer, Lock: () => new Promise(never) })
  await heading('Themes')
  void session.lock()
  await heading('Locked')
  cleanup()
}
const never = () => undefined

it('stays locked when it is loaded again before the server has heard of the lock', async () => {
  await lockUnheard()
  let isTold = false
  const { asked } = sitDown(themesPath, ada, {
    Themes: () => themesAnswer,
    Lock() {
      isTold = true
      return { lock: { __typename: 'MutationLockSuccess' } }
    },
    Session: () => ({ ...sessionOf(isTold ? null : ada), lockedAs: isTold ? 'Ada' : null }),
  })
  await heading('Locked')
  expect(asked.map(({ operation }) => operation).slice(0, 2)).toEqual(['Lock', 'Session'])
  expect(asked.some(({ operation }) => operation === 'Themes')).toBe(false)
  expect(sessionStorage.length).toBe(0)
})

it('opens nothing while the server cannot be told, and goes on when it can', async () => {
  await lockUnheard()
  let isThere = false
  let isTold = false
  sitDown(themesPath, ada, {
    Themes: () => themesAnswer,
    Lock() {
      if (!isThere) throw new TypeError('no connection')
      isTold = true
      return { lock: { __typename: 'MutationLockSuccess' } }
    },
    Session: () => ({ ...sessionOf(isTold ? null : ada), lockedAs: isTold ? 'Ada' : null }),
  })
  const again = await screen.findByRole('button', { name: 'Try again' })
  expect(screen.queryByRole('heading', { name: 'Themes' })).toBeNull()
  isThere = true
  again.click()
  await heading('Locked')
})

it('is not held any longer once somebody came in', async () => {
  await lockUnheard()
  sessionStorage.setItem('firsthand.locked', 'yes')
  const { session } = sitDown(themesPath, null, { Lock: () => ({ lock: { __typename: 'SignedOut' } }) })
  await heading('Sign in')
  await session.signIn('ada', 'reading-room')
  expect([session.standing().state, sessionStorage.length]).toEqual(['signedIn', 0])
})
