// Stands between the product and its database and keeps every byte that goes there: what never passes here can stand
// in no table, no index and no log of the database.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import type { FreshDatabase } from './database.ts'

export type Recorder = { through(database: FreshDatabase): Promise<FreshDatabase>; sent(): string }

export const createRecorder = (): Recorder => {
  const parts: Buffer[] = []
  return {
    sent: () => Buffer.concat(parts).toString('latin1'),
    async through(database) {
      const { pool } = database.connection
      const open = new Set<Socket>()
      const server = createServer((client) => {
        const behind = connect(addressOf(pool))
        for (const socket of [client, behind]) {
          open.add(socket)
          socket.on('error', () => undefined).on('close', () => void open.delete(socket))
        }
        client.on('data', (part: Buffer) => void parts.push(part))
        client.pipe(behind).pipe(client)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      return {
        ...database,
        connection: {
          ...database.connection,
          pool: { ...withoutUrl(pool), host: '127.0.0.1', port, ssl: false },
        },
        async close() {
          await database.close()
          for (const socket of open) socket.destroy()
          server.close()
        },
      }
    },
  }
}

type Pool = FreshDatabase['connection']['pool']

const addressOf = ({ host, port = 5432, connectionString }: Pool) => {
  if (connectionString) {
    const url = new URL(connectionString)
    return { host: url.hostname, port: Number(url.port || 5432) }
  }
  return host?.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port }
}

const withoutUrl = ({ connectionString, ...pool }: Pool): Pool => {
  if (!connectionString) return pool
  const url = new URL(connectionString)
  return {
    ...pool,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
  }
}
