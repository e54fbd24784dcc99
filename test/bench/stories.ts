import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { machine } from './measure.ts'

type Told = {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; status: string }[]
}

/** Every story in a real browser, in both languages; a run of the tests tells each in one. */
export const stories = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-stories-'))
  const file = join(folder, 'told.json')
  const began = performance.now()
  const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--project', 'browser', '--reporter', 'json', '--outputFile', file]
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, STORIES: 'all' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await once(child, 'close')
  const told = JSON.parse(readFileSync(file, 'utf8')) as Told
  rmSync(folder, { recursive: true, force: true })
  return {
    bench: 'stories',
    passed: told.numPassedTests,
    failed: told.numFailedTests,
    failedIn: told.testResults
      .filter(({ status }) => status === 'failed')
      .map(({ name }) => name.slice(projectRoot.length)),
    seconds: Math.round((performance.now() - began) / 1000),
    machine: machine(),
  }
}
