// Pages of stewards, reviewers and evaluators that no other story opens, each at a wide desk in English and on a narrow, dark one
// in Spanish: it is there, nothing is cut off, and whoever uses keys or listens finds their way.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { en as gone } from '../../packages/web/src/erasure/en.ts'
import { es as goneEs } from '../../packages/web/src/erasure/es.ts'
import { dutyEn } from '../../packages/web/src/safety/dutyEn.ts'
import { dutyEs } from '../../packages/web/src/safety/dutyEs.ts'
import { en as safety } from '../../packages/web/src/safety/en.ts'
import { es as safetyEs } from '../../packages/web/src/safety/es.ts'
import { en as theme } from '../../packages/web/src/theme/en.ts'
import { es as themeEs } from '../../packages/web/src/theme/es.ts'
import { en as vault } from '../../packages/web/src/vault/en.ts'
import { es as vaultEs } from '../../packages/web/src/vault/es.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { follow, sitDownAs, violations, type DeskOf } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

const wide = { speaks: 'en', colorScheme: 'light' } as const
const narrow = { speaks: 'es', colorScheme: 'dark', viewport: { width: 320, height: 720 } } as const
const said = {
  en: { gone, duty: dutyEn, safety, theme, vault },
  es: { gone: goneEs, duty: dutyEs, safety: safetyEs, theme: themeEs, vault: vaultEs },
}

const isCut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** The first stop behind the heading, by keys alone, is to be seen. */
const firstStop = async (page: Page) => {
  await page.locator('#main').focus()
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const at = document.activeElement
    const isThere = at !== null && at.id !== 'main' && at.closest('#main') !== null
    return { isThere, isMarked: at !== null && getComputedStyle(at).outlineStyle !== 'none' }
  })
}

const looksAt = async ({ page, home }: DeskOf, path: string, title: string) => {
  await follow(page, home + path)
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  await expect.poll(() => page.locator('main .skeleton').count()).toBe(0)
  expect([path, await violations(page, { contrast: 'always' })]).toEqual([path, []])
  expect([path, await isCut(page)]).toEqual([path, false])
  expect([path, await firstStop(page)]).toEqual([path, { isThere: true, isMarked: true }])
}

describe.each([wide, narrow])('in $speaks, $colorScheme', (seat) => {
  const w = said[seat.speaks]

  it('Sol comes in at what waits, and sees who is on duty and who is looked up', async () => {
    const sol = await sitDownAs(browser, [server.url, 'sol'], seat)
    const { page } = sol
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: w.safety.title }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`${sol.home}/safety`)
    await looksAt(sol, '/safety/duty', w.duty.title)
    const here = page.locator('.rail nav [aria-current="page"]')
    expect(await here.evaluateAll((links) => links.map((link) => link.textContent))).toEqual([w.duty.title])
    await looksAt(sol, '/safety', w.safety.title)
    await looksAt(sol, '/vault', w.vault.title)
    expect(sol.errors).toEqual([])
    await sol.leave()
  })

  it('Ada sees what is gone, what has to go, what is missed and what is asked', async () => {
    const ada = await sitDownAs(browser, [server.url, 'ada'], seat)
    const { page } = ada
    await page.goto(`${ada.home}/erasure`)
    await looksAt(ada, '/erasure', w.gone.title)
    await page.getByRole('heading', { level: 2, name: w.gone.clock.title }).waitFor()
    await looksAt(ada, '/missed', w.theme.missed.title)
    await looksAt(ada, '/asked', w.theme.asked.title)
    expect(ada.errors).toEqual([])
    await ada.leave()
  })
})
