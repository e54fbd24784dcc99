// What is kept has its time. Clocks begin when a study is over; that of words when they were said.
import type { KeptClosing } from '../withdrawals.ts'

export const clockKinds = ['contact', 'identity', 'words'] as const
export type ClockKind = (typeof clockKinds)[number]

/** Of these the program destroys what is due by itself; what was said goes by two people. */
export const destroyed: readonly ClockKind[] = ['contact', 'identity']

const years = 3

/** Free text is kept for three years at most: what was said before this is due. */
export const wordsBefore = (at: Date): Date => {
  const before = new Date(at)
  before.setUTCFullYear(before.getUTCFullYear() - years)
  return before
}

/** The last instant of an hour of the night by UTC, whatever the place: nobody's act falls into the look then. */
export const nightBefore = (at: Date): Date => {
  const night = new Date(at)
  night.setUTCHours(nightHour, 0, 0, 0)
  if (night > at) night.setUTCDate(night.getUTCDate() - 1)
  return night
}
const nightHour = 3

export type Closing = { closedOn: Date; resultsReturnedOn: Date | null }

/** As it is written beside the keys. */
export const keptClosing = (studyId: string, closing: Closing & { recordedAt: Date }): KeptClosing => ({
  studyId,
  closedOn: dayOf(closing.closedOn),
  resultsReturnedOn: closing.resultsReturnedOn && dayOf(closing.resultsReturnedOn),
  recordedAt: closing.recordedAt.toISOString(),
})
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

type Known = { at: Date; lastDay: Date | null }

/** What is wrong with the days that somebody gives, by the field. What they set going cannot be taken back. */
export const closingProblem = (
  { closedOn, resultsReturnedOn }: Closing,
  { at, lastDay }: Known,
): [keyof Closing, string] | null => {
  // A day ahead is still today somewhere.
  const tomorrow = at.getTime() + 24 * 60 * 60 * 1000
  if (closedOn.getTime() > tomorrow)
    return ['closedOn', 'is a day to come; give the day on which the study was over']
  if (lastDay && closedOn < lastDay)
    return [
      'closedOn',
      `is before ${lastDay.toISOString().slice(0, 10)}, when the last wave begins or somebody answered last; look at the year, or change the day of that wave`,
    ]
  if (!resultsReturnedOn) return null
  if (resultsReturnedOn.getTime() > tomorrow)
    return [
      'resultsReturnedOn',
      'is a day to come; give the day on which the results were with those who asked',
    ]
  return null
}
