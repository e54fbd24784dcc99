// Two commands may start at once; one prepares, the other waits for it.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from './bundle.mjs'

const file = join(root, '.cache/prepare.lock')
const oldest = 15_000

export async function withLock(act) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  while (!take()) await pause(200)
  // Says that its holder lives, also to a process that cannot see the holder's number.
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 2_000)
  try {
    await act()
  } finally {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isStale()) discard()
    return false
  }
}

function isStale() {
  try {
    return Date.now() - statSync(file).mtimeMs > oldest || !isAlive(Number(readFileSync(file, 'utf8')))
  } catch {
    return false
  }
}

// Of several that find it stale only one can move it away.
function discard() {
  const away = `${file}.${process.pid}`
  try {
    renameSync(file, away)
    rmSync(away, { force: true })
  } catch {
    return
  }
}

function isAlive(pid) {
  if (!pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
