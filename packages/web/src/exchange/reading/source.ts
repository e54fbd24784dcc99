/** What was brought, as far as it can be told without asking anybody. */
export type Source =
  /** One text for each file. */
  | { kind: 'text'; format: 'paste' | 'txt' | 'docx'; texts: string[]; encoding?: Encoding }
  | {
      kind: 'table'
      format: 'paste' | 'csv' | 'xlsx'
      sheets: Sheet[]
      encoding?: Encoding
      delimiter?: Delimiter
    }

export interface Sheet {
  name: string
  rows: string[][]
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type Delimiter = ',' | ';' | '\t' | '|'

/** Why nothing can be taken from it. The page says of each what to do. */
export type Problem =
  | 'empty'
  | 'tooLarge'
  | 'tooManyRows'
  | 'severalTables'
  | 'picture'
  | 'pdf'
  | 'rtf'
  | 'legacy'
  | 'locked'
  | 'otherArchive'
  | 'unknown'
  | 'damaged'
  | 'tookTooLong'
  | 'unavailable'

export type Read = { source: Source } | { problem: Problem }

export class Unreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem)
  }
}

export const largestFile = 20 * 1024 * 1024
/** What a packed file may hold once unpacked: a small one can hold more than a machine. */
export const largestUnpacked = 120 * 1024 * 1024
export const mostRows = 20_000
