// The form of a backup file: a header in clear that says how the passphrase becomes a key, and everything else sealed in
// chunks, so that it streams. What was altered, cut off or moved does not open.
//
//   firsthand backup 1\n
//   {"kdf":"scrypt","N":…,"r":…,"p":…,"salt":"…"}\n
//   32 bytes: HMAC-SHA-256 of these two lines
//   chunks of 64 KiB and their tags: AES-256-GCM, numbered, the last one marked as the last
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'

/** What a backup is refused for, in our words. Nothing was written where it is thrown. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
}

const magic = 'firsthand backup 1\n'
const chunkBytes = 64 * 1024
const tagBytes = 16
const macBytes = 32
const longestHeader = 1_024
const slow = { N: 2 ** 17, r: 8, p: 1 }

type Header = { text: Buffer; salt: Buffer; N: number; r: number; p: number }
type Keys = { header: Buffer; payload: Buffer }

/** Seals a stream of bytes under a passphrase, by default as strongly as somebody who guesses at it deserves. */
export async function* sealed(
  passphrase: string,
  source: AsyncIterable<Buffer>,
  strength = slow,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(16)
  const said = JSON.stringify({ kdf: 'scrypt', ...strength, salt: salt.toString('base64url') })
  const text = Buffer.from(`${magic}${said}\n`)
  const keys = await keysOf(passphrase, { text, salt, ...strength })
  yield Buffer.concat([text, macOf(keys, text)])
  let [waiting, number] = [Buffer.alloc(0), 0]
  for await (const part of source) {
    waiting = Buffer.concat([waiting, part])
    // One chunk is held back: only at the end it is known to be the last.
    while (waiting.length > chunkBytes) {
      yield sealChunk(keys, { number, isLast: false }, waiting.subarray(0, chunkBytes))
      waiting = waiting.subarray(chunkBytes)
      number += 1
    }
  }
  yield sealChunk(keys, { number, isLast: true }, waiting)
}

/** Opens what `sealed` gave, chunk by chunk; throws at the first that does not fit. */
export async function* opened(passphrase: string, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const bytes = createReader(source)
  const header = readHeader(await bytes.line(magic.length), await bytes.line(longestHeader))
  const keys = await keysOf(passphrase, header)
  if (!isSame(macOf(keys, header.text), await bytes.take(macBytes)))
    throw new BackupRefused('The passphrase does not open this backup, or its first lines were altered.')
  for (let number = 0; ; number += 1) {
    const chunk = await bytes.take(chunkBytes + tagBytes)
    const isLast = await bytes.isAtEnd()
    const found = openChunk(keys, { number, isLast }, chunk)
    if (!found) throw damaged(keys, { number, isLast }, chunk)
    yield found
    if (isLast) return
  }
}

type Place = { number: number; isLast: boolean }

const damaged = (keys: Keys, place: Place, chunk: Buffer) =>
  place.isLast && (chunk.length <= tagBytes || openChunk(keys, { ...place, isLast: false }, chunk))
    ? new BackupRefused('This backup was cut off: its end is missing.')
    : new BackupRefused(
        `This backup was ${place.isLast ? 'cut off or altered' : 'altered'} in its part ${place.number + 1}.`,
      )

const keysOf = async (passphrase: string, { salt, N, r, p }: Header): Promise<Keys> => {
  const root = await new Promise<Buffer>((resolve, reject) =>
    scrypt(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (problem, key) =>
      problem ? reject(problem) : resolve(key),
    ),
  )
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', root, salt, `firsthand backup ${purpose}`, 32))
  return { header: derive('header'), payload: derive('payload') }
}

const macOf = ({ header }: Keys, text: Buffer) => createHmac('sha256', header).update(text).digest()

const nonceOf = ({ number, isLast }: Place) => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 0)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

const sealChunk = ({ payload }: Keys, place: Place, chunk: Buffer): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', payload, nonceOf(place))
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
}

const openChunk = ({ payload }: Keys, place: Place, chunk: Buffer): Buffer | null => {
  if (chunk.length < tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', payload, nonceOf(place))
  decipher.setAuthTag(chunk.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    return null
  }
}

const readHeader = (first: Buffer, second: Buffer): Header => {
  if (first.toString('latin1') !== magic)
    throw new BackupRefused(
      /^firsthand backup \d+\n/.test(first.toString('latin1'))
        ? 'This backup was made by a newer version of Firsthand. Restore it with that one.'
        : 'This is no backup of Firsthand.',
    )
  const { N, r, p, salt } = numbersIn(second)
  // Whoever alters the header must not have us work for hours or fill the memory.
  if (
    ![N, r, p].every((one) => Number.isInteger(one) && one > 0) ||
    N > 2 ** 20 ||
    r > 16 ||
    p > 4 ||
    (N & (N - 1)) !== 0
  )
    throw new BackupRefused('The first lines of this backup were altered.')
  return { text: Buffer.concat([first, second]), salt: Buffer.from(String(salt), 'base64url'), N, r, p }
}

const numbersIn = (line: Buffer): { N: number; r: number; p: number; salt: string } => {
  try {
    return JSON.parse(line.toString('utf8')) as { N: number; r: number; p: number; salt: string }
  } catch {
    throw new BackupRefused('The first lines of this backup were altered, or it was cut off.')
  }
}

/** Gives a stream's bytes in the lengths that are asked for. */
const createReader = (source: AsyncIterable<Buffer>) => {
  const parts = source[Symbol.asyncIterator]()
  let [held, isOver] = [Buffer.alloc(0), false]
  const fill = async (length: number) => {
    while (held.length < length && !isOver) {
      const { value, done } = await parts.next()
      if (done) isOver = true
      else held = Buffer.concat([held, value])
    }
  }
  const take = async (length: number) => {
    await fill(length)
    const taken = held.subarray(0, length)
    held = held.subarray(length)
    return taken
  }
  return {
    take,
    async line(longest: number) {
      await fill(longest)
      const end = held.subarray(0, longest).indexOf(0x0a)
      return take(end < 0 ? longest : end + 1)
    },
    async isAtEnd() {
      await fill(1)
      return held.length === 0
    },
  }
}

const isSame = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other)

/** A sum over rows in whatever order they come: the same rows give the same. */
export const createRowSum = () => {
  let [count, sum] = [0, 0n]
  return {
    add(row: string) {
      count += 1
      sum = BigInt.asUintN(256, sum + BigInt(`0x${createHash('sha256').update(row).digest('hex')}`))
    },
    result: (): RowSum => ({ count, sum: sum.toString(16).padStart(64, '0') }),
  }
}
export type RowSum = { count: number; sum: string }
