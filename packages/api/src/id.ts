import { randomBytes } from 'node:crypto'

/** A random id of 128 bits: it says nothing about when, who or how many. */
export const newId = (): string => randomBytes(16).toString('base64url')
