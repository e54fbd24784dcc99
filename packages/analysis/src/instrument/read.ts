// From JSON that somebody brings to an instrument, or why not, naming the place and never quoting what stands there.
import { instrumentShape, type Instrument } from './shape.ts'

export type ReadProblem = { path: string; message: string }
export type Read = { ok: true; instrument: Instrument } | { ok: false; problems: ReadProblem[] }

const mostCharacters = 500_000

export const readInstrument = (json: string): Read => {
  if (json.length > mostCharacters) return wrong('definition', 'is too long: at most 500,000 characters')
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch {
    return wrong('definition', 'is not JSON. Export an instrument to see the form.')
  }
  const read = instrumentShape.safeParse(raw)
  if (read.success) return { ok: true, instrument: read.data }
  return {
    ok: false,
    problems: read.error.issues.slice(0, 20).map((issue) => ({
      path: ['definition', ...issue.path.map(String)].join('.'),
      message: wording(issue),
    })),
  }
}

/** What was stored after it was read once. */
export const instrumentOf = (stored: unknown): Instrument => instrumentShape.parse(stored)

const wrong = (path: string, message: string): Read => ({ ok: false, problems: [{ path, message }] })

type Issue = { code: string; values?: unknown[]; maximum?: unknown }

const wording = (issue: unknown): string => {
  const { code, values, maximum } = issue as Issue
  if (code === 'too_big') return `is too long or too large: at most ${String(maximum)}`
  if (code === 'too_small') return 'is missing or too short'
  if (code === 'invalid_value') return `is none of: ${(values ?? []).map(String).join(', ')}`
  if (code === 'unrecognized_keys') return 'has a field that is not known here'
  if (code === 'invalid_format') return 'is not in the form that is asked for here'
  if (code === 'invalid_union') return 'is no condition: give op with what it asks about'
  return 'is missing or of the wrong kind'
}
