// A line between a browser and a server, which can be cut: to the browser the server is gone, and it need not start anew.
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export type Relay = {
  url: string
  /** From now on nobody answers at the address, and what was connected no longer is. */
  cut(): Promise<void>
  mend(): Promise<void>
}

export const openRelay = async (target: string): Promise<Relay> => {
  const to = Number(new URL(target).port)
  const sockets = new Set<Socket>()
  const join = (near: Socket) => {
    const far = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => void (sockets.delete(one), other.destroy()))
      one.pipe(other)
    }
  }
  let server: Server
  const listen = async (port: number) => {
    server = createServer(join).listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const cut = async () => {
    server.close()
    for (const socket of sockets) socket.destroy()
    if (server.listening) await once(server, 'close')
  }
  const port = await listen(0)
  return { url: `http://127.0.0.1:${port}`, cut, mend: async () => void (await listen(port)) }
}
