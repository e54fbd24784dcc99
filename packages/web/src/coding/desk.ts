import { type Accessor, createContext, useContext } from 'solid-js'
import type { Decidable } from '../graphql.ts'

/** What a page does when somebody presses or keys a decision: the act, and where the focus goes then. */
export interface Desk {
  accept: (coding: Decidable) => void
  reject: (coding: Decidable) => void
  change: (coding: Decidable) => void
  undo: (coding: Decidable) => void
  /** Asks which aspects of it the words show, beside its words. */
  aspects: (coding: Decidable) => void
  /** What is asked about now, and beside which coding of the page. */
  asked: Accessor<AskedAspects | undefined>
  /** Null lets go. */
  sayAspects: (aspects: string[] | null) => void
}

export interface AskedAspects {
  beside: string
  of: Decidable
}

const DeskContext = createContext<Desk>()
export const DeskProvider = DeskContext.Provider
export const useDesk = (): Desk | undefined => useContext(DeskContext)
