import type { Span } from '../text/span.ts'

/** What kinds of detail a placeholder stands for. */
export const redactionTypes = [
  'PERSON',
  'KIN',
  'OFFICIAL',
  'PLACE',
  'ADDRESS',
  'SCHOOL',
  'SHELTER',
  'COURT',
  'ORG_SMALL',
  'PHONE',
  'EMAIL',
  'HANDLE',
  'URL',
  'DATE',
  'AGE',
  'ID',
] as const
export type RedactionType = (typeof redactionTypes)[number]

/** A stretch of a text that points at somebody, or the placeholder that stands for it. */
export type Redaction = Span & { type: RedactionType }

/** Finds details that are made of signs rather than of words; linear in the length of the text. */
export type Pattern = (text: string) => Redaction[]

/** A detector from patterns; a group named `it` is the detail where the pattern needs words around it. */
export function patterns(type: RedactionType, ...all: readonly RegExp[]): Pattern {
  return (text) =>
    all.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => {
        const [start, end] = match.indices?.groups?.['it'] ?? [match.index, match.index + match[0].length]
        return { start, end, type }
      }),
    )
}
