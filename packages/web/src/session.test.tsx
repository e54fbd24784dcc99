import { screen } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { heading, sitDown, themesPath } from './testing/desk.tsx'
import { ada, session as sessionOf, themesAnswer } from './testing/world.ts'

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
