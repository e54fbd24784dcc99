// How long it still takes, in the only way in which anybody can say that: about.
import { pageOf, pagesOf, placeOf, type Known, type Progress } from '../sitting.ts'

/** Minutes that are left, about: a fifth of one for what is ticked, one for what is written. */
export const minutesLeft = (progress: Progress, known: Known): number | null => {
  if (placeOf(progress, known) !== 'ask') return null
  const pages = pagesOf(known.answers)
  const here = pages.findIndex(({ id }) => id === pageOf(progress, known)?.id)
  const slots = pages.slice(Math.max(0, here)).flatMap((page) => page.slots)
  const minutes = slots.reduce((sum, { type }) => sum + (type === 'long' || type === 'text' ? 1 : 0.2), 0)
  return Math.max(1, Math.ceil(minutes))
}
