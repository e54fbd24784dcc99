// Invented items, in plain words of our own: what each should be found as, so that a drill also tells what screening misses.
import type { Tier } from '../safety/clock.ts'

export type Invented = { key: string; language: 'en' | 'es' | 'mixed'; text: string; tier: Tier | null }

/** `tier`: as a person reads it; null where nothing in it asks for anything. */
export const invented: readonly Invented[] = [
  { key: 'door', language: 'en', tier: 1, text: 'he followed me here and he is at the door now' },
  { key: 'room', language: 'es', tier: 1, text: 'no me deja salir del cuarto y tiene mi teléfono' },
  {
    ...{ key: 'papers', language: 'en', tier: 2 },
    text: 'he keeps my papers and i have to give him what i earn',
  },
  { key: 'leaving', language: 'mixed', tier: 2, text: 'me voy a escapar tonight, nobody knows' },
  { key: 'nights', language: 'en', tier: 2, text: 'the man who works nights comes into my room' },
  { key: 'tired', language: 'en', tier: 2, text: 'i dont really want to be here any more' },
  { key: 'before', language: 'es', tier: 3, text: 'antes me escapaba mucho, ahora ya no' },
  { key: 'garden', language: 'en', tier: null, text: 'the food was good and i liked the garden' },
]

export const inventedOf = (key: string): Invented | undefined => invented.find((one) => one.key === key)

export const durations = [1, 4, 24] as const

export type Running = { endsAt: Date; endedAt: Date | null }

/** When it was over, or will be. */
export const overAt = ({ endsAt, endedAt }: Running): Date => endedAt ?? endsAt
export const isOver = (drill: Running, at: Date): boolean => overAt(drill) <= at

/** Less urgent than a person reads it, or not found at all. */
export const isMissed = (wanted: Tier | null, found: number | null): boolean =>
  wanted !== null && (found === null || found > wanted)

/** How long it took, in whole minutes; null where it was not done while the drill ran. */
export const minutesTo = (from: Date, to: Date | null, end: Date): number | null =>
  to && to <= end ? Math.round((to.getTime() - from.getTime()) / 60_000) : null
