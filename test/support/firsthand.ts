// The command line as it is called by hand: a process of its own.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
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
