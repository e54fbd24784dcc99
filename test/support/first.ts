import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of all who want to make something, whoever makes the folder does. */
export function isFirst(making: string): boolean {
  try {
    mkdirSync(making)
    return true
  } catch {
    return false
  }
}

const placesIn = (place: string) => ({
  made: join(place, 'made'),
  making: join(place, 'making'),
  failed: join(place, 'failed'),
})

/**
 * Makes what several processes want, once: whoever asks first does. It is there whole or not at all.
 * @param place a folder that is there, and holds nothing else
 * @param make fills the folder that it is given
 */
export const beginOnce = async (place: string, make: (folder: string) => Promise<void>): Promise<void> => {
  const { made, making, failed } = placesIn(place)
  if (existsSync(made) || !isFirst(making)) return
  try {
    await make(making)
    renameSync(making, made)
  } catch (problem) {
    writeFileSync(failed, String(problem))
  }
}

/** The same, and waits for it; what went wrong is said to everybody who asks. Gives the folder that was filled. */
export const makeOnce = async (place: string, make: (folder: string) => Promise<void>): Promise<string> => {
  const { made, failed } = placesIn(place)
  await beginOnce(place, make)
  while (!existsSync(made)) {
    if (existsSync(failed)) throw new Error(`It could not be made: ${readFileSync(failed, 'utf8')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return made
}
