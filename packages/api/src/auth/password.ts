import { createHash, createHmac, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { symmetricDecrypt } from 'better-auth/crypto'
import { hash, verify } from '@node-rs/argon2'

import type { Auth } from './betterAuth.ts'

// Argon2id as OWASP recommends it for sign-in (2025): 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Deriving keeps a thread busy for a twentieth of a second, and Node has four for everything, reading keys included.
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    // Whoever waits takes over this turn, so the count stays.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize('NFC'), cost))

export const isPassword = (password: string, stored: string): Promise<boolean> =>
  inTurn(() =>
    stored.startsWith('$argon2id$')
      ? verify(stored, password.normalize('NFC'))
      : isOldPassword(password, stored),
  )

/** What a database from before this was built keeps: scrypt, a salt and a key. */
const isOldPassword = async (password: string, stored: string) => {
  const [salt = '', key = ''] = stored.split('.').map((part) => Buffer.from(part, 'base64url'))
  const own = await new Promise<Buffer>((resolve, reject) =>
    scrypt(
      password.normalize('NFC'),
      salt,
      32,
      { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 },
      (problem, made) => (problem ? reject(problem) : resolve(made)),
    ),
  )
  return own.length === key.length && timingSafeEqual(own, Buffer.from(key))
}

export const newToken = (): string => randomBytes(32).toString('base64url')

// Without what is taken for another when read off paper: 0 and o, 1 and l and i.
const legible = '23456789abcdefghjkmnpqrstuvwxyz'

/** Ten, of about 49 bits each. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => {
    const code = Array.from({ length: 10 }, () => legible[randomInt(legible.length)]).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })

/** What the database keeps of a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** The secret of a code app, which better-auth sealed. */
export const openAppSecret = async (auth: Auth, data: string): Promise<string> =>
  symmetricDecrypt({ key: (await auth.$context).secretConfig, data })

const stepLength = 30_000

/**
 * The step whose code this is (RFC 6238), one before or after the present one, as better-auth takes them; a step that
 * began while it looked may make that two.
 */
export const stepOf = (secret: string, code: string, at: number): number | null => {
  const now = Math.floor(at / stepLength)
  return [now + 1, now, now - 1, now - 2].find((step) => codeAt(secret, step) === code) ?? null
}

const codeAt = (secret: string, step: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const from = digest[digest.length - 1]! & 0xf
  return String((digest.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** What it keeps of what is short enough to be guessed: nobody tells it apart without the instance's key. */
export const keyedHash = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url')
