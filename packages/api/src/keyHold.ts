// Who has the keys of an instance open, written beside them: by whatever database, so that nobody makes keys anew under a program that
// holds the old ones in memory, and none begins to work with keys that are being made anew. Each says so first and looks then, so
// of two at once one steps back, or both.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { StartError } from './database/errors.ts'
import { isAlive, thisProcess, type Who } from './database/lock.ts'

type Kind = 'server' | 'rotation'
type Held = Who & { space: string | null }

/** Throws where it may not be; gives what lets go of it. */
export const holdKeys = (folder: string, kind: Kind): (() => void) => {
  const place = `${folder}.held`
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const own = `${kind}.${globalThis.crypto.randomUUID()}`
  const file = join(place, own)
  writeFileSync(file, JSON.stringify({ ...thisProcess(), space: space() }), { mode: 0o600 })
  const others = readdirSync(place).filter((name) => name !== own)
  if (others.some((name) => excludes(kind, name) && isHeld(join(place, name)))) {
    rmSync(file, { force: true })
    throw refused[kind]
  }
  for (const name of others) if (!isHeld(join(place, name))) rmSync(join(place, name), { force: true })
  const beat = setInterval(() => touch(file), beatMilliseconds)
  beat.unref()
  return () => {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

/** Servers work beside each other; a rotation is alone. */
const excludes = (kind: Kind, name: string) => kind === 'rotation' || name.startsWith('rotation.')

const beatMilliseconds = 10_000
/** After so long without a sign a program that cannot be looked for, in another container, is taken for gone. */
const patienceMilliseconds = 60_000

const isHeld = (file: string): boolean => {
  const held = readHeld(file)
  if (held && held.space !== null && held.space === space()) return isAlive(held)
  const beaten = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return Date.now() - beaten < patienceMilliseconds
}

/** Null where it was let go of meanwhile, or is half written. */
const readHeld = (file: string): Held | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Held
  } catch {
    return null
  }
}

/** Numbers of processes mean something within one space alone. */
const space = (): string | null => {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return process.platform === 'linux' ? null : 'one'
  }
}

const touch = (file: string) => {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // The folder is away for a moment; the next beat tells.
  }
}

const refused: Record<Kind, StartError> = {
  server: new StartError(
    'keys_being_made',
    'The keys of a study are being made anew by another program. Start again when it is done; if it was killed in another container, in a minute. Nothing was changed.',
  ),
  rotation: new StartError(
    'server_running',
    'A server, perhaps of another copy of this database, works with these keys. Stop it, then try again; if it was killed in another container, in a minute. Nothing was changed.',
  ),
}
