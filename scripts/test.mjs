// What CI runs. Every step runs, so that one look shows everything that is wrong.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './bundle.mjs'
import { failuresIn } from './failures.mjs'

const vitest = ['node_modules/vitest/vitest.mjs', 'run']

// The compiler that runs natively asks a third of the time; the linter still needs the other one's interface.
const compiler = 'node_modules/typescript-native/bin/tsc'

// One after the other, beside the tests and behind them: they take what the tests leave of the two cores. Each tells at its
// end what it found.
const checks = [
  { name: 'Format', command: ['node_modules/oxfmt/bin/oxfmt', '--list-different', '.'] },
  { name: 'Lint', command: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  { name: 'Types', command: [compiler, '-p', 'tsconfig.json'] },
  { name: 'Types of the pages', command: [compiler, '-p', 'packages/web/tsconfig.json'] },
]

// Whoever runs everything will want the demo: it is loaded beside the first tests, and nobody waits for it.
const tests = { name: 'Tests', command: vitest, more: { LOAD_DEMO: '1' } }

// The program has just been built.
const built = { IS_BUILT: '1' }

const onServer = { name: 'Database tests on PostgreSQL', command: [...vitest, '--project', 'database'] }

/** @param {string[]} args for vitest, which then is all that runs */
export async function runTests(args) {
  const all = { ...process.env, ...built }
  const { TEST_DATABASE_URL: server, ...env } = all
  if (args.length > 0) return run([...vitest, ...args], all)
  const checking = checkAll(env)
  const failed = []
  const reasons = []
  for (const [{ name, command, more }, its] of [[tests, env], ...(server ? [[onServer, all]] : [])]) {
    const { code, failures } = await timed(name, () => runNoting(command, { ...its, ...more }))
    if (code !== 0) failed.push(name)
    reasons.push(...failures)
  }
  failed.unshift(...(await checking))
  console.log(failed.length === 0 ? '\nEverything passed.' : `\nFailed: ${failed.join(', ')}.`)
  for (const reason of reasons) console.log(reason)
  return failed.length === 0 ? 0 : 1
}

/** Tests, and in a line each what failed of them: the end of a log then says it, however long the log is. */
async function runNoting(command, env) {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-report-'))
  const report = join(folder, 'tests.json')
  try {
    const noting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await run([...command, ...noting], env)
    return { code, failures: code === 0 ? [] : failuresIn(report, root) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function checkAll(env) {
  const failed = []
  for (const { name, command } of checks)
    if ((await timed(name, () => runBehind(command, env))) !== 0) failed.push(name)
  return failed
}

async function timed(name, act) {
  const started = Date.now()
  const found = await act()
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${(found.code ?? found) === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  return found
}

function run(command, env) {
  return ended(spawn(process.execPath, command, { cwd: root, env, stdio: 'inherit' }))
}

async function runBehind(command, env) {
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
  const code = await ended(child)
  process.stdout.write(Buffer.concat(said))
  return code
}

function ended(child) {
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}
