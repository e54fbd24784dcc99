// Whoever takes the phone after Pat finds nothing of what Pat wrote: not by Back, not in a window that comes back, not in
// what the browser keeps on disk; with script and without.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasOwnChromium, openProfile } from '../support/browser.ts'
import { openPort, type Port } from '../support/http.ts'
import { anAgreed, anAskingStudy } from '../support/invited.ts'
import { openWorld, type Frame, type World } from '../support/world.ts'
import { holdOn, left, serveElsewhere, to, ways } from './phone.ts'

let world: World
let frame: Frame
let port: Port
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'firsthand-profile-'))
  world = await openWorld()
  frame = await anAskingStudy(world)
  port = await openPort(world)
})
afterAll(async () => {
  port?.close()
  await world?.instance.settled()
  await world?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const planted = 'quincunx marzipan'
/** Typed into a page that takes no care: it would be found. */
const careless = 'sesquipedal gherkin'

/** Files of a profile that hold a text, however Chromium writes it down. */
const holding = (profile: string, text: string): string[] => {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => forms.some((form) => readFileSync(path).includes(form)))
}

const openBrowserOn = async (
  name: string,
  hasScript = true,
  args: string[] = [],
): Promise<BrowserContext> => {
  const context = await openProfile(
    join(folder, name),
    { javaScriptEnabled: hasScript, locale: 'en-US' },
    args,
  )
  context.setDefaultTimeout(30_000)
  await serveElsewhere(context)
  return context
}

/** Every page of the tab's history in turn, as Back and Forward show it. */
const pagesOfHistory = async (context: BrowserContext, page: Page): Promise<string[]> => {
  const devtools = await context.newCDPSession(page)
  const { entries } = await devtools.send('Page.getNavigationHistory')
  const shown: string[] = []
  for (const { id, url } of [...entries].reverse().concat(entries)) {
    if (url === 'about:blank') continue
    await devtools.send('Page.navigateToHistoryEntry', { entryId: id })
    // A page that Back takes out of memory is not loaded.
    await page.waitForURL((now) => now.href === url, { waitUntil: 'commit' })
    await page.waitForTimeout(300)
    shown.push(`${await page.content()} ${await valuesOn(page)}`)
  }
  return shown
}

const valuesOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('textarea, input:not([type=hidden])')]
      .map(({ value }) => value)
      .join(' '),
  )

/** Whether the browser keeps whole pages for Back; `bench -- stories` tells it of both. */
const keeping = process.env['STORIES'] === 'all' ? [true, false] : [true]
const told = ways({ language: 'en', hasScript: false })
  .filter(({ language }) => language === 'en')
  .flatMap(({ hasScript }) => keeping.map((keepsPages) => ({ hasScript, keepsPages })))

describe.each(told)(
  'after Exit now, script: $hasScript, pages kept for Back: $keepsPages',
  ({ hasScript, keepsPages }) => {
    it('nothing is left that was written, and would have been found', async () => {
      const name = `script-${hasScript}-${keepsPages}`
      const args = keepsPages ? [] : ['--disable-back-forward-cache']
      const { path, phone } = await anAgreed(world, frame)
      const context = await openBrowserOn(name, hasScript, args)
      await holdOn(context, port.url, phone.cookie())
      const page = await context.newPage()
      await page.goto(`${port.url}${path}?me`)
      while ((await page.locator('[name="a.P1"]').count()) === 0) await to(page, 'next')
      await page.locator('[name="a.P1"]').first().check()
      await to(page, 'next')
      await page.getByRole('textbox').fill(planted)
      await to(page, 'next')
      await to(page, 'back')
      // It stood there, and was typed once more after it was kept.
      await page.getByRole('textbox').fill(`${planted} again`)
      await page.locator('a.exit').click()
      await left(page)

      const shown = await pagesOfHistory(context, page)
      expect(shown.length).toBeGreaterThan(0)
      expect(shown.filter((one) => one.includes(planted))).toEqual([])
      expect((await carelessPage(context)).some((one) => one.includes(careless))).toBe(true)
      await context.close()
      expect(holding(join(folder, name), planted)).toEqual([])
      if (hasOwnChromium) expect(holding(join(folder, name), careless)).not.toEqual([])

      // The window comes back as a browser brings it back that was closed in the middle.
      const again = await openBrowserOn(name, hasScript, [...args, '--restore-last-session'])
      await expect.poll(() => again.pages().length).toBeGreaterThan(0)
      for (const one of again.pages()) expect(await one.content()).not.toContain(planted)
      await again.close()
      expect(holding(join(folder, name), planted)).toEqual([])
      // What stands between two addresses in that file is a title, or the next one.
      const kept = readFileSync(join(folder, name, 'Default/History'), 'latin1')
        .split(port.url)
        .slice(1)
      expect(kept.length).toBeGreaterThan(1)
      const neutral = /^\/s(?:\/exit|\/[-a-z0-9]{19}\?me)?(?:Page|Weather|http|[^\w/?#-]|$)/
      const strange = kept.filter((one) => /^\/[a-z]/.test(one) && !neutral.test(one))
      expect(strange.map((one) => one.slice(0, 40))).toEqual([])
    })
  },
)

/** What Back shows of a page that takes no care, in the same browser. */
const carelessPage = async (context: BrowserContext): Promise<string[]> => {
  const address = 'http://localhost:9/careless'
  await context.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>x</title><form><textarea></textarea></form>' }),
  )
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('textarea').fill(careless)
  await page.goto('https://www.weather.gov/')
  return pagesOfHistory(context, page)
}
