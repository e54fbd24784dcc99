// The day on which somebody was asked.
/** A day in this calendar, as a field for days has it. */
export const dayOf = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** Today is now; another day is its noon, which is that day in every zone that writes it here; null is no day. */
export const instantOf = (day: string, now: Date): string | null | undefined => {
  if (day === dayOf(now)) return null
  const noon = new Date(`${day}T12:00`)
  return Number.isNaN(noon.getTime()) ? undefined : noon.toISOString()
}
