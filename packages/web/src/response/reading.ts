import { type Accessor, createContext, useContext } from 'solid-js'
import type { PassageWords } from './operations.ts'

/** What a reader of one response looks at: the passage they came for, the coding they point at. */
export interface Reading {
  lit: Accessor<string | undefined>
  light: (coding: string | undefined) => void
  opened: Accessor<string | undefined>
  /** Has words of a passage chosen by keys. */
  choose: (passage: PassageWords) => void
}

const ReadingContext = createContext<Reading>()
export const ReadingProvider = ReadingContext.Provider

export function useReading(): Reading {
  const reading = useContext(ReadingContext)
  if (!reading) throw new Error('useReading is called outside of ReadingProvider')
  return reading
}
