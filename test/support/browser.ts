// A real Chromium out of the registry, so that no test needs a package, and the system's where what it keeps is looked at.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { makeOnce } from './first.ts'

const installed = '/usr/bin/chromium'

// It asks nothing of anybody but the server under test. No sandbox, which root and many containers cannot have: it
// opens our own pages only.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

type Which = () => Promise<string>

const opened = new Map<Which, Promise<Browser>>()

const open = async (which: Which): Promise<Browser> => {
  // One that ended in the middle of a story ends that story alone.
  const before = await opened.get(which)?.catch(() => undefined)
  if (before?.isConnected()) return before
  const now = launch(which)
  opened.set(which, now)
  return now
}

/** The one Chromium of this process: who comes later gets the same. It ends with the process. */
export const openBrowser = (): Promise<Browser> => open(unpacked)

/** One that keeps a page for Back and takes passkeys, as phones do, and costs half as much again: the system’s, where it has one. */
export const openKeepingBrowser = (): Promise<Browser> => open(whichChromium)

/** Closes every window in it, whoever opened it. */
export const leaveBrowser = async (browser: Browser): Promise<void> => {
  for (const context of browser.contexts()) await context.close()
}

/** With the back-forward cache on, which Playwright switches off: without it Back would prove nothing. */
const launch = async (which: Which): Promise<Browser> => {
  return chromium.launch({
    executablePath: await which(),
    args: quiet,
    headless: true,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
}

/** Whether it is the system's: the one out of the registry keeps no page for Back, and less of a profile. */
export const hasOwnChromium = existsSync(installed)

/** A browser that keeps what browsers keep, in a folder that can be searched. */
export const openProfile = async (
  folder: string,
  options: BrowserContextOptions,
  more: string[] = [],
): Promise<BrowserContext> => {
  return chromium.launchPersistentContext(folder, {
    ...options,
    executablePath: await whichChromium(),
    args: [...quiet, ...more],
    headless: true,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
}

// Once for a run, in its own folder: it would be started while another worker is still writing it, and what an
// interrupted run left half written would be taken for whole. The arguments that its package proposes are not taken: in one
// process, as they would have it, it ends with the first window that is closed.
const unpacked: Which = async () => {
  const place = join(process.env['TEST_FOLDER'] ?? mkdtempSync(join(tmpdir(), 'firsthand-')), 'chromium')
  mkdirSync(place, { recursive: true })
  const folder = await makeOnce(place, async (making) => {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpacks], {
      cwd: projectRoot,
      env: { ...process.env, TMPDIR: making },
    })
  })
  return join(folder, 'chromium')
}

const whichChromium: Which = async () => (hasOwnChromium ? installed : unpacked())

const unpacks = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
