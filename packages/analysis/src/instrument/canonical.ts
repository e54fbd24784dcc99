import type { Instrument } from './shape.ts'

/** One text for what asks the same, whatever the order of its members: what the API's sha256 is made of. */
export const canonicalInstrument = (instrument: Instrument): string => JSON.stringify(sorted(instrument))

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value === 'string') return value.normalize('NFC')
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
