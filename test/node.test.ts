import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../packages/api/src/database/root.ts'

const script = join(projectRoot, 'scripts/run.cjs')

it('tells an older Node which version it needs and what to do', () => {
  const older =
    "Object.defineProperty(process.versions, 'node', { value: '18.19.1' }); process.argv[1] = 'start'; require(process.env.SCRIPT)"
  const { status, stderr } = spawnSync(process.execPath, ['-e', older], {
    env: { ...process.env, SCRIPT: script },
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/needs Node 20\.19 or later; this is Node 18\.19\.1[\s\S]*Install a newer one/),
  ])
})

it('says which commands there are', () => {
  expect(() => execFileSync(process.execPath, [script, 'nothing'], { stdio: 'pipe' })).toThrow(
    /Usage: npm run -s COMMAND/,
  )
})
