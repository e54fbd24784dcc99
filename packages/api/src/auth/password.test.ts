import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { hashPassword, isPassword } from './password.ts'

it('knows the password and no other, also where there is no account', async () => {
  const stored = await hashPassword('a quiet reading room')
  expect(await isPassword('a quiet reading room', stored)).toBe(true)
  expect(await isPassword('a loud reading room', stored)).toBe(false)
  expect(await isPassword('', undefined)).toBe(false)
})

it('leaves threads to others while many try at once', async () => {
  let isDone = false
  const many = Promise.all(Array.from({ length: 20 }, () => isPassword('guess', undefined)))
  void many.then(() => (isDone = true))
  for (let turn = 0; turn < 5; turn += 1) await readFile(new URL(import.meta.url))
  expect(isDone).toBe(false)
  expect(new Set(await many)).toEqual(new Set([false]))
})
