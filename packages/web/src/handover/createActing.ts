import { createSender, wrongField } from '../acting.ts'
import { tellNotices } from '../frame/OpenCount.tsx'
import type { Acted } from './operations.ts'
import { w } from './words.ts'

/** Sends what is done with a handover; the rail counts its open notices anew. */
export const createActing = (onDone: (done: Acted) => void) =>
  createSender<Acted>({
    onDone(done) {
      onDone(done)
      tellNotices()
    },
    problemOf: (refused) => w().wrong[wrongField(refused)] ?? w().failed,
  })
