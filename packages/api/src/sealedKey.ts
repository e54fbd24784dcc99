// The instance's key as a file holds it: in clear, or sealed by a passphrase that somebody keeps elsewhere.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

/** 128 MB and about half a second on a machine of today: once at a start, and dear to whoever has to guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const heading = 'firsthand-sealed-key/1'

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)

export const isSealed = (text: string): boolean => text.startsWith(`${heading} `)

export const sealKey = async (key: Buffer, passphrase: string): Promise<string> => {
  const [salt, iv] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, 32, cost), iv)
  cipher.setAAD(Buffer.from(heading))
  const sealed = Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return `${heading} ${salt.toString('base64url')} ${sealed.toString('base64url')}`
}

/** The key, or null where the passphrase is another one or the file was changed. */
export const unsealKey = async (text: string, passphrase: string): Promise<Buffer | null> => {
  const [, salt = '', sealed = ''] = text.trim().split(' ')
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length <= 28) return null
  const derived = await derive(passphrase, Buffer.from(salt, 'base64url'), 32, cost)
  const decipher = createDecipheriv('aes-256-gcm', derived, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(heading))
  decipher.setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  } catch {
    return null
  }
}
