import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { copyDemo, demoPlace, settingsIn } from '../support/demo.ts'
import { freePort, startServer, type Settings } from '../support/server.ts'
import { machine, quantile } from './measure.ts'
import { whileLong } from './whileLong.ts'

/**
 * Milliseconds until /health answers: `npm start` on a fresh clone with a warm package cache, again in that clone, and
 * the built program alone on a folder with the demo in it; and what it and a page take there while a long query runs.
 */
export const start = async (): Promise<object> => {
  const demo = demoPlace()
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-bench-'))
  try {
    await copyDemo(demo.place, folder)
    const program = await five(() => startProgram(settingsIn(folder)))
    const answers = await whileLong(settingsIn(folder))
    const clones: Clone[] = []
    const freshClone = await five(() => startClone(clones))
    const secondStart = await five(() => startByNpm(clones.at(-1)!))
    for (const clone of clones) rmSync(clone.folder, { recursive: true, force: true })
    const milliseconds = { freshClone, secondStart, program, answers }
    return { bench: 'start', milliseconds, machine: machine() }
  } finally {
    demo.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Clone = { folder: string; settings: Settings }

/** Everything committed, nothing installed, and a data folder that does not exist yet. */
const startClone = async (clones: Clone[]): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-clone-'))
  execFileSync('git', ['clone', '--quiet', projectRoot, join(folder, 'project')])
  const clone = { folder, settings: settingsIn(folder) }
  clones.push(clone)
  return startByNpm(clone)
}

const five = async (run: () => Promise<number>) => {
  const runs: number[] = []
  for (let turn = 0; turn < 5; turn += 1) runs.push(Math.round(await run()))
  return { median: quantile(runs, 0.5), runs }
}

const startProgram = async (settings: Settings): Promise<number> => {
  const before = performance.now()
  const server = await startServer(settings)
  const took = performance.now() - before
  await server.stop()
  return took
}

const startByNpm = async ({ folder, settings }: Clone): Promise<number> => {
  const port = String(await freePort())
  const before = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: join(folder, 'project'),
    env: { ...process.env, ...settings, PORT: port },
    stdio: 'ignore',
  })
  const ended = once(child, 'close')
  const isHealthy = () =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isHealthy())) {
    if (child.exitCode !== null) throw new Error(`npm start ended with status ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const took = performance.now() - before
  child.kill('SIGTERM')
  await ended
  return took
}
