import './unexpected.ts'
import type { AddressInfo } from 'node:net'
import { appendAudit } from './audit/store.ts'
import { decideDemo } from './demo/decide.ts'
import { loadDemo } from './demo/load.ts'
import { demoAccounts } from './auth/demo.ts'
import { createProvider } from './auth/openIdClient.ts'
import { StartError } from './database/errors.ts'
import { firstAdministrator } from './adminLink.ts'
import { addressOf, isLoopback, readEnv, type Env } from './env.ts'
import { openMail } from './mail.ts'
import { openInstance, type Instance } from './instance.ts'
import { oldCopy } from './keyCopy.ts'
import { readSecretFile } from './secretFile.ts'
import { createHttpServer } from './server.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const warn = (line: string) => void process.stderr.write(`${line}\n`)

const start = async () => {
  const env = readEnv()
  const ways = { post: postOf(env), provider: await providerOf(env) }
  const instance = await openInstance(env, { isDemoWanted: wantsDemo(env), log: warn, onLost, ...ways })
  if (instance.app.isDemo) await openDemo(env, instance)
  await recordStart(env, instance)
  const server = createHttpServer(instance.app, { ...env, ...pages })
  let isClosing = false
  let deciding = Promise.resolve()
  // Before it answers: who sees that it is up may ask it to end at once.
  stopOnSignal(async () => {
    isClosing = true
    await deciding.catch(() => undefined)
    server.close()
    server.closeAllConnections()
    await instance.close()
  })
  await listen(server, env).catch(async (problem: NodeJS.ErrnoException) => {
    await instance.close()
    throw portProblem(problem, env)
  })
  const { port } = server.address() as AddressInfo
  const invited =
    instance.app.isDemo || isClosing ? [] : (await firstAdministrator(instance.app, env, port)).lines
  greet(env, instance, port)
  invited.forEach(say)
  if (!instance.app.isDemo && !isClosing) await tellOldCopy(instance.keyFile)
  if (!instance.app.isDemo || isClosing) return
  deciding = decideDemo(instance.app, () => isClosing)
  deciding.catch(() => warn('The demo’s people did not finish deciding; they go on at the next start.'))
}

/** At once, as a stop in order would seal what is under way. */
const onLost = ({ code, message }: StartError) => {
  warn(`Firsthand ended (${code}). ${message}`)
  process.exit(1)
}

/** What was built of the web. */
const pages = {
  webFolder: new URL('../../web/dist', import.meta.url).pathname,
  operationsFile: new URL('../../web/generated/operations.json', import.meta.url).pathname,
}

/** Letters go out where a mail server is named; its address is ours to write on them. */
const postOf = ({ smtpUrl, address }: Env) =>
  smtpUrl && address
    ? { mail: openMail(smtpUrl, `Firsthand <firsthand@${new URL(address).hostname}>`), address }
    : null

/** It is asked nothing at a start, so that one that is down keeps nobody from starting. */
const providerOf = async ({ openId, address }: Env) => {
  if (!openId || !address) return null
  const { secretFile, ...settings } = openId
  const clientSecret = await readSecretFile(secretFile, 'FIRSTHAND_OIDC_CLIENT_SECRET_FILE')
  return createProvider({ ...settings, clientSecret, address })
}

const tellOldCopy = async (keyFile: string) => {
  const said = await oldCopy(keyFile, new Date())
  if (said) warn(said)
}

/** How it runs is configuration too: whether others reach it, on which database, whether as a demo. */
const recordStart = (env: Env, { app, database }: Instance) =>
  appendAudit(app, app.db, {
    actor: { kind: 'system', id: 'command line' },
    studyId: null,
    action: 'start',
    subjects: {
      reach: isLoopback(env.host) ? 'machine' : 'network',
      database: database.kind,
      demo: app.isDemo ? 1 : 0,
      provider: app.provider ? 1 : 0,
    },
    outcome: 'done',
  })

/** Its passwords are published: a demo database from before is not served to a network unasked either. */
const openDemo = async (env: Env, instance: Instance) => {
  if (isLoopback(env.host) || env.demo === 'always') return loadDemo(instance.app)
  await instance.close()
  throw new StartError(
    'demo_on_network',
    `This data folder holds the demo, whose passwords are published, and ${env.host} can be reached by others. Set HOST to 127.0.0.1, FIRSTHAND_DATA to a new folder for a study of your own, or FIRSTHAND_DEMO to 1 if others shall see the demo.`,
  )
}

/** The demo loads by itself into an empty embedded database that only this machine can reach. */
const wantsDemo = (env: Env) => {
  if (env.databaseUrl || env.demo === 'never') return false
  return env.demo === 'always' || isLoopback(env.host)
}

const listen = (server: ReturnType<typeof createHttpServer>, env: Env) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.port, env.host, resolve)
  })

const portProblem = ({ code }: NodeJS.ErrnoException, { host, port }: Env) => {
  if (code === 'EADDRINUSE')
    return new StartError(
      'port_taken',
      `Port ${port} on ${host} is taken by another program. Stop that one, or set PORT to a free port.`,
    )
  if (code === 'EACCES')
    return new StartError(
      'port_forbidden',
      `Port ${port} may not be opened by this user. Set PORT to one above 1023.`,
    )
  return new StartError(
    'host_unavailable',
    `The address ${host} cannot be opened here. Set HOST to an address of this machine.`,
  )
}

const greet = (env: Env, { app, database }: Instance, port: number) => {
  say(`Firsthand is running at ${addressOf({ ...env, address: undefined }, port)}`)
  say(
    database.kind === 'embedded' ? `Data: ${env.dataFolder}` : 'Data: the PostgreSQL server of DATABASE_URL',
  )
  if (!app.isDemo)
    return say('Invented words only: README.md says what a real study still needs (Not built yet).')
  say('This is the demo: invented words only. Sign in as')
  for (const { name, password, roles } of demoAccounts)
    say(`  ${name} (${roles.join(', ')}), password ${password}`)
}

/** Each part has its own shorter limit; this one holds whatever happens to them. */
const longestStop = 15_000

const stopOnSignal = (stop: () => Promise<void>) => {
  let isStopping = false
  const once = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => {
      warn('Firsthand ended without waiting any longer for what did not stop. Nothing acknowledged was lost.')
      process.exit(1)
    }, longestStop)
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
}

start().catch((problem: unknown) => {
  if (problem instanceof StartError) warn(`Firsthand did not start (${problem.code}). ${problem.message}`)
  else warn(`Firsthand did not start: ${problem instanceof Error ? problem.name : 'unknown problem'}.`)
  process.exit(1)
})
