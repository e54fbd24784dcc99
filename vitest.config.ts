import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { InOrder } from './test/support/order.ts'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Everything that runs in Node takes graphql's CommonJS build, or there would be two of it.
const oneGraphql = { find: /^graphql$/, replacement: 'graphql/index.js' }

const alias = [
  oneGraphql,
  { find: /^@firsthand\/analysis$/, replacement: source('packages/analysis/src/index.ts') },
  { find: /^@firsthand\/analysis\/instrument$/, replacement: source('packages/analysis/src/instrument.ts') },
  { find: /^@firsthand\/api\/(.*)$/, replacement: `${source('packages/api/src')}/$1` },
]

const embeddedOnly = ['start', 'server', 'crash', 'keyFile', 'adminLink'].map(
  (name) => `test/${name}.db.test.ts`,
)

const node = { resolve: { alias } }

// What a story makes is mostly gone with it: a larger young space is swept a tenth of the processor's time less often.
const roomy = ['--max-semi-space-size=64']

// What is waited for comes within a second on a quiet machine; beside other programs it may take more.
const patience = { poll: { timeout: 15_000 } }

export default defineConfig({
  test: {
    // The machines that this runs on have two cores, and whoever waits for a database or a page leaves one free.
    maxWorkers: 3,
    globalSetup: ['test/support/build.ts'],
    sequence: { sequencer: InOrder },
    projects: [
      {
        ...node,
        test: {
          name: 'unit',
          execArgv: roomy,
          include: ['packages/{analysis,api}/**/*.test.ts', 'packages/web/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**', '**/dist/**'],
          isolate: false,
          // What takes a second on a quiet machine takes ten beside other programs.
          testTimeout: 60_000,
        },
      },
      'packages/web/vitest.config.ts',
      {
        ...node,
        test: {
          name: 'database',
          execArgv: roomy,
          include: ['test/**/*.db.test.ts'],
          // What is told of the embedded database alone is not told again on a server.
          exclude: process.env['TEST_DATABASE_URL'] ? embeddedOnly : [],
          // The product's own modules are loaded once, not for each file.
          isolate: false,
          expect: patience,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        ...node,
        test: {
          name: 'browser',
          execArgv: roomy,
          include: ['test/browser/**/*.test.ts'],
          // One Chromium for all the files of a worker.
          isolate: false,
          expect: patience,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
