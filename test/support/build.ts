// Once for a run: the program and the embedded database's process run as built files, in tests too; and a folder for
// what tests leave, with a place for the demo in it. Where everything runs, it is loaded at once, beside what does not
// need it; else the first that needs it loads it. Each copies it.
import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundle, productEntries } from '../../scripts/bundle.mjs'
import { loadDemo } from './demo.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demo: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!process.env['IS_BUILT']) await bundle(productEntries())
  const run = mkdtempSync(join(tmpdir(), 'firsthand-tests-'))
  process.env['TEST_FOLDER'] = run
  const demo = join(run, 'demo')
  project.provide('demo', demo)
  mkdirSync(demo)
  const loaded = process.env['LOAD_DEMO'] ? loadDemo(demo) : undefined
  // What a worker leaves open closes behind it, and says so to this process.
  return async () => {
    await loaded
    await rm(run, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
  }
}
