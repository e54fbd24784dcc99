// What is kept has its time. Clocks begin when a study is over; what no program destroys yet is told all the same.
export const clockKinds = ['contact', 'identity', 'words'] as const
export type ClockKind = (typeof clockKinds)[number]

/** Of these the program destroys what is due; the words of somebody who did not withdraw it only tells. */
export const destroyed: readonly ClockKind[] = ['contact', 'identity']

const years = 3

/** Free text is kept for three years at most: what was said before this is due. */
export const wordsBefore = (at: Date): Date => {
  const before = new Date(at)
  before.setUTCFullYear(before.getUTCFullYear() - years)
  return before
}

export type Closing = { closedOn: Date; resultsReturnedOn: Date | null }

/** What is wrong with the days that somebody gives, by the field. */
export const closingProblem = (
  { closedOn, resultsReturnedOn }: Closing,
  at: Date,
): [keyof Closing, string] | null => {
  // A day ahead is still today somewhere.
  const tomorrow = at.getTime() + 24 * 60 * 60 * 1000
  if (closedOn.getTime() > tomorrow)
    return ['closedOn', 'is a day to come; give the day on which the study was over']
  if (!resultsReturnedOn) return null
  if (resultsReturnedOn.getTime() > tomorrow)
    return [
      'resultsReturnedOn',
      'is a day to come; give the day on which the results were with those who asked',
    ]
  return null
}
