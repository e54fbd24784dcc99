import { createSender, wrongField } from '../acting.ts'
import type { Acted } from './operations.ts'
import { w } from './words.ts'

/** Sends what is done with a demand. */
export const createActing = (onDone: () => void) => createSender<Acted>({ onDone, problemOf })

const problemOf = (refused: Acted | undefined): string =>
  refused?.__typename === 'SecondPerson' ? w().ownHalf : (w().wrong[wrongField(refused)] ?? w().failed)
