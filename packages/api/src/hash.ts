import { createHash } from 'node:crypto'

/** Tells a text of ours from another one, to anybody; for words of a participant it would tell too much (words.ts). */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')
