// Whether a file that was read from JSON can be kept: its texts and names, and how deep it goes.
import { unwritable } from '../text/clean.ts'

/** Deeper than any codebook, and shallow enough for whoever reads it in turn. */
const DEEPEST = 20

const PROBLEMS = {
  nul: 'holds a NUL character',
  lone_surrogate: 'holds half of a character (a lone surrogate)',
}

export type Unkept = { path: readonly PropertyKey[]; problem: string }

/** The first place in a file that cannot be kept. Names that we do not know are not given back: the place ends before. */
export function unkept(value: unknown, path: readonly PropertyKey[] = []): Unkept | undefined {
  if (typeof value === 'string') {
    const problem = unwritable(value)
    return problem && { path, problem: PROBLEMS[problem] }
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length >= DEEPEST) return { path: [], problem: `goes deeper than ${DEEPEST} levels` }
  for (const [key, inner] of Object.entries(value)) {
    const problem = unwritable(key)
    if (problem) return { path, problem: `${PROBLEMS[problem]} in a name` }
    const found = unkept(inner, [...path, Array.isArray(value) ? Number(key) : key])
    if (found) return found
  }
  return undefined
}
