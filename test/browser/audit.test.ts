// Rita the auditor: she sees who did what and whether it can be relied on, and nothing that anybody said.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { elsewhere, inLanguages, signIn, sitDown, sitDownAs, violations, type Desk } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

describe.each(inLanguages('es'))('Rita the auditor, in %s', (speaks) => {
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    desk = await sitDownAs(browser, [server.url, 'rita'], { speaks })
    page = desk.page
    await page.goto('/')
    await page.locator('.audit table').waitFor()
  })
  afterAll(() => desk.leave())

  it('lands on the audit, which is all of her rail, and reads how far it is sealed', async () => {
    expect(new URL(page.url()).pathname).toMatch(/\/audit$/)
    expect(
      await page.getByRole('navigation', { name: desk.said.menu }).getByRole('link').allInnerTexts(),
    ).toEqual([desk.said.audit.title])
    expect(await page.locator('.audit-chain').innerText()).toContain(desk.said.audit.chain.sealed('').trim())
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await violations(page)).toEqual([])
  })

  it('finds a wrong password by its outcome, with the keyboard alone', async () => {
    const guest = await sitDown(browser, server.url, { speaks })
    await guest.page.goto('/')
    await signIn(guest, 'rita', 'not this one')
    await guest.page.getByRole('alert').waitFor()
    await guest.leave()
    await page.reload()
    const outcome = page.getByRole('combobox', { name: desk.said.audit.outcome })
    await outcome.waitFor()
    await outcome.focus()
    await outcome.selectOption('wrong_credentials')
    await page.getByRole('button', { name: desk.said.audit.clear }).waitFor()
    const refused = desk.said.audit.outcomes['wrong_credentials']!
    await expect
      .poll(async () => [...new Set(await page.locator('.audit tbody td:nth-child(4)').allInnerTexts())])
      .toEqual([refused])
    expect(await outcome.evaluate((field) => document.activeElement === field)).toBe(true)
    await page.getByRole('button', { name: desk.said.audit.clear }).click()
  })

  it('takes it away as lines of ids and counts', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: desk.said.audit.download }).click(),
    ])
    expect(download.suggestedFilename()).toBe('audit.jsonl')
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n')
    expect(lines.length).toBeGreaterThan(100)
    for (const line of lines) expect(Object.keys(JSON.parse(line) as object)).toContain('subjects')
    expect(lines.join('\n')).not.toMatch(/"(?:Ada|Ben|Rita|ada|ben|rita)"/)
    await page.locator('.audit-export .notice').waitFor()
  })

  it('reads it on a telephone, in the dark', async () => {
    await page.setViewportSize({ width: 320, height: 700 })
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await isWide(page)).toBe(false)
    expect(await violations(page)).toEqual([])
  })

  it('asked nobody else, and the page raised no error', () => {
    expect(elsewhere(desk, server.url)).toEqual([])
    expect(desk.errors).toEqual([])
  })
})
