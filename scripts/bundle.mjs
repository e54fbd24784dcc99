// The API, the command line, the analyst's thread and the database process, each as one file that Node runs.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const source = join(root, 'packages/api/src')

export const distFile = (name) => join(root, 'packages/api/dist', name)

/** The entries of the product that exist. */
export function productEntries() {
  const names = ['main', 'cli', 'operations', 'analystThread', 'database/process']
  const entries = Object.fromEntries(names.map((name) => [name, `${name}.ts`]))
  const present = Object.entries(entries).filter(([, file]) => existsSync(join(source, file)))
  return Object.fromEntries(present.map(([name, file]) => [name, join('packages/api/src', file)]))
}

/** @param {Record<string, string>} entries name in dist → source file, from the root */
export async function bundle(entries) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, file]) => ({ in: join(root, file), out })),
    outdir: 'packages/api/dist',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    mainFields: ['module', 'main'],
    logLevel: 'error',
    plugins: [ourPackages],
    banner: { js: requireForBundled },
  })
}

/**
 * Script and style of the respondent's page, one small file each, for phones that are some years old.
 * @param {string} folder of built pages
 */
export async function bundleRespond(folder) {
  const { build } = await import('esbuild')
  const from = join(root, 'packages/web/src/respond')
  await build({
    entryPoints: [
      { in: join(from, 'main.ts'), out: 's' },
      { in: join(from, 'style.css'), out: 's' },
    ],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2019',
    logLevel: 'error',
  })
}

// Named by what is in it: a server that runs meanwhile finds the one it was built with.
function putBeside(path) {
  const content = readFileSync(path)
  const name = `${createHash('sha256').update(content).digest('hex').slice(0, 12)}-${basename(path)}`
  const file = distFile(join('data', name))
  if (existsSync(file)) return name
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.${process.pid}`, content)
  renameSync(`${file}.${process.pid}`, file)
  return name
}

// Every bundle stands in dist or in a folder of it.
const textBeside = (name) => `
  import { readFileSync } from 'node:fs'
  const folder = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + '/dist/'.length)
  let text
  export default { toString: () => (text ??= readFileSync(new URL('data/${name}', folder), 'utf8')) }`

const requireForBundled =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);"

// One file is read in a third of the time that hundreds take. Apart stay packages that bring a file of another kind, which
// they find beside themselves, and what only tests and benchmarks use.
const apart =
  /^(@electric-sql\/pglite|@node-rs\/argon2|@prisma\/schema-engine-wasm|pg-native|playwright-core|@axe-core\/playwright|vite|esbuild)/

const ourPackages = {
  name: 'our-packages',
  setup({ onResolve, onLoad }) {
    // A file as its text, read when that is first asked for: within the program megabytes would cost every start.
    onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice(0, -'?raw'.length)),
      namespace: 'raw',
    }))
    onLoad({ filter: /./, namespace: 'raw' }, ({ path }) => ({
      contents: textBeside(putBeside(path)),
      resolveDir: root,
    }))
    onResolve({ filter: /^@firsthand\/analysis$/ }, () => ({
      path: join(root, 'packages/analysis/src/index.ts'),
    }))
    onResolve({ filter: /^@firsthand\/analysis\/instrument$/ }, () => ({
      path: join(root, 'packages/analysis/src/instrument.ts'),
    }))
    onResolve({ filter: /^@firsthand\/api\// }, ({ path }) => ({
      path: join(source, path.slice('@firsthand/api/'.length)),
    }))
    // A file of its own, or the command line would load the database's packages before every command.
    onResolve({ filter: /^\.\/operations\.ts$/ }, () => ({ path: './operations.js', external: true }))
    onResolve({ filter: /^natural(\/|$)/ }, ({ path }) => ({ path: fromAnalysis.resolve(path) }))
    onResolve({ filter: apart }, ({ path }) => ({ path, external: true }))
    // Whoever imports it and whoever requires it must get the same one.
    onResolve({ filter: /^graphql$/ }, ({ resolveDir }) => ({
      path: createRequire(join(resolveDir, 'from.js')).resolve('graphql'),
    }))
  },
}

const fromAnalysis = createRequire(join(root, 'packages/analysis/package.json'))
