// Once for a run: the program and the embedded database's process run as built files, in tests too; and a place for the demo,
// which the first test that needs it loads, and each copies.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundle, productEntries } from '../../scripts/bundle.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    demo: string
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  await bundle(productEntries())
  const demo = mkdtempSync(join(tmpdir(), 'firsthand-demo-'))
  project.provide('demo', demo)
  return () => rmSync(demo, { recursive: true, force: true })
}
