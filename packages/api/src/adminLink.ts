// The link by which the first administrator comes in. Whoever reads it is let in, so it is shown on a terminal alone;
// where standard output goes into a file or a journal, it stands in a file that only this user may read.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasAdministrator } from './auth/store.ts'
import { makeAdministratorLink } from './auth/inviting.ts'
import { linkTo } from './auth/invitation.ts'
import { StartError } from './database/errors.ts'
import type { App } from './app.ts'
import { addressOf, readEnv, type Env } from './env.ts'
import { attachInstance } from './instance.ts'

type Place = Pick<App, 'db' | 'keys'>

type Shown = { lines: string[] }

const validFor = 'It works once, within one hour. Earlier links of this kind work no more.'

/** What a start says where nobody administers this instance yet. */
export const firstAdministrator = async (place: Place, env: Env, port: number): Promise<Shown> => {
  if (await hasAdministrator(place.db)) {
    rmSync(fileIn(env), { force: true })
    return { lines: [] }
  }
  return handOut(place, env, port)
}

const handOut = async (place: Place, env: Env, port: number): Promise<Shown> => {
  const link = linkTo(addressOf(env, port), await makeAdministratorLink(place))
  if (process.stdout.isTTY)
    return { lines: ['To become the administrator of this instance, open', `  ${link}`, validFor] }
  const file = fileIn(env)
  try {
    mkdirSync(env.configFolder, { recursive: true, mode: 0o700 })
    rmSync(file, { force: true })
    writeFileSync(file, `${link}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    throw new StartError(
      'link_unwritable',
      `The file ${file} cannot be written. Make its folder writable or set XDG_CONFIG_HOME.`,
    )
  }
  return {
    lines: [`The link that makes an administrator stands in ${file}, for this user alone to read.`, validFor],
  }
}

const fileIn = (env: Env) => join(env.configFolder, 'administrator-link')

/** `admin-link`: for whoever has the machine, whether the server runs or not. */
export const adminLink = async (args: string[]): Promise<number> => {
  if (args.length > 0) {
    process.stderr.write(`admin-link takes no arguments\n`)
    return 2
  }
  try {
    return await makeOne(readEnv())
  } catch (problem) {
    const what = problem instanceof StartError ? problem.message : 'The database could not be asked.'
    process.stderr.write(`admin-link: ${what}\n`)
    return 1
  }
}

const makeOne = async (env: Env): Promise<number> => {
  const attached = await attachInstance(env)
  try {
    if ((await attached.db.instance.findFirst({ select: { isDemo: true } }))?.isDemo)
      throw new StartError(
        'demo_only',
        'This database holds the demo, whose accounts are published; it takes no others. Start with a new data folder and FIRSTHAND_DEMO=0.',
      )
    for (const line of (await handOut(attached, env, env.port)).lines) process.stdout.write(`${line}\n`)
    return 0
  } finally {
    await attached.close()
  }
}
