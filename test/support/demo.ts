// The demo as a newcomer meets it: loaded once, then copied for each who wants a server of their own.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { freePort, signInTo, startServer, type Settings, type Started } from './server.ts'

export const demoPassword = 'reading-room'

/** A stopped server's folders, with the demo in them and all of it tagged. */
export type Demo = { folder: string; remove(): void }

export const makeDemo = async (): Promise<Demo> => {
  needPages()
  const folder = temporary()
  const server = await startServer(settingsIn(folder))
  await settled(server.url)
  await server.stop()
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export type DemoServer = Pick<Started, 'url' | 'stop'> & {
  /** Starts it again after it was stopped, at the same address. */
  restart(): Promise<Started>
  end(): Promise<void>
}

export const openDemo = async (template: string, more: Settings = {}): Promise<DemoServer> => {
  const folder = temporary()
  cpSync(template, folder, { recursive: true })
  const settings = { ...settingsIn(folder), PORT: String(await freePort()), ...more }
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
