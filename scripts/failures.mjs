// What vitest's own report tells of failed tests, in a line each.
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/**
 * @param {string} report a file that vitest's JSON reporter wrote, or was about to
 * @param {string} root where the names of files begin
 * @returns {string[]}
 */
export function failuresIn(report, root) {
  if (!existsSync(report)) return ['The tests ended before they could tell which of them failed.']
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const failures = testResults.flatMap((file) => failuresOf(file, relative(root, file.name)))
  return failures.length > 0 ? failures : ['No test failed by itself: see the errors outside of tests above.']
}

function failuresOf({ status, message, assertionResults }, name) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  // A file that could not be read, or whose preparation failed, has no failed test; of the latter the report says no more.
  const reason = firstLine(message) || 'what it prepares or takes down failed, as is told above'
  if (failed.length === 0) return status === 'failed' ? [`✗ ${name}: ${reason}`] : []
  return failed.map(({ ancestorTitles, title, failureMessages }) =>
    [`✗ ${[name, ...ancestorTitles, title].join(' > ')}`, firstLine(failureMessages?.[0])].join(': '),
  )
}

// eslint-disable-next-line no-control-regex -- colours of a terminal
const colours = /\u001b\[[0-9;]*m/g

const firstLine = (text) => (text ?? '').replace(colours, '').trim().split('\n')[0].slice(0, 300)
