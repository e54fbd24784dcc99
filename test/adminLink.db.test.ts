// The program as whoever runs the machine sees it: its first link, the file it stands in, and a new one on asking.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { distFile } from '../scripts/bundle.mjs'
import { freshFolder } from './support/database.ts'
import { settingsIn } from './support/demo.ts'
import { startServer, untilSaid, type Settings, type Started } from './support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'firsthand-link-'))
const settings: Settings = {
  ...settingsIn(folder),
  FIRSTHAND_DEMO: '0',
  FIRSTHAND_URL: 'https://here.example',
}
const file = join(folder, 'config/firsthand/administrator-link')

let server: Started
beforeAll(async () => {
  renameSync(await freshFolder(), settings['FIRSTHAND_DATA']!)
  server = await startServer(settings)
  await untilSaid(server, 'within one hour')
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const commandLine = async (...args: string[]) => {
  const { TEST_DATABASE_URL: _, DATABASE_URL: __, ...env } = process.env
  const child = spawn(process.execPath, [distFile('cli.js'), ...args], { env: { ...env, ...settings } })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => said.push(part.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said: said.join('') }
}

const tokenInFile = () => {
  const link = readFileSync(file, 'utf8').trim()
  expect(link).toMatch(/^https:\/\/here\.example\/invitation#[\w-]{43}$/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  return link.split('#')[1]!
}

const post = async (query: string, variables: object) => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as { data: { done: { __typename: string; message?: string } } }
}

const accept = async (token: string, name: string) => {
  const query = `mutation ($input: AcceptInvitationInput!) { done: acceptInvitation(input: $input) {
    __typename ... on Refusal { message } } }`
  const input = { token, name, displayName: name, password: 'lantern harbor mosaic' }
  return (await post(query, { input })).data.done
}

it('stands in a file for one user alone, whose place is said and whose content is not', async () => {
  const token = tokenInFile()
  expect(server.output()).toContain(file)
  expect(server.output()).not.toContain(token)
})

it('is made anew on the command line while the server runs, which ends the earlier one', async () => {
  const earlier = tokenInFile()
  const { code, said } = await commandLine('admin-link')
  expect([code, said]).toEqual([0, expect.stringContaining(file)])
  const token = tokenInFile()
  expect(said).not.toContain(token)
  expect((await accept(earlier, 'late')).message).toMatch(/was taken back/)
  expect((await accept(token, 'ruth')).__typename).toBe('MutationAcceptInvitationSuccess')
  expect((await accept(token, 'again')).message).toMatch(/was used already/)
  expect((await commandLine('admin-link', 'now')).code).toBe(2)
})

it('is made no more at a start once somebody administers, and its file is gone', async () => {
  await server.stop()
  server = await startServer(settings)
  await untilSaid(server, 'Invented words only')
  expect(server.output()).not.toContain('administrator')
  expect(() => statSync(file)).toThrow()
})
