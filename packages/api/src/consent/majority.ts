// When somebody is 18: a day in the life of a person, an instant for the rule of consent.

/** What is wrong with a birth date, in words that follow its name; nothing where nothing is. */
export const birthDateProblem = (birthDate: string, timeZone: string, now: Date): string | null => {
  const parts = partsOf(birthDate)
  if (!parts) return 'is no day of the calendar; give it as 2009-05-31'
  const today = dayAt(now, dayIn(timeZone))
  if (birthDate > today) return 'is a day to come; look at the year'
  if (birthDate < dayOf({ ...partsOf(today)!, year: partsOf(today)!.year - oldest }))
    return `is more than ${oldest} years ago, and this is for young people; look at the year`
  if (birthDate > dayOf({ ...partsOf(today)!, year: partsOf(today)!.year - youngest }))
    return `is less than ${youngest} years ago, and nobody that young is asked; look at the year`
  return null
}

const majority = 18
/** Nobody whom these studies ask is older: such a date is a slip. */
const oldest = 30
const youngest = 5

/**
 * The instant at which somebody is 18: when that day begins by the clock of the place. Who was born on 29 February is a
 * minor until 1 March in a year that has no 29th: where two readings are to be had, a minor's protection lasts longer.
 * @param birthDate a day of the calendar, as 2009-05-31; `birthDateProblem` says whether it is one
 */
export const adultFrom = (birthDate: string, timeZone: string): Date => {
  const parts = partsOf(birthDate)
  if (!parts) throw new RangeError('not a day of the calendar')
  return beginningOf(dayOf({ ...parts, year: parts.year + majority }), timeZone)
}

type Parts = { year: number; month: number; day: number }

/** Days that a year does not have go on into the next month, as Date has it. */
const dayOf = ({ year, month, day }: Parts): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)

const partsOf = (text: string): Parts | null => {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined || year < 1900) return null
  return dayOf({ year, month, day }) === text ? { year, month, day } : null
}

const minute = 60_000
/** No clock on earth is further from Greenwich than 14 hours. */
const farthest = 15 * 60

/**
 * The first minute of a day. It is looked for, and not worked out from an offset: where the clock is put forward at
 * midnight the day begins at one, and where it is put back it has two midnights, of which the first counts.
 */
const beginningOf = (day: string, timeZone: string): Date => {
  const format = dayIn(timeZone)
  const middle = Date.parse(`${day}T00:00:00Z`)
  let [before, reached] = [-farthest, farthest]
  while (reached - before > 1) {
    const between = Math.floor((before + reached) / 2)
    if (dayAt(new Date(middle + between * minute), format) < day) before = between
    else reached = between
  }
  return new Date(middle + reached * minute)
}

const dayIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  })

const dayAt = (at: Date, format: Intl.DateTimeFormat): string => {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}
