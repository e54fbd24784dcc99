import { createHash, randomBytes } from 'node:crypto'

/** A random id of 128 bits: it says nothing about when, who or how many. */
export const newId = (): string => randomBytes(16).toString('base64url')

/** Tells a published text from every other one. Never of a participant's words: whoever guesses them could check. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')
