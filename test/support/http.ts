// A world behind a port: what the network sees of it.
import type { AddressInfo } from 'node:net'
import { request as ask, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { createHttpServer, type ServerSettings } from '../../packages/api/src/server.ts'
import type { World } from './world.ts'

export const pages = {
  webFolder: join(projectRoot, 'packages/web/dist'),
  operationsFile: join(projectRoot, 'packages/web/generated/operations.json'),
}

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
export type Sent = { method?: string; headers?: Record<string, string>; body?: string }
export type Port = { url: string; send(path: string, sent?: Sent): Promise<Answer>; close(): void }

/** Opens the world to the network; what is asked is sent as it stands, which fetch would not do. */
export const openPort = async (world: World, settings: Partial<ServerSettings> = {}): Promise<Port> => {
  const open = { isBehindProxy: false, isAdHocOpen: true, isIntrospectionOpen: false }
  const server = createHttpServer(world.instance.app, { ...pages, ...open, ...settings })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    send: (path, sent = {}) =>
      new Promise((resolve, reject) => {
        const { method = 'GET', headers = {}, body = '' } = sent
        const length = { 'content-length': String(Buffer.byteLength(body)) }
        const options = { port, host: '127.0.0.1', path, method, headers: { ...headers, ...length } }
        const asked = ask(options, (answered) => {
          const parts: Buffer[] = []
          answered.on('data', (part: Buffer) => parts.push(part))
          answered.on('end', () => {
            const text = Buffer.concat(parts).toString()
            resolve({ status: answered.statusCode!, headers: answered.headers, text })
          })
        })
        asked.on('error', reject)
        asked.end(body)
      }),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A request to the API as a page sends it. */
export const asked = (
  query: string,
  more: { variables?: object; headers?: Record<string, string> } = {},
): Sent => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...more.headers },
  body: JSON.stringify({ query, variables: more.variables }),
})

export const signIn = (name: string, password: string): Sent =>
  asked('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
    variables: { input: { name, password } },
  })
