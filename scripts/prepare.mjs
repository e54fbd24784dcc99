// Everything between a fresh clone and a program that runs, each step only when its inputs changed.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle, bundleRespond, productEntries, root } from './bundle.mjs'
import { compressAll } from './compress.mjs'
import { writeOperations } from './operations.mjs'
import { withLock } from './lock.mjs'
import { explain, KnownError, runTool } from './tool.mjs'
import { contentOf, isCurrent, record, stateOf } from './stamp.mjs'

const manifests = ['', 'packages/analysis/', 'packages/api/', 'packages/web/'].map(
  (at) => `${at}package.json`,
)
const scripts = ['scripts/bundle.mjs', 'scripts/prepare.mjs']
const pageScripts = [
  'scripts/bundle.mjs',
  'scripts/compress.mjs',
  'scripts/operations.mjs',
  'scripts/prepare.mjs',
]
/** What the pages take from analysis: they lint and walk an instrument as the server does. */
const ofInstruments = ['packages/analysis/src/instrument.ts', 'packages/analysis/src/instrument']
const models = ['prisma/schema.prisma', 'prisma/models']
const built = [
  'packages/api/package.json',
  'packages/api/src',
  'packages/api/jurisdictions',
  'packages/analysis',
  ...models,
  ...scripts,
]

const steps = {
  install: {
    says: 'Installed what it needs',
    stamp: 'node_modules/.firsthand-installed',
    state: () => contentOf([...manifests, 'pnpm-lock.yaml', 'pnpm-workspace.yaml']),
    run: install,
  },
  generate: {
    says: 'Generated the database client',
    stamp: 'packages/api/generated/.stamp',
    state: () => stateOf([...models, 'prisma.config.ts', 'packages/api/package.json']),
    run: () =>
      // Without a binary of its own Prisma would download one, which it then never runs.
      runTool('node_modules/prisma/build/index.js', ['generate'], {
        PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'package.json'),
      }),
  },
  api: {
    says: 'Built the server',
    stamp: 'packages/api/dist/.stamp',
    state: () => stateOf(built),
    run: () => bundle(productEntries()),
  },
  web: {
    says: 'Built the pages',
    stamp: 'packages/web/dist/.stamp',
    state: () => stateOf(['packages/web', ...ofInstruments, 'packages/api/schema.graphql', ...pageScripts]),
    run: buildWeb,
  },
}

/** @param {{ only: (keyof typeof steps)[], say: (line: string) => void }} wishes */
export async function prepare({ only, say }) {
  const due = () => only.map((name) => steps[name]).filter((step) => !isCurrent(step.stamp, step.state()))
  if (due().length === 0) return
  // Looked up again one by one: another process may have done them meanwhile, and one step changes the next one's inputs.
  await withLock(async () => {
    const one = async (name) => {
      if (only.includes(name)) await perform(steps[name], say)
    }
    await one('install')
    // The pages need nothing that the server is made of: each is built on a core of its own.
    await Promise.all([one('generate').then(() => one('api')), one('web')])
  })
}

async function perform(step, say) {
  const state = step.state()
  if (isCurrent(step.stamp, state)) return
  const started = Date.now()
  await step.run().catch((error) => {
    throw explain(`This step failed: ${step.says}.`, error)
  })
  record(step.stamp, state)
  say(`${step.says} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}

async function install() {
  const pnpm = ['--yes', '--prefer-offline', 'pnpm@10', 'install', '--frozen-lockfile', '--prefer-offline']
  const settings = { npm_config_confirm_modules_purge: 'false', npm_config_update_notifier: 'false' }
  await runTool('npx', pnpm, settings).catch((error) => {
    const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ERR_PNPM_META_FETCH_FAIL|network/i.test(
      error.output ?? '',
    )
    if (!offline) throw error
    throw new KnownError(
      'The packages that Firsthand needs are not installed, and the npm registry does not answer.\n' +
        'Connect to the network (or to your registry: npm config set registry …) once and run this again.',
    )
  })
}

// Beside dist first: a server that runs meanwhile goes on serving the old pages whole.
async function buildWeb() {
  const web = join(root, 'packages/web')
  if (!existsSync(join(web, 'index.html'))) return
  rmSync(join(web, 'dist.new'), { recursive: true, force: true })
  const vite = 'packages/web/node_modules/vite/bin/vite.js'
  await runTool(vite, [
    'build',
    'packages/web',
    '--outDir',
    'dist.new',
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ])
  await bundleRespond(join(web, 'dist.new'))
  compressAll(join(web, 'dist.new'))
  await writeOperations(web)
  rmSync(join(web, 'dist'), { recursive: true, force: true })
  renameSync(join(web, 'dist.new'), join(web, 'dist'))
}
