// Between an instant and what the field of the browser has: the clock on the wall here, to the minute.
const hour = 60 * 60_000

export const onTheWall = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)

/**
 * Where clocks go back an hour, a time on the wall is two instants: of what is written down afterwards it is the later one that is not
 * to come, or what was done in that hour would be an hour early. Null where it is none.
 */
export const fromTheWall = (text: string, now: Date): Date | null => {
  const first = new Date(text)
  if (Number.isNaN(first.getTime())) return null
  const again = new Date(first.getTime() + hour)
  return onTheWall(again) === text.slice(0, 16) && again <= now ? again : first
}
