// One process may open a data folder, and a killed one must not keep the next one out. Node has no file locks that the
// kernel lets go, so a lock file names its process, and only one process may ever succeed a dead one.
import { execFileSync } from 'node:child_process'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { DataFolder } from './folder.ts'

/** A process, told apart from a later one that got the same number. */
export type Who = { pid: number; born: string | null }

export type Holder = { token: string; process: Who; parent: Who }

/** The process that holds the folder, if it lives. */
export async function holderOf(folder: DataFolder): Promise<Holder | undefined> {
  const holder = readHolder(folder.lock)
  if (!holder) return undefined
  return isAlive(holder.process) || (await accepts(folder.socket)) ? holder : undefined
}

/**
 * Takes the lock and gives the function that lets go of it, or nothing if a living process holds it.
 * @param parent who started this process: said by itself, since a killed one is replaced by a process that lives on
 */
export async function takeLock(folder: DataFolder, parent: Who): Promise<(() => void) | undefined> {
  const mine: Holder = { token: globalThis.crypto.randomUUID(), process: thisProcess(), parent }
  if (create(folder.lock, mine)) return release(folder.lock, mine)
  if (await holderOf(folder)) return undefined
  if (!existsSync(folder.lock)) return takeLock(folder, parent)
  const dead = readHolder(folder.lock)
  return succeed(folder.lock, dead?.token ?? 'unreadable', mine)
}

export function isAlive({ pid, born }: Who): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return born === null || bornAt(pid) === born
}

/** Whether something listens there: true also of a process that another container started. */
export function accepts(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const attempt = connect(socket)
    attempt.once('connect', () => resolve(true)).once('error', () => resolve(false))
    attempt.once('connect', () => attempt.destroy())
  })
}

export function thisProcess(): Who {
  return { pid: process.pid, born: bornAt(process.pid) }
}

function bornAt(pid: number): string | null {
  try {
    if (process.platform === 'linux') return startTicks(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

// The command name in brackets may hold spaces; the start time is the 20th field after it.
function startTicks(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return fields[19] ? `${boot} ${fields[19]}` : null
}

function readHolder(lock: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

// A link is made whole or not at all, so nobody reads a half-written lock.
function create(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.token}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

// Two processes may find the same dead holder at once. The claim on its token is made by one of them; a claimant that
// died in turn is succeeded through the next number.
function succeed(lock: string, token: string, mine: Holder): (() => void) | undefined {
  for (let attempt = 0; ; attempt++) {
    const claim = `${lock}.after-${token}-${attempt}`
    if (create(claim, mine)) return replace(lock, claim, { token, mine })
    const claimant = readHolder(claim)
    if (!claimant || isAlive(claimant.process)) return undefined
  }
}

function replace(
  lock: string,
  claim: string,
  { token, mine }: { token: string; mine: Holder },
): (() => void) | undefined {
  const unchanged = (readHolder(lock)?.token ?? 'unreadable') === token
  if (!unchanged) {
    rmSync(claim, { force: true })
    return undefined
  }
  renameSync(claim, lock)
  return release(lock, mine)
}

function release(lock: string, mine: Holder): () => void {
  return () => {
    if (readHolder(lock)?.token === mine.token) rmSync(lock, { force: true })
  }
}
