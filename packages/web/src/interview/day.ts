// The day on which somebody was asked.
import { dayOf } from '../ui/day.ts'

/** Today is now; another day is its noon, which is that day in every zone that writes it here; null is no day. */
export const instantOf = (day: string, now: Date): string | null | undefined => {
  if (day === dayOf(now)) return null
  const noon = new Date(`${day}T12:00`)
  return Number.isNaN(noon.getTime()) ? undefined : noon.toISOString()
}
