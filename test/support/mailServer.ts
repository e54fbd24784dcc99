// A real mail server on this machine that keeps what it takes, for the test that asks for it.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type MailServer = {
  url: string
  letters: string[]
  /** Says no to the next letters, as a server does that is full, and quotes whom they are for. */
  refuse(isRefusing: boolean): void
  close(): Promise<void>
}

export const aMailServer = async (): Promise<MailServer> => {
  const letters: string[] = []
  let isRefusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, taken) =>
      taken(isRefusing ? Object.assign(new Error(`no room for ${address}`), { responseCode: 452 }) : null),
    onData: (stream, _session, taken) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString())
        taken()
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    letters,
    url: `smtp://127.0.0.1:${port}`,
    refuse: (value) => void (isRefusing = value),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
