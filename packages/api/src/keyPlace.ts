// Where keys may stand: never inside the data folder, so that a copy of that folder opens nothing.
import { existsSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { StartError } from './database/errors.ts'

type Place = { keyFile?: string | undefined; configFolder: string; dataFolder: string }

/** Where the key file of an instance stands; never inside the data folder, so that a copy of that folder opens nothing. */
export const keyFileFor = (instanceId: string, place: Place) => {
  const file = place.keyFile ?? join(place.configFolder, `${instanceId}.key`)
  refuseInside(file, place)
  return file
}

/** The same refusal before there is a database, whose making takes a while. */
export const refuseKeysIn = (place: Place) => refuseInside(place.keyFile ?? place.configFolder, place)

/** The same for a copy of the keys. */
export const refuseInsideData = (path: string, dataFolder: string) =>
  refuseInside(path, { dataFolder, configFolder: '' })

const refuseInside = (file: string, place: Place) => {
  const path = relative(whereItIs(place.dataFolder), whereItIs(file))
  if (path.split(sep)[0] !== '..' && !isAbsolute(path))
    throw new StartError(
      'key_in_data_folder',
      'FIRSTHAND_KEY_FILE or XDG_CONFIG_HOME leads into the data folder. Keep keys outside it, so that a copy of the data opens nothing.',
    )
}

/** Where a path leads, links followed even where they lead to what is not there yet. */
const whereItIs = (path: string, links = 40): string => {
  const whole = resolve(path)
  if (existsSync(whole) || dirname(whole) === whole) return realpathSync(whole)
  const target = targetOf(whole)
  if (target && links > 0) return whereItIs(resolve(dirname(whole), target), links - 1)
  return join(whereItIs(dirname(whole), links), basename(whole))
}

const targetOf = (path: string) => {
  try {
    return readlinkSync(path)
  } catch {
    return undefined // no link, or nothing at all
  }
}
