// The command line as it is called by hand: a process of its own.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { main } from '../../packages/api/src/cli.ts'
import { projectRoot } from '../../packages/api/src/database/root.ts'

export type Ran = { status: number | null; out: string; err: string }

const program = join(projectRoot, 'packages/api/dist/cli.js')

export const firsthand = (env: Record<string, string>, ...args: string[]) =>
  new Promise<Ran>((resolve) => {
    const settings = { ...process.env, ...env }
    const child = spawn(process.execPath, [program, ...args], {
      env: settings,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ran: Ran = { status: null, out: '', err: '' }
    child.stdout.on('data', (data) => (ran.out += String(data)))
    child.stderr.on('data', (data) => (ran.err += String(data)))
    child.once('close', (status) => resolve({ ...ran, status }))
  })

/**
 * The same without a process for it, where that is not what the story is about: its own code in this process, with these
 * settings and nothing to read. One at a time, as settings and outputs are the process's own.
 */
export const firsthandHere = async (env: Record<string, string>, ...args: string[]): Promise<Ran> => {
  const ran: Ran = { status: null, out: '', err: '' }
  const [settings, out, err] = [process.env, process.stdout.write, process.stderr.write]
  const into = (stream: 'out' | 'err') => (part: string | Uint8Array) => {
    ran[stream] += String(part)
    return true
  }
  process.env = { ...settings, ...env }
  process.stdout.write = into('out')
  process.stderr.write = into('err')
  try {
    ran.status = await main(args)
  } finally {
    process.env = settings
    process.stdout.write = out
    process.stderr.write = err
  }
  return ran
}
