// What every answer says to the browser, whole: a header that goes or changes is seen here.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asked, openPort, pages, signIn, type Answer, type Port } from './support/http.ts'
import { openWorld, password, withoutEpoch, type World } from './support/world.ts'

let world: World
let port: Port
let proxied: Port
beforeAll(async () => {
  world = await openWorld()
  port = await openPort(world)
  proxied = await openPort(world, { isBehindProxy: true })
})
afterAll(async () => {
  port?.close()
  proxied?.close()
  await world?.close()
})

/** Without what differs from one answer to the next, or follows from the connection. */
const told = ({ status, headers }: Answer) => {
  const { date: _, connection: __, 'keep-alive': ___, 'content-length': ____, ...rest } = headers
  const cookie = rest['set-cookie']?.map((one) => one.replace(/=[\w-]{20,}\.[\w%]{40,}/, '=SECRET'))
  return { status, ...rest, ...(cookie && { 'set-cookie': cookie }) }
}

const everywhere = [
  ...['content-security-policy', 'cross-origin-embedder-policy', 'cross-origin-opener-policy'],
  ...['cross-origin-resource-policy', 'origin-agent-cluster', 'permissions-policy', 'referrer-policy'],
  ...['x-content-type-options', 'x-frame-options', 'x-robots-tag', 'cache-control'],
]

describe('what an answer tells the browser', () => {
  it('is this for a page', async () => {
    expect(told(await port.send('/study/any/theme'))).toMatchInlineSnapshot(`
      {
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        "content-type": "text/html; charset=utf-8",
        "cross-origin-embedder-policy": "require-corp",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "origin-agent-cluster": "?1",
        "permissions-policy": "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), window-management=(), xr-spatial-tracking=(), clipboard-write=(self), publickey-credentials-create=(self), publickey-credentials-get=(self)",
        "referrer-policy": "no-referrer",
        "status": 200,
        "vary": "accept-encoding",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "x-robots-tag": "noindex, nofollow, noarchive, nosnippet",
      }
    `)
  })

  it('is the same everywhere, but for how long a built file is kept', async () => {
    const page = (await port.send('/')).headers
    const script = readdirSync(join(pages.webFolder, 'assets')).find((name) => name.endsWith('.js'))!
    const others = {
      asset: await port.send(`/assets/${script}`),
      api: await port.send('/graphql', asked('{ viewer { id } }')),
      error: await port.send('/graphql', asked('{ nothing }')),
      get: await port.send('/graphql?query={viewer{id}}'),
      missing: await port.send('/nothing.txt'),
      health: await port.send('/health'),
      put: await port.send('/', { method: 'PUT' }),
    }
    expect(Object.values(others).map(({ status }) => status)).toEqual([200, 200, 400, 405, 404, 200, 405])
    for (const [name, { headers }] of Object.entries(others))
      for (const header of everywhere)
        expect([name, header, headers[header]]).toEqual([
          name,
          header,
          name === 'asset' && header === 'cache-control'
            ? 'public, max-age=31536000, immutable'
            : page[header],
        ])
    const more = Object.fromEntries(
      Object.entries(others).map(([name, answer]) => [
        name,
        Object.fromEntries(Object.entries(told(answer)).filter(([header]) => !everywhere.includes(header))),
      ]),
    )
    expect(more).toMatchInlineSnapshot(`
      {
        "api": {
          "content-type": "application/json; charset=utf-8",
          "status": 200,
          "transfer-encoding": "chunked",
        },
        "asset": {
          "content-type": "text/javascript; charset=utf-8",
          "status": 200,
          "vary": "accept-encoding",
        },
        "error": {
          "content-type": "application/json; charset=utf-8",
          "status": 400,
          "transfer-encoding": "chunked",
        },
        "get": {
          "allow": "POST",
          "content-type": "application/json; charset=utf-8",
          "status": 405,
          "transfer-encoding": "chunked",
        },
        "health": {
          "content-type": "application/json; charset=utf-8",
          "status": 200,
          "transfer-encoding": "chunked",
        },
        "missing": {
          "content-type": "text/plain; charset=utf-8",
          "status": 404,
          "transfer-encoding": "chunked",
        },
        "put": {
          "allow": "GET, HEAD",
          "content-type": "application/json; charset=utf-8",
          "status": 405,
          "transfer-encoding": "chunked",
        },
      }
    `)
  })

  it('leaves a cookie that no script, no other site and no open line gets, and takes all along at the end', async () => {
    const entered = await port.send('/graphql', signIn('ada', password))
    const cookie = entered.headers['set-cookie']![0]!
    expect(told(entered)['set-cookie']).toMatchInlineSnapshot(`
      [
        "__Host-firsthand=SECRET; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Strict",
      ]
    `)
    expect(entered.headers['clear-site-data']).toBeUndefined()
    const left = await port.send(
      '/graphql',
      asked('mutation { signOut }', { headers: { cookie: cookie.split(';')[0]! } }),
    )
    expect([told(left)['set-cookie'], left.headers['clear-site-data']]).toMatchInlineSnapshot(`
      [
        [
          "__Host-firsthand=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0",
        ],
        ""cache", "storage"",
      ]
    `)
    const after = await port.send(
      '/graphql',
      asked('{ viewer { id } }', { headers: { cookie: cookie.split(';')[0]! } }),
    )
    expect(after.text).toBe('{"data":{"viewer":null}}')
  })

  it('keeps to HTTPS where a proxy that is trusted says that it came so, and nowhere else', async () => {
    const secure = { headers: { 'x-forwarded-proto': 'https' } }
    const told = async (at: Port, sent: object) =>
      (await at.send('/', sent)).headers['strict-transport-security']
    expect(await told(proxied, secure)).toBe('max-age=63072000')
    expect(await told(proxied, { headers: { 'x-forwarded-proto': 'https, http' } })).toBeUndefined()
    expect(await told(proxied, {})).toBeUndefined()
    expect(await told(port, secure)).toBeUndefined()
  })
})

describe('a request with a session that another page sends', () => {
  const send = async (headers: Record<string, string>, at = port) => {
    const entered = await port.send('/graphql', signIn('ada', password))
    const cookie = entered.headers['set-cookie']![0]!.split(';')[0]!
    const sent = asked('{ viewer { name } }', { headers: { cookie, host: 'firsthand.example', ...headers } })
    const { status, text } = await at.send('/graphql', sent)
    return [status, /"code":"(\w+)"/.exec(text)?.[1] ?? withoutEpoch(text)]
  }
  const answered = [200, '{"data":{"viewer":{"name":"ada"}}}']
  it.each<[string, Record<string, string>, (string | number)[]]>([
    ['our own page', { origin: 'https://firsthand.example', 'sec-fetch-site': 'same-origin' }, answered],
    ['a program', {}, answered],
    ['another site', { 'sec-fetch-site': 'cross-site' }, [403, 'foreign_origin']],
    ['another host of the same domain', { 'sec-fetch-site': 'same-site' }, [403, 'foreign_origin']],
    ['another origin', { origin: 'https://elsewhere.example' }, [403, 'foreign_origin']],
    ['another port', { origin: 'https://firsthand.example:8443' }, [403, 'foreign_origin']],
    ['a frame without an origin', { origin: 'null' }, [403, 'foreign_origin']],
    ['a form', { 'content-type': 'text/plain' }, [415, 'json_only']],
    ['a form that looks like JSON', { 'content-type': 'application/jsonp' }, [415, 'json_only']],
    ['no type', { 'content-type': '' }, [415, 'json_only']],
  ])('from %s is told so', async (_name, headers, expected) => {
    expect(await send(headers)).toEqual(expected)
  })

  it('asks beforehand in vain', async () => {
    const { status, headers } = await port.send('/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    })
    expect([status, Object.keys(headers).filter((name) => name.startsWith('access-control'))]).toEqual([
      405,
      [],
    ])
  })
})
