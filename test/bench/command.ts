// A command of the product in a process of its own, which tells what it took: what was measured before in this one counts for nothing.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { round } from './measure.ts'

export type Took = { seconds: number; cpuSeconds: number; peakMiB: number }

// As it exits, on standard error, which a command that goes well leaves alone where there is no terminal.
const tell = `data:text/javascript,process.on('exit',()=>process.stderr.write(JSON.stringify([process.resourceUsage().maxRSS,process.cpuUsage().user])))`

export const commandTook = async (...args: string[]): Promise<Took> => {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', tell, resolve('packages/api/dist/cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  child.stderr!.on('data', (data: Buffer) => (told += data.toString()))
  const [status] = (await once(child, 'close')) as [number]
  const seconds = round((performance.now() - start) / 1000)
  if (status !== 0) throw new Error(`${args[0]} ended with status ${status}`)
  const [kibibytes, microseconds] = JSON.parse(told) as [number, number]
  return { seconds, cpuSeconds: round(microseconds / 1e6), peakMiB: round(kibibytes / 1024) }
}
