import { createContext, useContext } from 'solid-js'
import type { Decidable } from '../graphql.ts'

/** What a page does when somebody presses or keys a decision: the act, and where the focus goes then. */
export interface Desk {
  accept: (coding: Decidable) => void
  reject: (coding: Decidable) => void
  change: (coding: Decidable) => void
  undo: (coding: Decidable) => void
}

const DeskContext = createContext<Desk>()
export const DeskProvider = DeskContext.Provider
export const useDesk = (): Desk | undefined => useContext(DeskContext)
