// How somebody may be reached, as rules: what a plan has to say, which words give nothing away, and when it is safe.
import { invalid } from '../errors.ts'

export const channels = ['mail', 'text', 'call', 'worker', 'in_person'] as const
export type Channel = (typeof channels)[number]

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** On these days, from one time of the day to another, where the study is. */
export type SafeTimes = { days: Weekday[]; from: string; to: string }

/** Sealed as a whole; the channel and the language alone stand beside it in clear. */
export type ContactPlan = {
  channel: Channel
  language: 'en' | 'es'
  /** An e-mail address or a number, as the channel has it. */
  address: string | null
  /** Through whom: what they are, such as "the night worker at the shelter". */
  workerRole: string | null
  /** Null: at any time. */
  safeTimes: SafeTimes | null
  /** How we call ourselves to them. */
  senderWords: string | null
  mustNotKnow: string | null
}

/** As somebody sees it who looks it up: it may have been marked since. `hasLeft`: they take no part any more, and it is kept for the reviewer alone. */
export type OpenedPlan = ContactPlan & { isUnsafe: boolean; hasLeft: boolean }

/** What would tell whoever looks over a shoulder what this is about. */
const tellingWords =
  /traffick|survivor|victim|abus|exploit|firsthand|\btrata\b|sobrevivien|explota|prostitu|\bsex|\bdcf\b/i
/** However it is written: with marks of its own, signs that nobody sees, or parted. */
export const isQuiet = (text: string): boolean =>
  !tellingWords.test(text.normalize('NFKD').replace(/[\p{M}\p{Cf}\p{DI}]|(?<=\p{L})[-‐‑](?=\p{L})/gu, ''))

export const isMail = (text: string) => /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]{2,}$/.test(text)
const isNumber = (text: string) => /^\+?[\d ().-]{5,30}$/.test(text)

/** What a plan lacks or gets wrong, by the field it is sent in. */
export const checkPlan = (plan: ContactPlan): void => {
  const { channel, address, workerRole, safeTimes, senderWords } = plan
  if (channel === 'mail' && !isMail(address ?? ''))
    throw invalid('address', 'is no e-mail address. Give the one that is safe, or choose another way')
  if ((channel === 'text' || channel === 'call') && !isNumber(address ?? ''))
    throw invalid('address', 'is no telephone number. Give the one that is safe, or choose another way')
  if (channel === 'worker' && !workerRole)
    throw invalid('workerRole', 'is missing: say through whom, by what they are')
  if (senderWords && !isQuiet(senderWords))
    throw invalid('senderWords', 'name what this is about. Use words that tell nobody anything')
  if (safeTimes && safeTimes.from >= safeTimes.to)
    throw invalid('safeTimes', 'end before they begin. Give a time of the day and a later one')
}

/** Whether a plan allows to reach out at this instant, by the clock of the place. */
export const isSafeAt = (safeTimes: SafeTimes | null, at: Date, timeZone: string): boolean => {
  if (!safeTimes) return true
  const { day, time } = localTime(at, timeZone)
  return safeTimes.days.includes(day) && time >= safeTimes.from && time < safeTimes.to
}

const step = 15 * 60_000

/** The next time at which it is safe, to a quarter of an hour; the instant itself where it is safe then. */
export const nextSafe = (safeTimes: SafeTimes | null, at: Date, timeZone: string): Date | null => {
  if (isSafeAt(safeTimes, at, timeZone)) return at
  const first = Math.ceil(at.getTime() / step) * step
  for (let when = first; when < first + 8 * 24 * 60 * 60_000; when += step)
    if (isSafeAt(safeTimes, new Date(when), timeZone)) return new Date(when)
  // A time of the day that the quarters miss, such as from 12:01 to 12:10.
  return null
}

export const localTime = (at: Date, timeZone: string): { day: Weekday; time: string } => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)!.value
  return { day: of('weekday').toLowerCase() as Weekday, time: `${of('hour')}:${of('minute')}` }
}
