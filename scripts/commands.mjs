// What each `npm` command does once Node is known to be new enough.
import { pathToFileURL } from 'node:url'
import { bundle, distFile } from './bundle.mjs'
import { reportDependencies } from './dependencies.mjs'
import { prepare } from './prepare.mjs'
import { runTests } from './test.mjs'

const all = ['install', 'generate', 'api', 'web']

const commands = {
  async start() {
    await prepare({ only: all, say: console.log })
    await become('main.js', [])
  },
  async firsthand(args) {
    await prepare({ only: ['install', 'generate', 'api'], say: quiet })
    await become('cli.js', args)
  },
  async bench(args) {
    await prepare({ only: all, say: quiet })
    await bundle({ bench: 'test/bench/run.ts' })
    await become('bench.js', args)
  },
  async migration(args) {
    await prepare({ only: ['install'], say: quiet })
    await bundle({ migration: 'scripts/migration.ts' })
    await become('migration.js', args)
  },
  async model(args) {
    await prepare({ only: ['install'], say: quiet })
    await bundle({ model: 'packages/analysis/scripts/build-model.ts' })
    await become('model.js', args)
  },
  async dependencies() {
    await reportDependencies()
  },
  async test(args) {
    await prepare({ only: all, say: console.log })
    process.exit(await runTests(args))
  },
}

/** @param {string | undefined} name @param {string[]} args */
export async function run(name, args) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined
  if (command) return command(args)
  console.error(`Usage: npm run -s COMMAND, where COMMAND is one of: ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}

// In this process, so that a signal to npm's child is a signal to the product.
async function become(file, args) {
  process.setSourceMapsEnabled(true)
  process.argv = [process.argv[0], distFile(file), ...args]
  await import(pathToFileURL(distFile(file)).href)
}

// Standard output belongs to the command.
function quiet(line) {
  if (process.stderr.isTTY) console.error(line)
}
