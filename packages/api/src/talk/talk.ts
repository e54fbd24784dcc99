// Who can be talked with, and when: what the page promises at the end is the next hour at which somebody said they are there.
import { isSafeAt, nextSafe, type SafeTimes } from '../identity/identity.ts'
import type { Localized } from '../input.ts'

/** Days, and from when to when, by the study's clock. */
export type Hours = SafeTimes

/** What somebody said of themself. */
export type Offer = { accountId: string; name: Localized; how: Localized; hours: Hours }

export type Slot = { from: Date; until: Date; isNow: boolean }

const minute = 60_000
/** Of an hour that is about to end nothing is promised any more. */
const leastLeft = 15 * minute
const mostLong = 24 * 60

/** The next time at which somebody is there; null where there is none within a week. */
export const nextSlot = (hours: Hours, at: Date, timeZone: string): Slot | null => {
  const from = nextSafe(hours, at, timeZone)
  if (!from) return null
  const until = endOf(hours, from, timeZone)
  const isNow = from.getTime() === at.getTime()
  if (isNow && until.getTime() - at.getTime() < leastLeft)
    // An end is told to five minutes, which may be before this one.
    return nextSlot(hours, new Date(Math.max(until.getTime(), at.getTime()) + minute), timeZone)
  return { from, until, isNow }
}

/** To five minutes, and never later than it was said. */
const endOf = (hours: Hours, from: Date, timeZone: string): Date => {
  const first = Math.floor(from.getTime() / (5 * minute)) * 5 * minute
  let until = first
  for (let more = 5; more <= mostLong; more += 5) {
    const next = first + more * minute
    if (!isSafeAt(hours, new Date(next - minute), timeZone)) break
    until = next
  }
  return new Date(until)
}

const tags = { en: 'en-US', es: 'es-US' } as const
type Language = keyof typeof tags

export const whenInWords = ({ from, until, isNow }: Slot, language: Language, timeZone: string): string => {
  const time = (at: Date) =>
    new Intl.DateTimeFormat(tags[language], { timeZone, hour: 'numeric', minute: '2-digit' }).format(at)
  const day = new Intl.DateTimeFormat(tags[language], {
    ...{ timeZone, weekday: 'long', day: 'numeric', month: 'long' },
  }).format(from)
  if (language === 'es')
    return isNow ? `Hoy, hasta las ${time(until)}` : `${day}, de ${time(from)} a ${time(until)}`
  return isNow ? `Today, until ${time(until)}` : `${day}, from ${time(from)} to ${time(until)}`
}
