import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { App } from './app.ts'
import { createGraphql } from './graphql.ts'
import { readBody, refusalOf } from './request.ts'
import { createStatic, type Asset } from './static.ts'

export type Handler = (request: Request) => Promise<Response>

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Health, the API and the pages: all that this server answers. */
export const createHttpServer = (app: App, webFolder: string): Server => {
  const graphql = createGraphql(app)
  const asset = createStatic(webFolder)
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    answer(request, response, { graphql, asset }).catch(() => {
      if (!response.headersSent)
        json(response, 500, {
          errors: [{ message: 'Something went wrong here. Nothing was lost; try again.' }],
        })
      else response.destroy()
    })
  })
}

type Parts = { graphql: Handler; asset: Asset }

const answer = async (request: IncomingMessage, response: ServerResponse, { graphql, asset }: Parts) => {
  const path = pathOf(request.url ?? '/')
  if (path === '/health') return json(response, 200, { status: 'ok' })
  if (path === '/graphql') return answerGraphql(request, response, graphql)
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return json(response, 405, refusalOf('method_not_allowed'))
  return asset(request, response, path)
}

/** What is no address at all ("//") asks for the first page. */
const pathOf = (url: string) =>
  URL.canParse(url, 'http://here') ? new URL(url, 'http://here').pathname : '/'

const answerGraphql = async (request: IncomingMessage, response: ServerResponse, graphql: Handler) => {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST')
    return json(response, 405, refusalOf('post_only'))
  }
  const body = await readBody(request)
  if ('refusal' in body) {
    if (body.status === 413) response.setHeader('connection', 'close')
    return json(response, body.status, refusalOf(body.refusal))
  }
  const answered = await graphql(
    new Request('http://here/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        cookie: request.headers.cookie ?? '',
      },
      body: body.text,
    }),
  )
  const cookies = answered.headers.getSetCookie()
  const clears = answered.headers.get('clear-site-data')
  if (clears) response.setHeader('clear-site-data', clears)
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  send(response, answered.status, await answered.text())
}

const json = (response: ServerResponse, status: number, value: object) =>
  send(response, status, JSON.stringify(value))

const send = (response: ServerResponse, status: number, text: string) => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(text)
}
