import { screen, waitFor } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { beatQuery } from './frame/beat.ts'
import { ask } from './client.ts'
import { heading, sitDown, themesPath } from './testing/desk.tsx'
import { ada, themesAnswer } from './testing/world.ts'

/** Answers as a server does to which somebody's no came meanwhile. */
const desk = () => {
  let epoch = 'one'
  let isGone = false
  const answer = (data: object) => Response.json({ data, extensions: { epoch } })
  const { asked, session } = sitDown(themesPath, ada, {
    Themes: () => answer(isGone ? { study: null } : themesAnswer),
    Beat: () => answer({ viewer: { __typename: 'Account', id: ada.id } }),
  })
  const withdraw = () => {
    epoch = 'two'
    isGone = true
  }
  const count = () => asked.filter(({ operation }) => operation === 'Themes').length
  return { session, withdraw, count, beat: () => ask(session.client(), beatQuery, {}) }
}

it('asks again for what is shown when an answer tells that somebody decided since, and lets go of it', async () => {
  const { withdraw, count, beat } = desk()
  await heading('Themes')
  await waitFor(() => expect(screen.queryAllByRole('link', { name: /Rules/ }).length).toBeGreaterThan(0))
  const before = count()
  await beat()
  expect(count()).toBe(before)
  withdraw()
  await beat()
  await waitFor(() => expect(count()).toBe(before + 1))
  await waitFor(() => expect(screen.queryAllByRole('link', { name: /Rules/ })).toEqual([]))
  await beat()
  expect(count()).toBe(before + 1)
})
