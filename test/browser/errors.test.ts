// What does not go well, said calmly, with a way on.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { openRelay, type Relay } from '../support/relay.ts'
import { follow, said, signIn, sitDownAs, type Desk } from './desk.ts'

let server: DemoServer
let line: Relay
let browser: Browser
let desk: Desk
let page: Page
let home: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
  line = await openRelay(server.url)
})
afterAll(async () => {
  await leaveBrowser(browser)
  await line.cut()
})
beforeEach(async () => {
  const seated = await sitDownAs(browser, [line.url, 'ada'])
  ;[desk, page, home] = [seated, seated.page, seated.home]
  await page.goto(home)
  await page.locator('.lead-sentence').waitFor()
})
afterEach(() => desk.leave())

const { en } = said
const problem = () => page.getByRole('alert').filter({ hasText: en.error.unreachable })
const tryAgain = () => page.getByRole('button', { name: en.retry })
const goTo = (name: string) => page.getByRole('link', { name, exact: true }).click()

describe('a server that goes away', () => {
  it('is missed calmly by a page that is open, which goes on when it is back', async () => {
    await goTo(en.themes)
    await page.locator('.theme-row').first().waitFor()
    await goTo(en.pipeline)
    await page.locator('table').waitFor()
    await line.cut()
    await goTo(en.themes)
    const stale = page.getByRole('alert').filter({ hasText: en.error.stale })
    await stale.waitFor()
    expect(await page.locator('.theme-row').count()).toBeGreaterThan(3)
    await tryAgain().click()
    await stale.waitFor()
    await line.mend()
    await tryAgain().click()
    await stale.waitFor({ state: 'detached' })
    expect(await page.locator('.theme-row').count()).toBeGreaterThan(3)
  })

  it('is missed calmly where nothing was loaded yet', async () => {
    await goTo(en.themes)
    await page.locator('.theme-row').first().waitFor()
    await page.locator('.theme-row h2 a').first().click()
    await page.locator('.quote-item').first().waitFor()
    await page.evaluate(() => history.back())
    await page.locator('.theme-row').first().waitFor()
    await line.cut()
    await page.locator('.theme-row h2 a').nth(1).click()
    await problem().waitFor()
    await line.mend()
    await tryAgain().click()
    await page.locator('.quote-item').first().waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('is missed calmly when a page’s script cannot be fetched', async () => {
    await line.cut()
    await goTo(en.pipeline)
    await problem().waitFor()
    await line.mend()
    await tryAgain().click()
    await page.locator('table').waitFor()
    expect(new URL(page.url()).pathname).toBe(`${home}/pipeline`)
  })

  it('is told apart at the door from a password that does not fit', async () => {
    await page.getByRole('button', { name: en.signOut }).click()
    await page.getByText(en.signIn.signedOut).waitFor()
    await line.cut()
    await signIn(desk, 'ada')
    await page.getByRole('alert').filter({ hasText: en.signIn.failed }).waitFor()
    await line.mend()
    await page.locator('form.sign-in button[type=submit]').click()
    await page.locator('.lead-sentence').waitFor()
  })
})

describe('a network that goes away', () => {
  it('is said while it lasts, and the screen stays', async () => {
    await desk.context.setOffline(true)
    await page.getByText(en.offline).waitFor()
    expect(await page.locator('.lead-sentence').isVisible()).toBe(true)
    await desk.context.setOffline(false)
    await page.getByText(en.offline).waitFor({ state: 'detached' })
  })
})

describe('an address of something that is not there', () => {
  it('gives the one page, whatever it is that is missing', async () => {
    const study = home.split('/')[2]!
    const unknown = [
      '/nowhere',
      home.replace(study, 'Study-00000000-0000-4000-8000-000000000000'),
      home.replace(study, '%E0%A4%A'),
      `${home}x/theme`,
      `${home}/theme/no_such_theme`,
      `${home}/response/no-such-response`,
      `${home}/response/${study}`,
    ]
    for (const address of unknown) {
      // The router cannot read the third, so that is what a page begins with.
      await (address.includes('%E0') ? page.goto(address) : follow(page, address))
      const heading = page.getByRole('heading', { level: 1 })
      await heading.waitFor()
      await page.getByText(en.error.notFound).waitFor()
      const lines = async () =>
        (await page.locator('main').innerText())
          .replace(/^(Themes|Responses)\n+/, '')
          .split('\n')
          .filter(Boolean)
      await expect
        .poll(lines, { message: address, timeout: 10_000 })
        .toEqual([en.error.notFoundTitle, en.error.notFound, en.error.back])
      await expect
        .poll(() => page.title(), { message: address })
        .toBe(`${en.error.notFoundTitle} · Firsthand`)
    }
    await page.getByRole('link', { name: en.error.back }).click()
    await page.locator('.lead-sentence').waitFor()
  })
})

describe('a session that has ended', () => {
  it('asks to sign in and goes on with the same page', async () => {
    await goTo(en.themes)
    await page.locator('.theme-row h2 a').first().click()
    await page.locator('.quote-item').first().waitFor()
    const address = page.url()
    await desk.context.clearCookies()
    await page
      .getByRole('group', { name: en.theme.filters })
      .getByLabel(en.theme.wave)
      .selectOption({ index: 1 })
    await page.locator('form.sign-in').waitFor()
    expect(await page.locator('blockquote').count()).toBe(0)
    await signIn(desk, 'ada')
    await page.locator('.quote-item').first().waitFor()
    expect(page.url().startsWith(`${address}?wave=`)).toBe(true)
    await desk.context.clearCookies()
    await page.reload()
    await page.locator('form.sign-in').waitFor()
    await signIn(desk, 'ada')
    await page.locator('.quote-item').first().waitFor()
    expect(page.url().startsWith(`${address}?wave=`)).toBe(true)
  })
})
