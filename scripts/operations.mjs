// What the pages ask, by the hash of its text, for the server to know them by: packages/web/generated/operations.json.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @param {string} web the folder of the pages */
export async function writeOperations(web) {
  const texts = await textsOf(web)
  const listed = Object.fromEntries(
    texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]),
  )
  const file = join(web, 'generated/operations.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(listed, null, 1)}\n`)
  renameSync(`${file}.new`, file)
}

// Read by urql itself, as in the browser: with the names of types that its cache adds, and printed in its way.
async function textsOf(web) {
  const { build } = await import('esbuild')
  const outfile = join(web, 'generated/operations.mjs')
  mkdirSync(join(web, 'generated'), { recursive: true })
  await build({
    stdin: { contents: entryOf(join(web, 'src')), resolveDir: join(web, 'src'), loader: 'js' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    define: { 'import.meta.env.PROD': 'true' },
    logLevel: 'error',
  })
  try {
    const { documents, textOf } = await import(`${pathToFileURL(outfile).href}?${Date.now()}`)
    return documents.map(textOf)
  } finally {
    rmSync(outfile, { force: true })
  }
}

function entryOf(src) {
  const asking = readdirSync(src, { recursive: true })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .filter((name) => /\bgql[<(]/.test(readFileSync(join(src, name), 'utf8')) && name !== 'graphql.ts')
  const files = asking.filter((name) => name.endsWith('.ts'))
  // What the server has not heard of it refuses, on every page that asks it.
  const unheard = asking.filter((name) => !files.includes(name))
  if (unheard.length > 0)
    throw new Error(`A question stands in a .ts file, or the server does not know it: ${unheard}`)
  return `
    import { formatDocument, stringifyDocument } from '@urql/core'
    ${files.map((name, n) => `import * as m${n} from './${name}'`).join('\n')}
    const all = [${files.map((_, n) => `m${n}`).join(', ')}].flatMap((one) => Object.values(one))
    export const documents = all.filter((one) => one?.kind === 'Document')
    export const textOf = (one) => stringifyDocument(formatDocument(one))
  `
}
