// When somebody is 18: a day in the life of a person. When it begins is told by the database (record_birthday), which alone
// moves it when the study's clock is changed.

/** What is wrong with a birth date, in words that follow its name; nothing where nothing is. */
export const birthDateProblem = (birthDate: string, timeZone: string, now: Date): string | null => {
  const parts = partsOf(birthDate)
  if (!parts) return 'is no day of the calendar; give it as 2009-05-31'
  const today = dayAt(now, timeZone)
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
 * The day on which somebody is 18. Who was born on 29 February is a minor until 1 March in a year that has no 29th: where
 * two readings are to be had, a minor's protection lasts longer.
 * @param birthDate a day of the calendar, as 2009-05-31; `birthDateProblem` says whether it is one
 */
export const eighteenthOf = (birthDate: string): string => {
  const parts = partsOf(birthDate)
  if (!parts) throw new RangeError('not a day of the calendar')
  return dayOf({ ...parts, year: parts.year + majority })
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

const calendarIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  })

/** The day of an instant where the study is, as a date is written. */
export const dayAt = (at: Date, timeZone: string): string => {
  const parts = new Map(
    calendarIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}
