// What our own pages ask, known by the hash of its text: the build of the pages writes the list.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** Documents by the SHA-256 of their text. */
export type Operations = ReadonlyMap<string, string>

export const noOperations: Operations = new Map()

const listed = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string().min(1))

/** The list that was built beside the pages; without one nothing is known by its hash. */
export const loadOperations = (file: string): Operations =>
  existsSync(file)
    ? new Map(Object.entries(listed.parse(JSON.parse(readFileSync(file, 'utf8')))))
    : noOperations
