import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, extname, join, relative, sep } from 'node:path'

export type Asset = (request: IncomingMessage, response: ServerResponse, path: string) => void

type File = {
  type: string
  plain: Buffer
  brotli: Buffer | undefined
  gzip: Buffer | undefined
  /** How long a browser may keep it; null where it asks each time. */
  kept: string | null
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

const compressed = new Set(['.br', '.gz'])

/** The built pages, held in memory, compressed as the build left them; every address that is no file is the one page that routes itself. */
export const createStatic = (folder: string): Asset => {
  const files = new Map<string, File>()
  if (existsSync(folder))
    for (const path of walk(folder)) files.set(`/${relative(folder, path).split(sep).join('/')}`, load(path))
  return (request, response, path) => {
    const file = files.get(path) ?? (extname(path) ? undefined : files.get('/index.html'))
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      return response.end('There is nothing here.')
    }
    const [body, encoding] = encoded(file, request.headers['accept-encoding'] ?? '')
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': body.length,
      ...(file.kept && { 'cache-control': file.kept }),
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    })
    return response.end(request.method === 'HEAD' ? undefined : body)
  }
}

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return walk(path)
    return compressed.has(extname(path)) ? [] : [path]
  })

const load = (path: string): File => ({
  type: types[extname(path)] ?? 'application/octet-stream',
  plain: readFileSync(path),
  brotli: readIfThere(`${path}.br`),
  gzip: readIfThere(`${path}.gz`),
  kept: keptFor(path),
})

/**
 * Files whose names change with their content are kept for good. Those of the respondent's page have one name, which
 * tells nothing: they are kept for as long as somebody needs from one screen to the next, and a new version is there soon.
 */
const keptFor = (path: string): string | null =>
  path.includes(`${sep}assets${sep}`)
    ? 'public, max-age=31536000, immutable'
    : /^s\.(?:js|css)$/.test(basename(path))
      ? 'public, max-age=600'
      : null

const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path) : undefined)

const encoded = (file: File, accepts: string): [Buffer, string | null] => {
  if (file.brotli && /\bbr\b/.test(accepts)) return [file.brotli, 'br']
  if (file.gzip && /\bgzip\b/.test(accepts)) return [file.gzip, 'gzip']
  return [file.plain, null]
}
