// What a screen says of the way: how much is left of it, and whether there is anything to pause or to stop.
import { pageOf, pagesOf, placeOf, type Known, type Progress } from '../sitting.ts'

/** Whether there is anything to pause or to stop: not where the way has ended by itself. */
export const canPause = (progress: Progress, known: Known): boolean =>
  progress.aside === null &&
  !['unsafe', 'left_open', 'declined', 'not_yet'].includes(placeOf(progress, known))

/** Minutes that are left, about: a fifth of one for what is ticked, one for what is written. */
export const minutesLeft = (progress: Progress, known: Known): number | null => {
  if (placeOf(progress, known) !== 'ask') return null
  const pages = pagesOf(known.answers)
  const here = pages.findIndex(({ id }) => id === pageOf(progress, known)?.id)
  const slots = pages.slice(Math.max(0, here)).flatMap((page) => page.slots)
  const minutes = slots.reduce((sum, { type }) => sum + (type === 'long' || type === 'text' ? 1 : 0.2), 0)
  return Math.max(1, Math.ceil(minutes))
}
