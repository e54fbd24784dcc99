// Days as fields have them, and instants as the server has them: a yes has ceased at the first moment of a day here.
import { dayOf as dayIn } from '../ui/day.ts'

/** The first moment of a day in this browser's calendar; null for what is no day. */
export const instantOfDay = (day: string): string | null => {
  const at = new Date(`${day}T00:00`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** The day on which something has ceased. */
export const dayOf = (instant: string): string => dayIn(new Date(instant))
