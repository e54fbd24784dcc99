import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig } from 'vite'
import solid from 'vite-plugin-solid'

// Typed here because vitest stands at the root, out of this package's reach.
type Tested = UserConfig & { test: Record<string, unknown> }

const config: Tested = {
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [solid()],
  resolve: { conditions: ['development', 'browser'], dedupe: ['solid-js', '@solidjs/router'] },
  test: {
    name: 'web',
    environment: 'jsdom',
    include: ['src/**/*.test.tsx'],
    setupFiles: ['src/testing/setup.ts'],
    // One window for the files of a worker, and the pages' modules loaded once.
    isolate: false,
    // A page's script is fetched at its first use, on a machine that has other work to do.
    testTimeout: 120_000,
    server: { deps: { inline: [/solid/] } },
  },
}

export default defineConfig(config)
