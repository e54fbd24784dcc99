import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

// Deriving keeps a thread busy for a tenth of a second, and Node has four for everything, reading keys included.
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

const derive = (password: string, salt: Buffer) => inTurn(() => derived(password, salt))

const derived = (password: string, salt: Buffer) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize('NFC'), salt, 32, cost, (problem, key) =>
      problem ? reject(problem) : resolve(key),
    ),
  )

export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${(await derive(password, salt)).toString('base64url')}`
}

/** Takes as long for an account that does not exist. */
export const isPassword = async (password: string, stored: string | undefined): Promise<boolean> => {
  const [salt = 'AAAAAAAAAAAAAAAAAAAAAA', hash = ''] = stored?.split('.') ?? []
  const [own, given] = [
    await derive(password, Buffer.from(salt, 'base64url')),
    Buffer.from(hash, 'base64url'),
  ]
  return own.length === given.length && timingSafeEqual(own, given)
}

export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a session's token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')
