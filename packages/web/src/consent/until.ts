// Days as fields have them, and instants as the server has them: a yes has ceased at the first moment of a day here.

/** The first moment of a day in this browser's calendar; null for what is no day. */
export const instantOfDay = (day: string): string | null => {
  const at = new Date(`${day}T00:00`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** The day on which something has ceased. */
export const dayOf = (instant: string): string => {
  const at = new Date(instant)
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
