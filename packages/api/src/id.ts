import { randomBytes, randomInt } from 'node:crypto'

/** A random id of 128 bits: it says nothing about when, who or how many. */
export const newId = (): string => randomBytes(16).toString('base64url')

// Without what is taken for another when read off paper or told on the phone: 0 and o, 1 and l and i.
const legible = '23456789abcdefghjkmnpqrstuvwxyz'

/** A short name of about 79 random bits, in four groups of four: somebody can say it, and nobody guesses it. */
export const newCode = (): string =>
  Array.from(
    { length: 16 },
    (_, at) => (at > 0 && at % 4 === 0 ? '-' : '') + legible[randomInt(legible.length)],
  ).join('')

export const isCode = (text: string): boolean => /^(?:[2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/.test(text)

/** A whole number from 0 on, each as likely as the others. */
export const chanceBelow = (below: number): number => randomInt(below)
