/** A day in this browser's calendar, as a field for days has it: in the evening it is not yet the one that UTC has. */
export const dayOf = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

export const today = (): string => dayOf(new Date())
