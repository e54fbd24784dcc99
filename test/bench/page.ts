import type { Browser, BrowserContext } from 'playwright-core'
import { gzipSync } from 'node:zlib'
import { openKeepingBrowser } from '../support/browser.ts'
import { demoPassword, demoPlace, openDemo } from '../support/demo.ts'
import { machine, quantile, round } from './measure.ts'

/** How long until the theme list is seen on a slow machine and line, and how much script that takes. */
export const page = async (): Promise<object> => {
  const demo = demoPlace()
  const [server, browser] = await Promise.all([openDemo(demo.place), openKeepingBrowser()])
  try {
    const themes = await atThemes(browser, server.url)
    const runs: number[] = []
    // The server has answered before; the browser starts cold each time.
    await untilSeen(themes)
    for (let run = 0; run < 5; run += 1) runs.push(await untilSeen(themes))
    const script = await scriptOf(themes)
    return {
      bench: 'page',
      setting: 'theme list, signed in, cold cache, 4x slower CPU, 1.6 Mbit/s, 40 ms round trip',
      milliseconds: { median: quantile(runs, 0.5), runs },
      script,
      browser: browser.version(),
      machine: machine(),
    }
  } finally {
    await browser.close()
    await server.end()
    demo.remove()
  }
}

/** A browser that is signed in, and the address of the themes. */
export type AtThemes = { context: BrowserContext; address: string }

export const atThemes = async (browser: Browser, url: string): Promise<AtThemes> => {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('input[name=name]').fill('ada')
  await page.locator('input[name=password]').fill(demoPassword)
  await page.keyboard.press('Enter')
  await page.locator('.lead-sentence').waitFor()
  const address = `${page.url()}/theme`
  await page.close()
  return { context, address }
}

const megabit = 1_000_000 / 8

/** Milliseconds from the start of the navigation until the first theme is on the screen. */
export const untilSeen = async ({ context, address }: AtThemes): Promise<number> => {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 1.6 * megabit,
    uploadThroughput: 1.6 * megabit,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(noteFirstTheme)
  await page.goto(address, { waitUntil: 'commit' })
  const seen = await page.waitForFunction(() => (window as Noted).firstThemeAt)
  const milliseconds = Math.round((await seen.jsonValue())!)
  await page.close()
  return milliseconds
}

type Noted = Window & { firstThemeAt?: number }

// In the page: the frame after the one in which the list came, when it has been painted.
const noteFirstTheme = () => {
  const look = () => {
    if (!document.querySelector('.theme-row')) return requestAnimationFrame(look)
    return requestAnimationFrame(() => ((window as Noted).firstThemeAt = performance.now()))
  }
  requestAnimationFrame(look)
}

/** The script that is there when the theme list is: kilobytes of 1,000, each file packed as gzip packs it. */
export const scriptOf = async ({
  context,
  address,
}: AtThemes): Promise<{ files: number; gzipKilobytes: number }> => {
  const page = await context.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body())
  })
  await page.goto(address)
  await page.locator('.theme-row').first().waitFor()
  const files = await Promise.all(bodies)
  await page.close()
  const bytes = files.reduce((sum, body) => sum + gzipSync(body).length, 0)
  return { files: files.length, gzipKilobytes: round(bytes / 1000) }
}
