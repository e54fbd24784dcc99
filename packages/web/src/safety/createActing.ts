import { createSender, wrongField } from '../acting.ts'
import { tellItems } from '../frame/openItems.ts'
import type { Acted } from './operations.ts'
import { drill, duty, w } from './words.ts'

/** Sends what is done in the room of safety; the rail counts anew what waits. */
export const createActing = (onDone: (done: Acted) => void, onMeanwhile?: () => void) =>
  createSender<Acted>({
    onDone(done) {
      onDone(done)
      tellItems()
    },
    // What somebody else did stands in the list: it is told there, as this item goes to another place in it.
    onRefused: (refused) => wrongField(refused) === 'flagId' && onMeanwhile?.(),
    problemOf,
  })

export type Acting = ReturnType<typeof createActing>

const problemOf = (refused: Acted | undefined): string => {
  if (refused?.__typename === 'SecondPerson') return w().alone
  const field = wrongField(refused)
  return w().wrong[field] ?? duty().wrong[field] ?? drill().wrong[field] ?? w().failed
}
