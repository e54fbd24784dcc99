// Ada writes down a legal demand and what comes of it; Sol runs a drill on the page of what is to be read now.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { en } from '../../packages/web/src/demand/en.ts'
import { es } from '../../packages/web/src/demand/es.ts'
import { drillEn } from '../../packages/web/src/safety/drillEn.ts'
import { drillEs } from '../../packages/web/src/safety/drillEs.ts'
import { en as safetyEn } from '../../packages/web/src/safety/en.ts'
import { es as safetyEs } from '../../packages/web/src/safety/es.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { inLanguages, sitDownAs, violations, type DeskOf } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
const phone = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' as const }

describe.each(inLanguages('es'))('a legal demand, in %s', (speaks) => {
  const said = { en, es }[speaks]
  let desk: DeskOf
  beforeAll(async () => {
    desk = await sitDownAs(browser, [server.url, 'ada'], { speaks, ...phone })
  })
  afterAll(() => desk.leave())

  it('teaches the first step where there is none, and says what is wrong with what was written', async () => {
    const { page, home } = desk
    await page.goto(`${home}/demand`)
    await page.getByText(said.none).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
    await page.getByRole('button', { name: said.save, exact: true }).click()
    await page.getByRole('alert').getByText(said.wrong['demander']!).waitFor()
    await page.getByLabel(said.people).fill('000 000 0000')
    await page.getByRole('button', { name: said.save, exact: true }).click()
    await page.getByText(said.nobody).waitFor()
  })

  it('is written down by keys, opened, held, and waits for another person', async () => {
    const { page } = desk
    await page.getByLabel(said.people).fill('')
    await page.getByLabel(said.who).fill('A law office in town')
    await page.getByLabel(said.what).fill('All notes of the spring.')
    await page.getByLabel(said.receivedOn).fill('2026-11-20')
    await page.getByRole('button', { name: said.save, exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(said.saved).waitFor()
    await page.getByText(said.nobodyNamed).waitFor()
    await page.getByRole('button', { name: said.read }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('All notes of the spring.').waitFor()
    await page.getByRole('button', { name: said.hold }).click()
    await page.getByRole('button', { name: said.release }).waitFor()
    await page.getByLabel(said.proposeLabel).selectOption('object')
    await page.getByRole('button', { name: said.propose }).click()
    await page.getByText(said.waits).waitFor()
    expect(await page.getByRole('button', { name: said.agree }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
    await page.getByLabel(said.closeLabel).selectOption('taken_back')
    await page.getByRole('button', { name: said.close, exact: true }).click()
    await page.getByRole('heading', { name: said.closed, exact: true }).waitFor()
    expect(desk.errors).toEqual([])
  })
})

describe.each(inLanguages('en'))('a drill, in %s', (speaks) => {
  const said = { en: drillEn, es: drillEs }[speaks]
  const safety = { en: safetyEn, es: safetyEs }[speaks]
  let desk: DeskOf
  beforeAll(async () => {
    desk = await sitDownAs(browser, [server.url, 'sol'], { speaks })
  })
  afterAll(() => desk.leave())

  it('is started, shows its items marked below what is real, and one is read and decided', async () => {
    const { page, home } = desk
    await page.goto(`${home}/safety/drill`)
    await page.getByText(said.none).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: said.start }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: said.end }).waitFor()
    await page.getByRole('link', { name: said.toItems }).click()
    const items = page.locator('.safety-flag', { hasText: said.badge })
    // The page looks again by itself.
    await expect.poll(() => items.count(), { timeout: 60_000 }).toBe(8)
    const titles = await page.locator('.safety section > h2').allInnerTexts()
    expect(titles.indexOf(said.items)).toBeGreaterThanOrEqual(titles.indexOf(safety.waits))
    await items.first().getByRole('button', { name: safety.read }).focus()
    await page.keyboard.press('Enter')
    await items.first().getByLabel(safety.outcomeAsked).selectOption('reported')
    await items.first().getByLabel(safety.note).fill('Practised.')
    expect(await violations(page)).toEqual([])
    await items.first().getByRole('button', { name: safety.decide }).click()
    await expect.poll(() => items.count()).toBe(7)
  })

  it('is ended, tells what came of it, and is removed', async () => {
    const { page, home } = desk
    await page.goto(`${home}/safety/drill`)
    await page.getByRole('button', { name: said.end }).click()
    await page.getByRole('heading', { name: said.report }).waitFor()
    await page.getByText(said.missed, { exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await isWide(page)).toBe(false)
    await page.getByRole('button', { name: said.remove }).click()
    await page.getByText(said.none).waitFor()
    expect(desk.errors).toEqual([])
  })
})
