// The pages on a server that answers nothing but what they ask, and what they leave behind on a shared machine.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { pages } from '../support/http.ts'
import { elsewhere, follow, signInAtHome, sitDown } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

/** All that a closed server answers, by its hash. One is asked in `setup`, `consent` and others. */
const answered = JSON.parse(readFileSync(pages.operationsFile, 'utf8')) as Record<string, string>

type Body = { query?: string; extensions?: { persistedQuery?: { sha256Hash: string } } }

describe('the pages', () => {
  it('ask by the hash of what they ask alone, in no address, and what a closed server answers', async () => {
    const desk = await sitDown(browser, server.url)
    const { page } = desk
    const bodies: Body[] = []
    const wrong: number[] = []
    page.on('request', (request) => {
      if (request.url().includes('/graphql')) bodies.push(request.postDataJSON() as Body)
    })
    page.on('response', (response) => void (response.status() >= 400 && wrong.push(response.status())))
    const home = await signInAtHome(desk, 'ada')
    for (const path of [
      '/theme',
      '/change',
      '/response',
      '/undecided',
      '/pipeline',
      '/as-board',
      '/as-lead',
    ]) {
      await follow(page, home + path)
      await page.locator('h1').first().waitFor()
      await expect.poll(() => page.locator('.skeleton:visible').count()).toBe(0)
    }
    await follow(page, `${home}/theme`)
    await page.locator('.theme-row a').first().click()
    await page.locator('.quote-item').first().waitFor()
    expect(bodies.length).toBeGreaterThan(10)
    expect(bodies.filter(({ query, extensions }) => query || !extensions?.persistedQuery)).toEqual([])
    const hashes = bodies.map(({ extensions }) => extensions!.persistedQuery!.sha256Hash)
    expect(hashes.filter((hash) => !Object.hasOwn(answered, hash))).toEqual([])
    expect(desk.asked.filter((address) => /graphql./.test(address))).toEqual([])
    expect([wrong, elsewhere(desk, server.url), desk.errors]).toEqual([[], [], []])
    await desk.leave()
  })

  it('leave nothing in the browser when somebody signs out', async () => {
    const desk = await sitDown(browser, server.url)
    const { page } = desk
    await signInAtHome(desk, 'ben')
    const left = page.waitForResponse(async (response) =>
      Boolean((await response.allHeaders())['clear-site-data']),
    )
    await page.getByRole('button', { name: desk.said.signOut }).click()
    await left
    await page.locator('form.sign-in').waitFor()
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
    expect(await desk.context.cookies()).toEqual([])
    await desk.leave()
  })
})
