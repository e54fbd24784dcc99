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
import { basename, dirname, join } from 'node:path'
import { StartError } from './database/errors.ts'
import { isAlive, thisProcess, type Who } from './database/lock.ts'

type Kind = 'server' | 'rotation'
type Held = Who & { space: string | null }

/**
 * Throws where it may not be; gives what lets go of it. A program that stood still for so long that it was taken for gone holds them
 * again when it goes on; where it may not any more, `onLost` ends it before it uses what it has in memory.
 */
export const holdKeys = (folder: string, kind: Kind, onLost: (problem: StartError) => void = fail) => {
  const place = `${folder}.held`
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const file = join(place, `${kind}.${globalThis.crypto.randomUUID()}`)
  say(file)
  if (isExcluded(file, kind)) {
    rmSync(file, { force: true })
    throw refused[kind]
  }
  // Before the signs of others go: whoever misses theirs finds that keys were made anew.
  if (kind === 'rotation') writeFileSync(join(place, 'turn'), globalThis.crypto.randomUUID(), { mode: 0o600 })
  for (const other of othersThan(file)) if (!isHeld(other)) rmSync(other, { force: true })
  const turn = turnOf(place)
  const beat = setInterval(() => {
    if (isThere(file) || !saidAnew(file) || (turnOf(place) === turn && !isExcluded(file, kind))) return
    letGo()
    onLost(lost[kind])
  }, beatMilliseconds)
  beat.unref()
  const letGo = () => {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
  return letGo
}

const fail = (problem: StartError) => {
  throw problem
}

const say = (file: string) =>
  writeFileSync(file, JSON.stringify({ ...thisProcess(), space: space() }), { mode: 0o600 })

const othersThan = (file: string): string[] =>
  readdirSync(dirname(file))
    .map((name) => join(dirname(file), name))
    .filter((path) => path !== file && /^(?:server|rotation)\./.test(basename(path)))

const isExcluded = (file: string, kind: Kind): boolean =>
  othersThan(file).some((path) => excludes(kind, basename(path)) && isHeld(path))

/** Another one each time that keys are made anew. */
const turnOf = (place: string): string | null => {
  try {
    return readFileSync(join(place, 'turn'), 'utf8')
  } catch {
    return null
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

/** Gives the sign; false where another program has taken it away. */
const isThere = (file: string): boolean => {
  try {
    const now = new Date()
    utimesSync(file, now, now)
    return true
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

const saidAnew = (file: string): boolean => {
  try {
    say(file)
    return true
  } catch {
    return false // The folder is away for a moment; the next beat tells.
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

const lost: Record<Kind, StartError> = {
  server: new StartError(
    'keys_made_anew',
    'This program stood still for over a minute, and meanwhile keys were made anew, or are being made: it has the old ones. It ended, so that nothing is sealed under keys that go. Start it again when that is done.',
  ),
  rotation: new StartError(
    'server_began',
    'This program stood still for over a minute, and meanwhile another began to work with the keys. It ended, and nothing is lost. Stop the other, then start it once: it finishes what was begun.',
  ),
}
