import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, expect, it } from 'vitest'
import { openWithdrawals } from './withdrawals.ts'

const folder = mkdtempSync(join(tmpdir(), 'firsthand-list-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('acknowledges nothing that found no room on the disk, and what stood there stays', async () => {
  const file = join(folder, 'withdrawals.jsonl')
  const outfile = join(folder, 'withdrawals.mjs')
  const source = fileURLToPath(new URL('./withdrawals.ts', import.meta.url))
  await build({ entryPoints: [source], bundle: true, platform: 'node', format: 'esm', outfile })
  // A file of one kilobyte at most: the write that crosses it is cut short, as on a disk that is full.
  const program = `
    const { openWithdrawals } = await import(${JSON.stringify(outfile)})
    const list = openWithdrawals(${JSON.stringify(file)})
    for (let nth = 0; nth < 9; nth += 1) {
      await list.add([{ kind: 'batch', studyId: 'study', batchId: nth + 'b'.repeat(200) }])
      console.log(nth)
    }`
  const args = ['-c', 'ulimit -f 1; exec "$0" --input-type=module -e "$1"', process.execPath, program]
  const { code, stdout } = await promisify(execFile)('bash', args).then(
    (done) => ({ ...done, code: 0 }),
    (problem: { code: number; stdout: string }) => problem,
  )
  const said = stdout.split('\n').filter(Boolean)
  const kept = (await openWithdrawals(file).read()).map((one) => one.kind === 'batch' && one.batchId[0])
  expect([code, said.length > 1, kept]).toEqual([1, true, said])
})
