// A real Chromium: the system's where there is one, else the one out of the registry, so that no test needs a package.
import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'

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

let opened: Promise<Browser> | undefined

/** The one Chromium of this process: who comes later gets the same. It ends with the process. */
export const openBrowser = (): Promise<Browser> => (opened ??= launch())

/** Closes every window in it, whoever opened it. */
export const leaveBrowser = async (browser: Browser): Promise<void> => {
  for (const context of browser.contexts()) await context.close()
}

/** With the back-forward cache on, which Playwright switches off: without it Back would prove nothing. */
const launch = async (): Promise<Browser> => {
  const { path, args } = await whichChromium()
  return chromium.launch({
    executablePath: path,
    args: [...args, ...quiet],
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
  const { path, args } = await whichChromium()
  return chromium.launchPersistentContext(folder, {
    ...options,
    executablePath: path,
    args: [...args, ...quiet, ...more],
    headless: true,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
}

const whichChromium = async () => {
  if (hasOwnChromium) return { path: installed, args: [] }
  const { default: packed } = await import('@sparticuz/chromium')
  return { path: await packed.executablePath(), args: packed.args }
}
