// What whoever fields a survey should know of those who answer it alone: it is asked anew each time somebody looks.
import type { Turn } from '../duty/duty.ts'
import { jurisdictionOf } from '../jurisdiction.ts'
import { isStale } from '../setup/setup.ts'
import { nextSlot, type Hours } from '../talk/talk.ts'
import { againstWords } from './screen/asking.ts'

export const aloneWarnings = [
  // Nobody on call reads what is written alone, so nobody is asked in words.
  'no_words',
  // Exit leads to no page that somebody chose.
  'no_exit',
  // The pages name nobody to call, or numbers that nobody called for half a year.
  'no_numbers',
  'old_numbers',
  // The last screen promises nobody.
  'nobody_to_talk',
] as const
export type AloneWarning = (typeof aloneWarnings)[number]

export type Prepared = {
  isDemo: boolean
  timeZone: string
  exitAddress: string | null
  jurisdiction: string | null
  resourcesCheckedOn: Date | null
  turns: readonly Turn[]
  offers: readonly { hours: Hours; isOn: boolean }[]
}

export const warningsOf = (study: Prepared, at: Date): AloneWarning[] => {
  const numbers = jurisdictionOf(study.jurisdiction)?.resources ?? []
  const isThere = study.offers.some(({ hours, isOn }) => isOn && nextSlot(hours, at, study.timeZone))
  const found: Record<AloneWarning, boolean> = {
    no_words: againstWords(study) !== null,
    no_exit: study.exitAddress === null,
    no_numbers: numbers.length === 0,
    old_numbers: numbers.length > 0 && isStale(study.resourcesCheckedOn, at),
    nobody_to_talk: !isThere,
  }
  return aloneWarnings.filter((one) => found[one])
}
