// The program as it is started by hand: what it says when something is in the way, and what it answers to bad requests.
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { StartError } from '../packages/api/src/database/errors.ts'
import { openDatabase } from '../packages/api/src/database/open.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { readEnv } from '../packages/api/src/env.ts'
import { openInstance } from '../packages/api/src/instance.ts'
import { queues } from '../packages/api/src/pipeline.ts'
import { begin } from './support/begin.ts'
import { copyDemo, frameOf } from './support/demo.ts'
import { freshFolder } from './support/database.ts'
import { freePort, runToEnd, signInTo, startServer, type Settings, type Started } from './support/server.ts'
import { act, aParticipant, submission, type Someone } from './support/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'firsthand-server-'))
const settings: Settings = { FIRSTHAND_DATA: join(folder, 'data'), XDG_CONFIG_HOME: join(folder, 'config') }
const keys = join(folder, 'config', 'firsthand')
/** Another instance beside the one that runs, with an empty database and keys of its own. */
const apart = async (name: string): Promise<Settings> => {
  const path = await freshFolder(queues)
  renameSync(path, join(folder, name))
  return { FIRSTHAND_DATA: join(folder, name), XDG_CONFIG_HOME: join(folder, `${name}-config`) }
}

let server: Started
beforeAll(async () => {
  symlinkSync(join(folder, 'linked'), join(folder, 'link'))
  await copyDemo(inject('demo'), folder)
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

/** Why the program would not start, as it would say it; without a process where that is not the point. */
const refusalOf = async (wrong: Settings): Promise<string> => {
  try {
    const log = () => undefined
    await (await openInstance(readEnv({ ...settings, ...wrong }), { isDemoWanted: false, log })).close()
    return 'it starts'
  } catch (problem) {
    const { code, message } = problem as StartError
    return `${code} ${message}`
  }
}

describe('a start that is refused', () => {
  it('says why and ends', async () => {
    const { code, said } = await runToEnd({ ...settings, PORT: 'four thousand' })
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('PORT is set to something else than a whole number'),
    ])
  })

  it.each<[string, Settings, RegExp]>([
    ['a port that is none', { PORT: 'four thousand' }, /PORT is set to something else than a whole number/],
    [
      'a database address that is none',
      { DATABASE_URL: 'mysql://here' },
      /DATABASE_URL is set to something else than an address/,
    ],
    [
      'a server that is not there',
      { DATABASE_URL: 'postgresql://someone:hush@127.0.0.1:1/none' },
      /database_unreachable(?!.*hush)/,
    ],
    [
      'a key file within the data folder',
      { FIRSTHAND_DATA: join(folder, 'inner'), FIRSTHAND_KEY_FILE: join(folder, 'inner', 'k') },
      /key_in_data_folder/,
    ],
    [
      'a key file that a link leads into the data folder',
      { FIRSTHAND_DATA: join(folder, 'linked'), FIRSTHAND_KEY_FILE: join(folder, 'link', 'k') },
      /key_in_data_folder/,
    ],
  ])('is for %s', async (_name, wrong, says) => {
    expect(await refusalOf(wrong)).toMatch(says)
    for (const name of ['inner', 'linked']) expect(existsSync(join(folder, name, 'database'))).toBe(false)
  })

  it('is for a folder that cannot be made', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    expect(await refusalOf({ FIRSTHAND_DATA: join(file, 'data') })).toMatch(
      /data_folder_unwritable.*FIRSTHAND_DATA/,
    )
  })

  it.skipIf(process.getuid?.() === 0)('is for a folder it may not write to', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'firsthand-closed-'))
    chmodSync(closed, 0o500)
    expect(await refusalOf({ FIRSTHAND_DATA: join(closed, 'data') })).toContain('data_folder_unwritable')
  })

  it('is for a port that is taken, by its number', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    const port = await new Promise<number>((resolve) =>
      taken.once('listening', () => resolve((taken.address() as { port: number }).port)),
    )
    const other = { ...(await apart('other')), FIRSTHAND_DEMO: '0' }
    const { code, said } = await runToEnd({ ...other, PORT: String(port) })
    taken.close()
    expect([code, said]).toEqual([1, expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`)])
    expect(existsSync(join(folder, 'other', 'lock'))).toBe(false)
  })

  it('is for a lost, a damaged and a foreign key, which changes nothing', async () => {
    const names = readdirSync(keys).filter((name) => name.endsWith('.key'))
    expect(names).toHaveLength(1)
    const key = join(keys, names[0]!)
    renameSync(key, `${key}.away`)
    const database = await openDatabase({ dataFolder: settings['FIRSTHAND_DATA']! })
    await expect(begin(database, settings)).rejects.toMatchObject({
      code: 'key_lost',
      message: expect.stringContaining('Put it back'),
    })
    const refused = (file: string) => begin(database, { ...settings, FIRSTHAND_KEY_FILE: join(folder, file) })
    await expect(refused('nothing.key')).rejects.toMatchObject({ code: 'key_lost' })
    for (const [content, says] of [
      ['no key at all', 'key_damaged'],
      [Buffer.alloc(32, 7).toString('base64url'), 'wrong_key'],
    ] as const) {
      writeFileSync(join(folder, 'other.key'), content, { mode: 0o600 })
      await expect(refused('other.key')).rejects.toMatchObject({ code: says })
    }
    await database.close()
    renameSync(`${key}.away`, key)
  })

  it('is to a network with a demo from before, unless it is asked for', async () => {
    const open = { ...settings, HOST: '0.0.0.0' }
    expect(await runToEnd({ ...open, PORT: '0', FIRSTHAND_DEMO: '0' })).toMatchObject({
      code: 1,
      said: expect.stringMatching(/demo_on_network.*FIRSTHAND_DATA/),
    })
    server = await startServer({ ...open, FIRSTHAND_DEMO: '1' })
    expect(server.output()).toContain('This is the demo')
    // After the keys that were refused before, the right one opens what it sealed.
    const ada = await signInTo(server.url, 'ada', 'reading-room')
    const { data } = await ada.ask<{ viewer: { name: string } }>('{ viewer { name } }')
    expect(data.viewer.name).toBe('Ada')
  })
})

describe('a start', () => {
  it('says where it is and how to sign in to the demo', () => {
    expect(server.output()).toContain(`Firsthand is running at http://0.0.0.0:${new URL(server.url).port}`)
    expect(server.output()).toMatch(/invented words only[\s\S]*ada \(evaluator[^)]*\), password/)
  })

  it('is refused a data folder that is open already', async () => {
    const { code, said } = await runToEnd({ ...settings, PORT: String(await freePort()) })
    expect([code, said]).toEqual([1, expect.stringMatching(/data_folder_in_use.*FIRSTHAND_DATA/)])
  })

  it('ends within 15 seconds of being asked while a query does not', { timeout: 60_000 }, async () => {
    const place = await apart('hanging')
    const hanging = await startServer({ ...place, FIRSTHAND_DEMO: '0' })
    const attached = await openDatabase({ dataFolder: place['FIRSTHAND_DATA']!, attach: true })
    const endless = withClient(attached.owner, (client) =>
      client.query('SELECT count(*) FROM generate_series(1, 1000000000000)'),
    ).catch(() => 'cut off')
    await new Promise((resolve) => setTimeout(resolve, 300))
    const before = performance.now()
    await hanging.stop()
    expect(performance.now() - before).toBeLessThan(16_000)
    expect(await endless).toBe('cut off')
    // What was cut off opens again, as it was.
    const again = await openDatabase({ dataFolder: place['FIRSTHAND_DATA']! })
    await begin(again, place)
    await again.close()
  })

  it('ends without the words of what it did not expect', async () => {
    // Only in the program itself: the database's process, which has a parent to talk to, is another. Before the program has begun
    // it knows no words; under load that is seconds from here.
    const late = `process.send || setInterval(() =>
      process.listenerCount('unhandledRejection') && void Promise.reject(new TypeError('kept to herself')), 20)`
    const { code, said } = await runToEnd({
      ...(await apart('unexpected')),
      FIRSTHAND_DEMO: '0',
      PORT: String(await freePort()),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(late)}`,
    })
    expect([code, said]).toEqual([1, expect.stringContaining('ended unexpectedly: TypeError')])
    expect(said).not.toContain('herself')
  })
})

const isWorking = async (who: Someone, study: string) => {
  type Read = { study: { pipeline: { steps: { waiting: number; running: number; retrying: number }[] } } }
  const { data } = await who.ask<Read>(
    'query ($id: ID!) { study(id: $id) { pipeline { steps { waiting running retrying } } } }',
    { id: study },
  )
  return data.study.pipeline.steps.some((step) => step.waiting + step.running + step.retrying > 0)
}

describe('a request', () => {
  const cases: [string, () => Promise<Response>, number, string][] = [
    ['that is no POST', () => fetch(`${server.url}/graphql?query={viewer{name}}`), 405, 'post_only'],
    ['that is no JSON', () => post('{nope'), 400, 'invalid_json'],
    ['that is a list of requests', () => post('[{"query":"{ viewer { name } }"}]'), 400, 'invalid_json'],
    ['that is no UTF-8', () => post(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])), 400, 'invalid_utf8'],
    [
      'that is too large',
      () => post(JSON.stringify({ query: '{ viewer { name } }', more: 'x'.repeat(1_100_000) })),
      413,
      'too_large',
    ],
    ['of another type', () => post('query', { 'content-type': 'text/plain' }), 415, 'json_only'],
    ['from another site', () => post('{}', { origin: 'https://elsewhere.example' }), 403, 'foreign_origin'],
    ['with a syntax error', () => post(JSON.stringify({ query: '{ viewer {' })), 400, 'invalid_request'],
    ['without a query', () => post('{}'), 400, 'invalid_request'],
    [
      'that goes too deep',
      () =>
        post(
          JSON.stringify({
            query: `{ viewer { memberships { study { ${'theme(key: "a") { quotes { edges { node { passage { response { '.repeat(3)} id ${'} } } } } }'.repeat(3)} } } } }`,
          }),
        ),
      400,
      'too_deep',
    ],
  ]
  it.each(cases)('%s is told what is wrong', async (_name, send, status, code) => {
    const answered = await send()
    const text = await answered.text()
    expect([answered.status, text]).toEqual([status, expect.stringContaining(`"${code}"`)])
    expect(answered.headers.get('cache-control')).toBe('no-store')
  })

  it('for a page gets it with a strict policy, and for anything else one answer', async () => {
    const page = await fetch(`${server.url}/study/anything`)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/)
    expect((await fetch(`${server.url}/../../etc/passwd.txt`)).status).toBe(404)
    expect((await fetch(server.url, { method: 'PUT' })).status).toBe(405)
    expect((await fetch(`${server.url}//`)).status).toBe(200)
  })

  it('is answered while a long query runs', { retry: 2 }, async () => {
    const limit = await limitNow()
    const attached = await openDatabase({ dataFolder: settings['FIRSTHAND_DATA']!, attach: true })
    let isOver = false
    const long = withClient(attached.owner, (client) =>
      client.query('SELECT count(*) FROM generate_series(1, 12000000)'),
    ).finally(() => (isOver = true))
    await new Promise((resolve) => setTimeout(resolve, 200))
    const waits: number[] = []
    for (let turn = 0; turn < 10; turn += 1) waits.push(...(await waitsFor('/health', '/')))
    expect(isOver).toBe(false)
    await long
    await attached.close()
    expect(waits.filter((wait) => wait > limit).length).toBeLessThanOrEqual(waits.length / 10)
  })

  it(
    'is mostly answered in time while the longest answer is worked on, and never much later',
    { retry: 2 },
    async () => {
      const ada = await signInTo(server.url, 'ada', 'reading-room')
      const frame = await frameOf(ada)
      const text = Array.from({ length: 5_000 }, (_, n) => `Officer Reyes of ward${n} took me to court.`)
      const said = text.join(' ').slice(0, 200_000)
      const pat = await aParticipant(ada, frame)
      const limit = await limitNow()
      await act(ada, 'submitResponse', submission(frame, pat, said))
      const waits: number[] = []
      for (; await isWorking(ada, frame.studyId); await new Promise((resolve) => setTimeout(resolve, 20)))
        waits.push(...(await waitsFor('/health', '/', '/health')))
      const late = waits.filter((wait) => wait > limit)
      expect(waits.length).toBeGreaterThan(10)
      // One look may fall together with the writing of the answer.
      expect(late.length).toBeLessThanOrEqual(waits.length / 10)
      expect(Math.max(...waits)).toBeLessThan(5 * limit)
    },
  )
})

/** How long each of these pages took to come, one after the other. */
const waitsFor = async (...paths: string[]): Promise<number[]> => {
  const waits: number[] = []
  for (const path of paths) {
    const before = performance.now()
    await (await fetch(server.url + path)).text()
    waits.push(performance.now() - before)
  }
  return waits
}

/** 100 ms; on a machine that is busy with something else, as much more as it takes while the server has nothing to do. */
const limitNow = async (): Promise<number> => {
  const quiet: number[] = []
  for (let turn = 0; turn < 5; turn += 1) quiet.push(...(await waitsFor('/health', '/')))
  return Math.max(100, 3 * Math.max(...quiet))
}
