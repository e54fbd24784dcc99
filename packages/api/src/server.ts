import type { AddressInfo } from 'node:net'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { App } from './app.ts'
import { doorAt, leadAway, type Door } from './auth/openIdDoor.ts'
import { TooOften } from './errors.ts'
import { createGraphql, type Api } from './graphql.ts'
import { lastOf, protect } from './headers.ts'
import { loadOperations } from './pageOperations.ts'
import { createPaces } from './pace.ts'
import { busyPage, isLinkPath, linkPage } from './outreach/door.ts'
import { isForeign, largestForm, readBody, readText, refusalOf } from './request.ts'
import { createRetention } from './retention/commands.ts'
import { siteOf } from './site.ts'
import {
  brokenAnswer,
  createSittingDoor,
  foreignAnswer,
  isSittingPath,
  type Answer,
  type SittingDoor,
} from './sitting/door.ts'
import { isForeignForm } from './sitting/form.ts'
import { renderView } from './sitting/page/page.ts'
import { createStatic, type Asset } from './static.ts'

export type ServerSettings = {
  /** The built pages, and the list of what they ask. */
  webFolder: string
  operationsFile: string
  isBehindProxy: boolean
  isAdHocOpen: boolean
  isIntrospectionOpen: boolean
  /** Under which browsers find it, where that was set. */
  address?: string | undefined
  /** How long one request may work, in milliseconds. */
  longestWork?: number
}

/** Health, the API and the pages: all that this server answers. */
export const createHttpServer = (app: App, settings: ServerSettings): Server => {
  const { isAdHocOpen, isIntrospectionOpen } = settings
  const operations = loadOperations(settings.operationsFile)
  const parts: Parts = {
    app,
    graphql: createGraphql(app, {
      ...{ operations, isAdHocOpen, isIntrospectionOpen },
      site: () => siteOf(settings.address, (server.address() as AddressInfo).port),
    }),
    asset: createStatic(settings.webFolder),
    paceOf: createPaces(),
    sittings: createSittingDoor(app),
    settings,
  }
  const server = createServer(limits, (request, response) => {
    protect(request, response, settings.isBehindProxy)
    answer(request, response, parts).catch(() => {
      if (response.headersSent) return response.destroy()
      json(response, 500, {
        errors: [{ message: 'Something went wrong here. Nothing was lost; try again.' }],
      })
    })
  })
  server.maxConnections = mostConnections
  sweepOften(server, app, parts.sittings)
  return server
}

/** What nobody came back to, and what is due to be destroyed, is looked through now and then. That it could not be now is no reason to end: it is later. */
const sweepOften = (server: Server, app: App, { sweep, look }: SittingDoor) => {
  const retain = createRetention(app)
  const destroy = () => void retain(new Date()).catch(() => undefined)
  destroy()
  const again = setInterval(() => {
    void sweep().catch(() => undefined)
    destroy()
  }, tenMinutes).unref()
  const looking = setInterval(() => void look().catch(() => undefined), aMinute).unref()
  server.once('close', () => {
    clearInterval(again)
    clearInterval(looking)
  })
}
const aMinute = 60 * 1000
const tenMinutes = 10 * 60 * 1000

/** Whoever sends slowly holds nothing for long; the rest of a request that was begun has to follow. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
}
const mostConnections = 2_000
const longestWork = 60_000

type Parts = {
  app: App
  graphql: Api
  asset: Asset
  paceOf: ReturnType<typeof createPaces>
  sittings: SittingDoor
  settings: ServerSettings
}

const answer = async (request: IncomingMessage, response: ServerResponse, parts: Parts) => {
  const path = pathOf(request.url ?? '/')
  if (path === '/health') return json(response, 200, { status: 'ok' })
  if (path === '/graphql') return answerGraphql(request, response, parts)
  if (isSittingPath(path)) return answerSitting(request, response, { parts, path })
  const door = parts.app.provider && doorAt(path)
  if (door && request.method === 'GET') return leadThrough(request, response, { parts, door })
  if (door || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.setHeader('allow', door ? 'GET' : 'GET, HEAD')
    return json(response, 405, refusalOf('method_not_allowed'))
  }
  if (isLinkPath(path)) return answerLink(request, response, parts)
  return parts.asset(request, response, path)
}

/** What is no address at all ("//") asks for the first page. */
const pathOf = (url: string) =>
  URL.canParse(url, 'http://here') ? new URL(url, 'http://here').pathname : '/'

const answerGraphql = async (request: IncomingMessage, response: ServerResponse, parts: Parts) => {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST')
    return json(response, 405, refusalOf('post_only'))
  }
  const body = await readBody(request)
  if ('refusal' in body) {
    if (body.status === 413) response.setHeader('connection', 'close')
    return json(response, body.status, refusalOf(body.refusal))
  }
  const answered = await work(request, body.text, parts)
  if (!answered) return json(response, 503, refusalOf('too_long'))
  for (const name of ['clear-site-data', 'retry-after']) {
    const value = answered.headers.get(name)
    if (value) response.setHeader(name, value)
  }
  const cookies = answered.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  send(response, answered.status, await answered.text())
}

/** A page for somebody whom we do not know and who leaves no trace here; whoever guesses codes is slowed like any stranger. */
const answerLink = async (request: IncomingMessage, response: ServerResponse, parts: Parts) => {
  const { pathname: path, search: query } = new URL(request.url ?? '/', 'http://here')
  const visit = { path, query, accepted: request.headers['accept-language'] ?? '' }
  const wait = secondsToWait(() => parts.paceOf(addressOf(request, parts.settings)).spend('ask'))
  if (!wait && new URLSearchParams(query).has('me')) {
    const opened = await parts.sittings.open(codeIn(path), request.headers.cookie ?? null)
    if (opened) return show(response, opened)
  }
  const page = wait ? busyPage(visit) : await linkPage(parts.app, visit)
  if (wait) response.setHeader('retry-after', String(wait))
  response.writeHead(wait ? 429 : 200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(request.method === 'HEAD' ? undefined : page)
}

const codeIn = (path: string) => path.slice('/s/'.length).toLowerCase()

/** Somebody who answers alone. A page that cannot be shown to them now says so; nothing of it is an error of theirs. */
const answerSitting = async (
  request: IncomingMessage,
  response: ServerResponse,
  { parts, path }: { parts: Parts; path: string },
) => {
  const isPost = request.method === 'POST'
  if (!isPost && request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD, POST')
    return json(response, 405, refusalOf('method_not_allowed'))
  }
  const body = isPost ? await readText(request, largestForm) : { text: '' }
  if ('refusal' in body) response.setHeader('connection', 'close')
  const pace = parts.paceOf(addressOf(request, parts.settings))
  const accepted = request.headers['accept-language'] ?? ''
  if (isPost && path !== '/s/exit' && isForeignForm(request)) return show(response, foreignAnswer(accepted))
  const text = 'refusal' in body ? null : body.text
  const visit = { path, isPost, pace, accepted, body: text, cookies: request.headers.cookie ?? null }
  try {
    show(response, await parts.sittings.visit(visit), request.method === 'HEAD')
  } catch (problem) {
    if (!(problem instanceof TooOften)) return show(response, brokenAnswer(visit))
    response.setHeader('retry-after', String(problem.seconds))
    response.writeHead(429, { 'content-type': 'text/html; charset=utf-8' })
    response.end(busyPage({ ...visit, query: '' }))
  }
}

const show = (response: ServerResponse, answer: Answer, isHead = false) => {
  if (answer.cookies.length > 0) response.setHeader('set-cookie', [...answer.cookies])
  if (answer.location) response.setHeader('location', answer.location)
  if (answer.wait) response.setHeader('retry-after', String(answer.wait))
  if (answer.forgets) response.setHeader('clear-site-data', answer.forgets)
  response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8' })
  response.end(isHead || !answer.view ? undefined : renderView(answer.view))
}

const secondsToWait = (spend: () => void): number => {
  try {
    spend()
    return 0
  } catch (problem) {
    if (problem instanceof TooOften) return problem.seconds
    throw problem
  }
}

type Through = { parts: Parts; door: Door }

/** Where a browser is led to the provider of an agency, which only our own pages begin, and back again. */
const leadThrough = async (
  request: IncomingMessage,
  response: ServerResponse,
  { parts, door }: Through,
): Promise<void> => {
  if (door.isOurs && isForeign(request)) return json(response, 403, refusalOf('foreign_origin'))
  const { search } = new URL(request.url ?? '/', 'http://here')
  const pace = parts.paceOf(addressOf(request, parts.settings))
  const cookies = request.headers.cookie ?? null
  const led = await door.lead(parts.app, { query: search, cookies, pace }).catch((problem: unknown) => {
    if (problem instanceof TooOften) return leadAway(problem)
    throw problem
  })
  response.setHeader('set-cookie', led.cookies)
  if (led.location) response.setHeader('location', led.location)
  if (led.wait) response.setHeader('retry-after', String(led.wait))
  response.writeHead(led.status, { 'content-type': 'text/html; charset=utf-8' })
  response.end(led.page)
}

/** The answer, or null where it did not come in time: then whatever was not begun of it is left. */
const work = async (request: IncomingMessage, body: string, parts: Parts): Promise<Response | null> => {
  const limit = new AbortController()
  const asked = new Request('http://here/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      cookie: request.headers.cookie ?? '',
    },
    body,
    signal: limit.signal,
  })
  let patience: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    patience = setTimeout(resolve, parts.settings.longestWork ?? longestWork, null)
  })
  const answered = parts.graphql(asked, parts.paceOf(addressOf(request, parts.settings))).catch(tooOften)
  const first = await Promise.race([answered, late]).finally(() => clearTimeout(patience))
  if (!first) {
    limit.abort()
    answered.catch(() => undefined)
  }
  return first
}

const tooOften = (problem: unknown): Response => {
  if (!(problem instanceof TooOften)) throw problem
  const { code, message, seconds } = problem
  return new Response(JSON.stringify({ errors: [{ message, extensions: { code } }] }), {
    status: 429,
    headers: { 'retry-after': String(seconds) },
  })
}

const addressOf = (request: IncomingMessage, { isBehindProxy }: ServerSettings): string =>
  (isBehindProxy && lastOf(request.headers['x-forwarded-for'])) || request.socket.remoteAddress || ''

const json = (response: ServerResponse, status: number, value: object) =>
  send(response, status, JSON.stringify(value))

const send = (response: ServerResponse, status: number, text: string) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(text)
}
