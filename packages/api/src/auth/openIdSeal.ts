// What a browser holds while its person is at the provider: sealed, so that nobody reads or changes it, and ended by
// itself after ten minutes.
import { EncryptJWT, jwtDecrypt } from 'jose'
import type { Held } from './openId.ts'
import { longestFlow } from './openId.ts'
import { keyedHash } from './password.ts'

/** 32 bytes for this alone, from what signs the cookies of accounts. */
const keyFrom = (secret: string) => Buffer.from(keyedHash(secret, 'provider state'), 'base64url')

export const sealHeld = (secret: string, held: Held, at = new Date()): Promise<string> =>
  new EncryptJWT({ held })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(Math.floor(at.getTime() / 1000) + longestFlow)
    .encrypt(keyFrom(secret))

/** Null where it is too old, or was not sealed here. What was sealed here has the shape that it was sealed with. */
export const openHeld = async (secret: string, sealed: string): Promise<Held | null> => {
  const only = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] }
  const opened = await jwtDecrypt<{ held: Held }>(sealed, keyFrom(secret), {
    ...only,
    requiredClaims: ['exp', 'held'],
  }).catch(() => null)
  return opened?.payload.held ?? null
}
