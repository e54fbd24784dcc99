import { spawn } from 'node:child_process'
import { root } from './bundle.mjs'

/** An error whose message is all that a person needs. */
export class KnownError extends Error {
  known = true
}

/** Runs npx or a script of node_modules and keeps what it says, for the case that it fails. */
export function runTool(command, args, settings = {}) {
  const [file, rest] = command === 'npx' ? [command, args] : [process.execPath, [command, ...args]]
  const env = { ...process.env, ...settings }
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-20_000)))
    }
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(Object.assign(new Error(`${command} ended with ${code}`), { output }))
    })
  })
}

/** @param {Error & { output?: string }} error */
export function explain(title, error) {
  if (error instanceof KnownError) return error
  const tail = (error.output || error.message).trim().split('\n').slice(-40).join('\n')
  return new KnownError(`${title}\n${tail}`)
}
