// Once for all files of the project: the demo, which each of them copies.
import type { TestProject } from 'vitest/node'
import { makeDemo } from '../support/demo.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demo: string
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const demo = await makeDemo()
  project.provide('demo', demo.folder)
  return demo.remove
}
