// The review desk in a browser: Ben goes through a transcript with keys alone, Ada looks again.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { en } from '../../packages/web/src/detail/en.ts'
import { es } from '../../packages/web/src/detail/es.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { inLanguages, sitDownAs, violations, type DeskOf } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

const words = { en, es }

describe.each(inLanguages('en'))('the desk of details, in %s', (speaks) => {
  const said = words[speaks]
  let ben: DeskOf
  let ada: DeskOf
  let transcript: string
  beforeAll(async () => {
    ben = await sitDownAs(browser, [server.url, 'ben'], { speaks })
    ada = await sitDownAs(browser, [server.url, 'ada'], { speaks })
  })
  afterAll(async () => {
    await ben.leave()
    await ada.leave()
  })

  it('has Ben mark a word, put a general one elsewhere, and go on, by keys alone', async () => {
    const { page, home } = ben
    await page.goto(`${home}/detail?wave=`)
    await page.locator('.detail-queue a').first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    const passages = page.locator('.detail-passages > li')
    await passages.first().waitFor()
    transcript = new URL(page.url()).pathname
    const open = page.locator('.detail-passages > li[data-level=machine]')
    const left = await open.count()
    expect(left).toBeGreaterThan(0)
    await page.keyboard.press('j')
    await page.keyboard.press('s')
    await page.locator('.code-panel').waitFor()
    await page.keyboard.press('Shift+ArrowRight')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('4')
    await passages.first().getByText('[PLACE 1]').first().waitFor()
    await page.getByText(said.saved.edited).waitFor()
    // Whoever may not open what is hidden is told who may.
    await page.keyboard.press('s')
    await page.getByText(said.wrongNote).waitFor()
    await page.keyboard.press('Escape')
    const began = Date.now()
    for (let at = await open.count(); at > 0; at -= 1) {
      await open.first().focus()
      await page.keyboard.press('d')
      await expect.poll(() => open.count(), { timeout: 15_000 }).toBe(at - 1)
    }
    expect(Date.now() - began).toBeLessThan(60_000)
    await page.getByText(said.secondOwn).waitFor()
    expect(await violations(page)).toEqual([])
    expect(ben.errors).toEqual([])
  })

  it('has Ada look behind a mark and take it off, which takes Ben’s work back', async () => {
    const { page } = ada
    await page.goto(`${transcript}?level=all`)
    const first = page.locator('.detail-passages > li').first()
    await first.waitFor()
    await first.focus()
    await page.keyboard.press('s')
    await page.getByRole('button', { name: said.see }).click()
    await page.getByText(said.hides('').trim()).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: said.takeOff }).click()
    await page.getByText(said.saved.edited).waitFor()
    expect(await first.locator('[data-passage]').innerText()).not.toContain('[PLACE 1]')
    expect(await first.getAttribute('data-level')).toBe('machine')
  })

  it('has Ben do it again, and Ada give back or approve', async () => {
    await ben.page.goto(`${transcript}?level=all`)
    await ben.page.locator('.detail-passages > li[data-level=machine]').first().focus()
    await ben.page.keyboard.press('d')
    await ben.page.getByText(said.saved.marked).waitFor()
    const { page } = ada
    await page.reload()
    const none = page.getByRole('button', { name: said.none })
    await none.waitFor()
    await page.getByLabel(said.kind.places, { exact: true }).check()
    expect(await page.getByRole('button', { name: said.giveBack }).isVisible()).toBe(true)
    await page.getByLabel(said.kind.places, { exact: true }).uncheck()
    await none.click()
    await page.getByText(said.saved.approved).waitFor()
    expect(await page.locator('.detail-passages > li:not([data-level=approved])').count()).toBe(0)
    expect(ada.errors).toEqual([])
  })

  it('fits a phone', async () => {
    const { page } = ada
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.goto(`${ada.home}/detail?level=all`)
    await page.locator('.detail-queue a').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})
