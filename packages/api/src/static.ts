import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type Asset = (request: IncomingMessage, response: ServerResponse, path: string) => void

type File = { type: string; plain: Buffer; brotli?: Buffer; gzip?: Buffer; isHashed: boolean }

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

const compresses = new Set(['.html', '.js', '.css', '.svg', '.txt'])

/** The built pages, held in memory; every address that is no file is the one page that routes itself. */
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
      ...(file.isHashed && { 'cache-control': 'public, max-age=31536000, immutable' }),
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    })
    return response.end(request.method === 'HEAD' ? undefined : body)
  }
}

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? walk(path) : [path]
  })

const load = (path: string): File => {
  const plain = readFileSync(path)
  const extension = extname(path)
  const file = {
    type: types[extension] ?? 'application/octet-stream',
    plain,
    isHashed: path.includes(`${sep}assets${sep}`),
  }
  return compresses.has(extension) ? { ...file, brotli: brotli(plain), gzip: gzipSync(plain) } : file
}

const brotli = (plain: Buffer) =>
  brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })

const encoded = (file: File, accepts: string): [Buffer, string | null] => {
  if (file.brotli && /\bbr\b/.test(accepts)) return [file.brotli, 'br']
  if (file.gzip && /\bgzip\b/.test(accepts)) return [file.gzip, 'gzip']
  return [file.plain, null]
}
