// What CI runs. Every step runs, so that one look shows everything that is wrong.
import { spawn } from 'node:child_process'
import { root } from './bundle.mjs'

const vitest = ['node_modules/vitest/vitest.mjs', 'run']

const steps = [
  {
    name: 'Format',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  },
  { name: 'Lint', command: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  { name: 'Types', command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  {
    name: 'Types of the pages',
    command: ['node_modules/typescript/bin/tsc', '-p', 'packages/web/tsconfig.json'],
  },
  { name: 'Tests', command: vitest },
]

const onServer = { name: 'Database tests on PostgreSQL', command: [...vitest, '--project', 'database'] }

/** @param {string[]} args for vitest, which then is all that runs */
export async function runTests(args) {
  const { TEST_DATABASE_URL: server, ...env } = process.env
  if (args.length > 0) return run([...vitest, ...args], process.env)
  const failed = []
  for (const { name, command } of steps) if ((await timed(name, command, env)) !== 0) failed.push(name)
  if (server && (await timed(onServer.name, onServer.command, process.env)) !== 0) failed.push(onServer.name)
  console.log(failed.length === 0 ? '\nEverything passed.' : `\nFailed: ${failed.join(', ')}.`)
  return failed.length === 0 ? 0 : 1
}

async function timed(name, command, env) {
  const started = Date.now()
  const code = await run(command, env)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  return code
}

function run(command, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, env, stdio: 'inherit' })
    child.once('close', (code) => resolve(code ?? 1))
  })
}
