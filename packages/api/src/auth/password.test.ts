import { scryptSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { hashPassword, isPassword, keyedHash } from './password.ts'

it('knows the password and no other, however the letters were typed', async () => {
  const stored = await hashPassword('una sala tranquilá')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await isPassword('una sala tranquila\u0301', stored)).toBe(true)
  expect(await isPassword('una sala ruidosa', stored)).toBe(false)
  expect(await isPassword('', stored)).toBe(false)
})

it('still knows one that was kept by scrypt', async () => {
  const salt = Buffer.from('0123456789abcdef')
  const key = scryptSync('a quiet reading room', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 })
  const stored = `${salt.toString('base64url')}.${key.toString('base64url')}`
  expect(await isPassword('a quiet reading room', stored)).toBe(true)
  expect(await isPassword('a loud reading room', stored)).toBe(false)
})

it('leaves threads to others while many try at once', async () => {
  const stored = await hashPassword('a quiet reading room')
  let isDone = false
  const many = Promise.all(Array.from({ length: 20 }, () => isPassword('guess', stored)))
  void many.then(() => (isDone = true))
  for (let turn = 0; turn < 5; turn += 1) await readFile(new URL(import.meta.url))
  expect(isDone).toBe(false)
  expect(new Set(await many)).toEqual(new Set([false]))
})

it('hashes what is short under a key', () => {
  expect(keyedHash('one', 'ada')).not.toBe(keyedHash('other', 'ada'))
  expect(keyedHash('one', 'ada')).toBe(keyedHash('one', 'ada'))
})
