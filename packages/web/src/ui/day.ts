/** A day in this browser's calendar, as a field for days has it: in the evening it is not yet the one that UTC has. */
export const dayOf = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

export const today = (): string => dayOf(new Date())

/** The day it is now where a study is, whose calendar its server counts by. */
export const todayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format()
