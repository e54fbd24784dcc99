// Cleo of the advisory board, with a phone: she reads what may leave, says what is not so, and puts a topic away.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { elsewhere, follow, inLanguages, sitDownAs, violations, type Desk } from './desk.ts'
import { englishPhrases } from './english.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

const phone = { viewport: { width: 320, height: 640 } }
const card = (page: Page) => page.locator('[data-card=theme_say_and_control]')
const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
const body = (page: Page) => page.locator('body').innerText()

/** What a page shows or holds that names a row or counts. */
const tells = async (page: Page): Promise<string[]> => {
  const text = `${await page.locator('main').innerText()}\n${await page.title()}`
  return [...text.matchAll(/\d+|\b(?:Participant|Response|Coding|Passage)-\w+/g)].map(([found]) => found)
}

describe.each(inLanguages('es'))('Cleo at her phone, in %s', (speaks) => {
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    desk = await sitDownAs(browser, [server.url, 'cleo'], { speaks, ...phone })
    page = desk.page
    await page.goto('/')
    await card(page).waitFor()
  })
  afterAll(() => desk.leave())

  it('lands where there is something to read, about how long, and that stopping is fine', async () => {
    expect(new URL(page.url()).pathname).toMatch(/\/board$/)
    const { board } = desk.said
    const text = await body(page)
    expect(text).toContain(board.stopping)
    expect(Object.values(board.time).some((time) => text.includes(board.howLong(time)))).toBe(true)
    expect(await page.locator('.rail nav[aria-label] ul a').allInnerTexts()).toEqual(
      expect.arrayContaining([board.title, board.marks, board.outcome]),
    )
  })

  it('reads no number and no id, and a page that fits', async () => {
    for (const summary of await page.locator('.card > summary').all()) await summary.click()
    for (const veil of await page.locator('.veil button').all())
      if (await veil.isVisible()) await veil.click()
    expect(await tells(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
    expect(await violations(page)).toEqual([])
  })

  it('reads words in her language first, of "a young person"', async () => {
    const shown = page.locator('.card-body > .released blockquote')
    expect(await shown.count()).toBeGreaterThan(2)
    for (const one of await shown.all()) expect(await one.getAttribute('lang')).toBe(speaks)
    expect(await page.locator('figcaption:visible').first().innerText()).toBe(desk.said.board.who)
    if (speaks === 'es') {
      const text = (await body(page)).toLowerCase()
      expect(englishPhrases.filter((phrase) => text.includes(phrase))).toEqual([])
    }
  })

  it('finds hard words veiled, with what kind of thing is in them', async () => {
    await page.reload()
    await card(page).waitFor()
    for (const summary of await page.locator('.card > summary').all()) await summary.click()
    for (const more of await page.locator('.other-language > summary').all()) await more.click()
    const veil = page.locator('.veil:visible').first()
    const words = page.locator('figure:visible', { has: veil }).first()
    expect(await words.locator('blockquote').count()).toBe(0)
    expect((await veil.locator('p').innerText()).length).toBeGreaterThan(30)
    await veil.locator('button').click()
    await words.locator('blockquote').waitFor()
  })

  it('says that it is not what they said, and how it should read', async () => {
    const { board } = desk.said
    const foot = card(page).locator('.card-foot')
    await foot.getByRole('button', { name: board.notOurs }).click()
    await foot.getByRole('button', { name: board.send, exact: true }).click()
    expect(await foot.getByRole('alert').innerText()).toBe(board.empty)
    await foot.getByRole('textbox', { name: board.shouldSay }).fill(`It depends on the judge (${speaks}).`)
    expect(await violations(page)).toEqual([])
    await foot.getByRole('button', { name: board.send, exact: true }).click()
    await foot.getByText(board.sent).waitFor()
    await page.getByRole('link', { name: board.outcome }).click()
    await page.getByText(`It depends on the judge (${speaks}).`).waitFor()
    expect(await isWide(page)).toBe(false)
    expect(await violations(page)).toEqual([])
  })

  it('puts a topic away without a reason; it stays away, and she can take it back', async () => {
    const { board } = desk.said
    await page.getByRole('link', { name: board.title, exact: true }).click()
    const other = page.locator('[data-card=theme_comfort_and_rules]')
    await other.locator('summary').first().click()
    await other.getByRole('button', { name: board.putAway }).click()
    await other.waitFor({ state: 'detached' })
    await page.reload()
    await card(page).waitFor()
    expect(await other.count()).toBe(0)
    await page.getByRole('link', { name: board.marks }).click()
    await page.getByRole('button', { name: board.takeBack }).click()
    await page.getByText(board.awayNone).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: board.title, exact: true }).click()
    await other.waitFor()
  })

  it('takes a break and comes back', async () => {
    const { board } = desk.said
    await page.getByRole('button', { name: board.pause }).click()
    await page.getByText(board.pauseText).waitFor()
    expect(await card(page).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: board.pauseBack }).click()
    await card(page).waitFor()
  })

  it('finds nothing at the addresses of others', async () => {
    const home = new URL(page.url()).pathname
    const study = home.replace(/\/board$/, '')
    for (const path of [
      '/theme',
      '/theme/theme_court',
      '/response',
      '/pipeline',
      '/lead',
      '/as-board',
      '/x',
    ]) {
      await (path === '/x' ? page.goto(study + path) : follow(page, study + path))
      await page.getByRole('heading', { name: desk.said.error.notFoundTitle }).waitFor()
    }
    expect(elsewhere(desk, server.url)).toEqual([])
    expect(desk.errors).toEqual([])
  })
})

it('is dark where the phone is, and nothing is hard to see', async () => {
  const seat = { speaks: 'es', ...phone, colorScheme: 'dark' } as const
  const desk = await sitDownAs(browser, [server.url, 'cleo'], seat)
  await desk.page.goto('/')
  await card(desk.page).locator('summary').first().click()
  expect(await violations(desk.page)).toEqual([])
  await desk.leave()
})
