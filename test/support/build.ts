// Once for a run: the program and the embedded database's process run as built files, in tests too; and a folder for
// what tests leave, with a place for the demo in it, which the first that needs it loads, and each copies.
import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundle, productEntries } from '../../scripts/bundle.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    demo: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await bundle(productEntries())
  const run = mkdtempSync(join(tmpdir(), 'firsthand-tests-'))
  process.env['TEST_FOLDER'] = run
  project.provide('demo', join(run, 'demo'))
  mkdirSync(join(run, 'demo'))
  // What a worker leaves open closes behind it, and says so to this process.
  return () => rm(run, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
}
