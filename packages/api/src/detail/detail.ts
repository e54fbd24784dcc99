// How far a passage is, and why an edit of its details cannot be made.
import type { EditProblem } from '@firsthand/analysis'
import type { DetailLevel, DetailStep } from '../../generated/prisma/enums.ts'

export type Step = { step: DetailStep; cleanedAt: Date }

/** By the last step at it, where that was at the words as they are now. */
export const levelOf = (cleanedAt: Date, last: Step | null | undefined): DetailLevel => {
  if (!last || last.cleanedAt.getTime() !== cleanedAt.getTime()) return 'machine'
  return last.step === 'marked' || last.step === 'approved' ? last.step : 'machine'
}

/** What stands for a detail is short: a longer text would be written for the person. */
export const longestText = 40
export const mostEdits = 50

export const problems: Record<EditProblem, string> = {
  outside: 'marks no word of the passage, or ends behind it',
  overlaps: 'meets another change of the same request. Mark both as one.',
  'no mark': 'is no mark that could be taken off. Look at the passage as it stands now.',
  'same words': 'says what was to be hidden. Choose more general words.',
}
