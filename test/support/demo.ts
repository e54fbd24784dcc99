// The demo as a newcomer meets it: loaded once, then copied for each who wants a server of their own.
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { freePort, signInTo, startServer, type Settings, type Started } from './server.ts'

export const demoPassword = 'reading-room'

/**
 * Copies a stopped server's folders, with the demo in them and all of it tagged and decided, into a folder. Who asks first
 * loads it; the others wait for it.
 * @param place where it is kept during a run
 */
export const copyDemo = async (place: string, folder: string): Promise<void> => {
  const [made, making, failed] = ['made', 'making', 'failed'].map((name) => join(place, name)) as Places
  if (!existsSync(made) && isFirst(making)) await load(making, { made, failed })
  while (!existsSync(made)) {
    if (existsSync(failed)) throw new Error('The demo could not be loaded; another test says why.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  cpSync(made, folder, { recursive: true })
}

type Places = [made: string, making: string, failed: string]

const isFirst = (making: string): boolean => {
  try {
    mkdirSync(making)
    return true
  } catch {
    return false
  }
}

const load = async (making: string, { made, failed }: { made: string; failed: string }) => {
  try {
    const server = await startServer(settingsIn(making))
    await settled(server.url)
    await server.stop()
    renameSync(making, made)
  } catch (problem) {
    mkdirSync(failed)
    throw problem
  }
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

export const openDemo = async (place: string): Promise<DemoServer> => {
  needPages()
  const folder = temporary()
  await copyDemo(place, folder)
  const settings = { ...settingsIn(folder), PORT: String(await freePort()) }
  let running = await startServer(settings)
  const restart = async () => (running = await startServer(settings))
  const end = async () => {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: running.url, stop: () => running.stop(), restart, end }
}

const temporary = () => mkdtempSync(join(tmpdir(), 'firsthand-browser-'))

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
