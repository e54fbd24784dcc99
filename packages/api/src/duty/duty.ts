// Who is there when, by the clock on the wall where the study is: so a turn from eight to six is one from eight to six on the
// day on which clocks change as well. Clocks of items are spans of time and know nothing of this.
import { localTime, weekdays, type SafeTimes, type Weekday } from '../identity/identity.ts'
import type { DutyPlace } from '../../generated/prisma/enums.ts'

/** Over midnight where it does not end after it begins; from and to the same: the whole day. */
export type Hours = SafeTimes
export type Turn = { id: string; accountId: string; place: DutyPlace; hours: Hours | null }

export type Plan = { turns: readonly Turn[]; timeZone: string }

const before = (day: Weekday): Weekday => weekdays[(weekdays.indexOf(day) + 6) % 7]!

export const isThereAt = ({ hours }: Pick<Turn, 'hours'>, at: Date, timeZone: string): boolean => {
  if (!hours) return true
  const { days, from, to } = hours
  const { day, time } = localTime(at, timeZone)
  if (from < to) return days.includes(day) && time >= from && time < to
  return (days.includes(day) && time >= from) || (days.includes(before(day)) && time < to)
}

/** Who is there now in a place. A supervisor always is. */
export const thereAt = ({ turns, timeZone }: Plan, place: DutyPlace, at: Date): string[] => [
  ...new Set(
    turns
      .filter((turn) => turn.place === place && isThereAt(turn, at, timeZone))
      .map(({ accountId }) => accountId),
  ),
]

const isEverFirst = (turns: readonly Turn[]): boolean => turns.some(({ place }) => place === 'first')

const quarter = 15 * 60_000
const week = (7 * 24 * 60 * 60_000) / quarter

/** When what is so now changes, to a quarter of an hour; null where it does not within a week. */
const nextChange = (isSo: (at: Date) => boolean, at: Date): Date | null => {
  const now = isSo(at)
  const first = Math.floor(at.getTime() / quarter + 1) * quarter
  for (let step = 0; step <= week; step += 1) {
    const then = new Date(first + step * quarter)
    if (isSo(then) !== now) return then
  }
  return null
}

/** Until when a turn that runs goes on, or when one begins. */
export const turnsAt = (turn: Turn, at: Date, timeZone: string): Date | null =>
  turn.hours && nextChange((when) => isThereAt(turn, when, timeZone), at)

const day = 24 * 60
const minutesOf = (time: string): number => {
  const [hour, minute] = time.split(':').map(Number)
  return hour! * 60 + minute!
}

/** The longest time in a week, in minutes of the wall, in which nobody is the first to be asked. */
export const longestGap = (turns: readonly Turn[]): number => {
  const spans = turns
    .filter(({ place }) => place === 'first')
    .flatMap(({ hours }) =>
      (hours?.days ?? []).map((one) => {
        const from = weekdays.indexOf(one) * day + minutesOf(hours!.from)
        const length = (minutesOf(hours!.to) - minutesOf(hours!.from) + day) % day || day
        return { from, to: from + length }
      }),
    )
    .sort((a, b) => a.from - b.from)
  const [first] = spans
  if (!first) return 7 * day
  // Round the week: what runs over Sunday's end, and then the first of the next one.
  const reached = Math.max(...spans.map(({ to }) => to)) - 7 * day
  let end = Math.max(first.to, reached)
  let gap = 0
  for (const { from, to } of [...spans.slice(1), { from: first.from + 7 * day, to: first.to + 7 * day }]) {
    gap = Math.max(gap, from - end)
    end = Math.max(end, to)
  }
  return gap
}

/**
 * Whether what somebody writes alone can be read in time: what a minor writes is to be read within a day, so a plan that leaves more
 * than a day of the week with nobody is as good as none.
 */
export const isStaffed = (turns: readonly Turn[]): boolean => isEverFirst(turns) && longestGap(turns) <= day

const planWarnings = [
  // Nobody is ever the first to be asked: nobody who is alone is asked for words, and what comes goes to all at once.
  'nobody_ever',
  'nobody_now',
  // What a minor writes alone is to be read within a day, which nobody could: it is as if nobody were there ever.
  'gap_over_a_day',
  'no_backup',
  'no_supervisor',
  // Nobody is told by a letter: no server for letters, or no address of who is planned.
  'no_mail_server',
  'no_address',
  // Nobody of those who are first now gets letters: whoever comes after them is called at once.
  'first_without_address',
  // What people of a service are said to have done has nobody outside all services to read it.
  'nobody_outside',
  // What nobody may read is told by a letter to whoever can let somebody in, and has nothing to do with it.
  'administrator_without_address',
] as const
type PlanWarning = (typeof planWarnings)[number]
/** And that somebody opened how a person is reached, and nobody else is there who could look at it: not everybody is told (`schema.ts`). */
export const dutyWarnings = [...planWarnings, 'openings_unlooked'] as const
export type DutyWarning = (typeof dutyWarnings)[number]

export type Planned = Plan & {
  reviewers: readonly { accountId: string; hasAddress: boolean; ties: number }[]
  sendsLetters: boolean
  reachesAdministrator: boolean
}

export const warningsOf = ({ turns, reviewers, timeZone, ...letters }: Planned, at: Date) => {
  const { sendsLetters, reachesAdministrator } = letters
  const has = (place: DutyPlace) => turns.some((turn) => turn.place === place)
  const isEver = isEverFirst(turns)
  const first = thereAt({ turns, timeZone }, 'first', at)
  const isReached = (id: string) =>
    reviewers.some(({ accountId, hasAddress }) => accountId === id && hasAddress)
  const planned = reviewers.filter(({ accountId }) => turns.some((turn) => turn.accountId === accountId))
  const found: Record<PlanWarning, boolean> = {
    nobody_ever: !isEver,
    nobody_now: isEver && first.length === 0,
    gap_over_a_day: isEver && !isStaffed(turns),
    no_backup: !has('backup'),
    no_supervisor: !has('supervisor'),
    no_mail_server: !sendsLetters,
    no_address: sendsLetters && planned.some(({ hasAddress }) => !hasAddress),
    first_without_address: sendsLetters && first.length > 0 && !first.some(isReached),
    nobody_outside: reviewers.length > 0 && reviewers.every(({ ties }) => ties > 0),
    administrator_without_address: sendsLetters && !reachesAdministrator,
  }
  return planWarnings.filter((one) => found[one])
}
