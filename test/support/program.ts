// The real program in a process of its own, as it is built, and the lines that it reads and prints.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export const program = resolve('packages/api/dist/cli.js')
export const codebook = resolve('packages/analysis/codebooks/youth-survivor-perspective.json')

export type Ran = { status: number | null; out: string; err: string }

export function run(args: string[], input: string | Buffer = ''): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, ...args])
    let [out, err] = ['', '']
    child.stdout.on('data', (data: Buffer) => (out += data.toString()))
    child.stderr.on('data', (data: Buffer) => (err += data.toString()))
    child.on('close', (status) => done({ status, out, err }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

export const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
export const line = (row: unknown) => JSON.stringify(row) + '\n'
