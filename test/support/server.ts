// The program as it is started by hand: its own process, its own folder, a port of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'

export type Started = {
  url: string
  child: ChildProcess
  output: () => string
  stop(): Promise<number | null>
  kill(): Promise<void>
}
export type Settings = Record<string, string>

const main = join(projectRoot, 'packages/api/dist/main.js')

/** Starts the program and resolves once /health answers; rejects with what it said if it ends before. */
export const startServer = async (settings: Settings): Promise<Started> => {
  const port = settings['PORT'] ?? String(await freePort())
  const { child, output, exit } = launch({ ...settings, PORT: port })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGTERM')
    return exit
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await exit
  }
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the program ended: ${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return { url, child, output, stop, kill }
}

/** Health comes before the last that a start says. */
export const untilSaid = async ({ output }: Started, text: string): Promise<void> => {
  for (const until = Date.now() + 30_000; !output().includes(text);) {
    if (Date.now() > until) throw new Error(`the program did not say "${text}": ${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Runs the program until it ends by itself: what it said, and its exit code. One that goes on is killed and said so. */
export const runToEnd = async (settings: Settings): Promise<{ code: number | null; said: string }> => {
  const { child, output, exit } = launch(settings)
  let isEndless = false
  const patience = setTimeout(() => {
    isEndless = true
    child.kill('SIGKILL')
  }, 60_000)
  const code = await exit
  clearTimeout(patience)
  if (isEndless) throw new Error(`the program did not end: ${output()}`)
  return { code, said: output() }
}

const launch = (settings: Settings) => {
  const { TEST_DATABASE_URL: _, DATABASE_URL: __, ...env } = process.env
  const child = spawn(process.execPath, [main], {
    env: { ...env, ...settings },
    stdio: 'pipe',
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => said.push(part.toString()))
  const exit = once(child, 'close').then(([code]) => code as number | null)
  return { child, output: () => said.join(''), exit }
}

const isHealthy = (url: string) =>
  fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Signs in over the network and gives what asks in that name. */
export const signInTo = async (url: string, name: string, password: string) => {
  const post = (cookie: string, query: string, variables?: object) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    })
  const answered = await post(
    '',
    'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
    { input: { name, password } },
  )
  const cookie = answered.headers.get('set-cookie')!.split(';')[0]!
  const ask = async <Data>(query: string, variables?: object) => {
    const answered = await post(cookie, query, variables)
    const text = await answered.text()
    return {
      status: answered.status,
      ...(JSON.parse(text) as { data: Data; errors?: { message: string; extensions: { code: string } }[] }),
      text,
    }
  }
  return { ask, cookie }
}
