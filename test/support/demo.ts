// The demo as a newcomer meets it: loaded once, then copied for each who wants a server of their own.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { beginOnce, makeOnce } from './first.ts'
import { freePort, signInTo, startServer, type Settings, type Started } from './server.ts'
import type { Frame, Someone } from './world.ts'

export const demoPassword = 'reading-room'

/**
 * Copies a stopped server's folders, with the demo in them and all of it tagged and decided, into a folder. Who asks first
 * loads it; the others wait for it.
 * @param place where it is kept during a run
 */
export const copyDemo = async (place: string, folder: string): Promise<void> =>
  cpSync(await makeOnce(place, makeDemo), folder, { recursive: true })

/** Loads it, where nobody else has begun to. */
export const loadDemo = (place: string): Promise<void> => beginOnce(place, makeDemo)

const makeDemo = async (folder: string): Promise<void> => {
  const server = await startServer(settingsIn(folder))
  await settled(server.url)
  await server.stop()
}

/** A place for the demo, where no test run gives one. */
export const demoPlace = (): { place: string; remove(): void } => {
  const place = temporary()
  return { place, remove: () => rmSync(place, { recursive: true, force: true }) }
}

export type DemoServer = Pick<Started, 'url' | 'stop'> & {
  /** Starts it again after it was stopped, at the same address. */
  restart(): Promise<Started>
  end(): Promise<void>
}

let shared: Promise<DemoServer> | undefined

/**
 * The one demo server of this process, for stories that leave no count, decision or quote other than they found it. Who
 * comes later gets the same, as it ends by itself with the process; who needs other settings opens one of their own.
 */
export const shareDemo = (place: string): Promise<DemoServer> =>
  (shared ??= openDemo(place, { NODE_OPTIONS: endsWithParent }))

// In the program itself only: its threads and the database's process end with it.
const endsWithParent = `--import=data:text/javascript,${encodeURIComponent(
  `import { isMainThread } from 'node:worker_threads'
  if (isMainThread && !process.send)
    process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM')).resume()`,
)}`

export type Known = { cookie: string; home: string; ask: Awaited<ReturnType<typeof signInTo>>['ask'] }

const known = new Map<string, Promise<Known>>()

/** Somebody of the demo who came in before: their session's cookie, the path of their first study, and who asks in their name. */
export const knownTo = async (url: string, name: string): Promise<Known> => {
  const before = await known.get(`${url} ${name}`)?.catch(() => undefined)
  // Another story may have locked or ended the session.
  if (before && (await studyOf(before.ask))) return before
  const now = comeIn(url, name)
  known.set(`${url} ${name}`, now)
  return now
}

const comeIn = async (url: string, name: string): Promise<Known> => {
  const { cookie, ask } = await signInTo(url, name, demoPassword)
  return { cookie, ask, home: `/study/${await studyOf(ask)}` }
}

const studyOf = async (ask: Known['ask']): Promise<string | undefined> => {
  const { data } = await ask<{ viewer: { memberships: { studyId: string }[] } | null }>(
    '{ viewer { memberships { studyId } } }',
  )
  return data.viewer?.memberships[0]?.studyId
}

/** A server of the story's own, with the demo in it. */
export const openDemo = async (place: string, more: Settings = {}): Promise<DemoServer> => {
  needPages()
  const folder = temporary()
  await copyDemo(place, folder)
  const settings = { ...settingsIn(folder), PORT: String(await freePort()), ...more }
  let running = await startServer(settings)
  const restart = async () => (running = await startServer(settings))
  const end = async () => {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: running.url, stop: () => running.stop(), restart, end }
}

const temporary = () => mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'firsthand-browser-'))

export const settingsIn = (folder: string): Settings => ({
  FIRSTHAND_DATA: join(folder, 'data'),
  XDG_CONFIG_HOME: join(folder, 'config'),
})

const needPages = () => {
  if (!existsSync(join(projectRoot, 'packages/web/dist/index.html')))
    throw new Error('The pages are not built (packages/web/dist). `npm test` builds them first.')
}

type Working = {
  viewer: {
    memberships: {
      study: {
        pipeline: { steps: Record<'waiting' | 'running' | 'retrying', number>[] }
        objections: { id: string }[]
      }
    }[]
  }
}

/** The machine has read everything, and the demo's people have decided and objected, which they do last. */
const settled = async (url: string): Promise<void> => {
  const ada = await signInTo(url, 'ada', demoPassword)
  for (;;) {
    const { data } = await ada.ask<Working>(
      '{ viewer { memberships { study { pipeline { steps { waiting running retrying } } objections { id } } } } }',
    )
    const studies = data.viewer.memberships.map(({ study }) => study)
    const steps = studies.flatMap(({ pipeline }) => pipeline.steps)
    const isRead = steps.every((step) => step.waiting + step.running + step.retrying === 0)
    if (isRead && studies.every(({ objections }) => objections.length > 0)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** What a study of the demo holds that an answer is about. */
export const frameOf = async (who: Someone): Promise<Frame> => {
  const { data } = await who.ask<{ viewer: { memberships: { study: StudyIds }[] } }>(
    '{ viewer { memberships { study { id waves { id } services { id } regions { id } instruments { id questions { id key type } } } } } }',
  )
  const study = data.viewer.memberships[0]!.study
  const instrument = study.instruments.find(({ questions }) => questions.some(({ key }) => key === 'O1'))!
  const questions = Object.fromEntries(instrument.questions.map(({ id, key }) => [key, id]))
  return {
    studyId: study.id,
    waveId: study.waves[0]!.id,
    serviceId: study.services[0]!.id,
    regionId: study.regions[0]!.id,
    instrumentId: instrument.id,
    questions,
  }
}

type StudyIds = {
  id: string
  waves: { id: string }[]
  services: { id: string }[]
  regions: { id: string }[]
  instruments: { id: string; questions: { id: string; key: string; type: string }[] }[]
}
