// What the end of a run tells of what failed, from the report that vitest writes.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failuresIn } from '../scripts/failures.mjs'
import { temporaryFolder } from './support/database.ts'

const passed = { status: 'passed', ancestorTitles: [], title: 'passes', failureMessages: [] }
const failed = {
  ...{ status: 'failed', ancestorTitles: ['a page'], title: 'opens' },
  failureMessages: ['\u001b[31mAssertionError\u001b[39m: expected 1 to be 2\n    at somewhere'],
}
const skipped = { ...passed, status: 'skipped' }

it.each([
  [
    'a test that failed, with the first line of why',
    [{ name: 'test/a.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] }],
    ['✗ test/a.test.ts > a page > opens: AssertionError: expected 1 to be 2'],
  ],
  [
    'a file that could not be read',
    [{ name: 'test/b.test.ts', status: 'failed', message: 'no such module\nmore', assertionResults: [] }],
    ['✗ test/b.test.ts: no such module'],
  ],
  [
    'a file whose preparation failed',
    [{ name: 'test/c.test.ts', status: 'failed', message: '', assertionResults: [skipped] }],
    ['✗ test/c.test.ts: what it prepares or takes down failed, as is told above'],
  ],
  [
    'that no test failed by itself',
    [{ name: 'test/d.test.ts', status: 'passed', message: '', assertionResults: [passed] }],
    ['No test failed by itself: see the errors outside of tests above.'],
  ],
])('names %s', (_what, files, lines) => {
  const root = temporaryFolder()
  const testResults = files.map((file) => ({ ...file, name: join(root, file.name) }))
  writeFileSync(join(root, 'report.json'), JSON.stringify({ testResults }))
  expect(failuresIn(join(root, 'report.json'), root)).toEqual(lines)
})

it('says so where the tests ended before there was a report', () => {
  expect(failuresIn(join(temporaryFolder(), 'report.json'), '/')).toEqual([
    'The tests ended before they could tell which of them failed.',
  ])
})
