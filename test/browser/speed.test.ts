// How light and how soon the theme list is. The exact figure is the bench `page`; this keeps it from slipping far.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { atThemes, scriptOf, untilSeen, type AtThemes } from '../bench/page.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'

let server: DemoServer
let browser: Browser
let themes: AtThemes

beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
  themes = await atThemes(browser, server.url)
})
afterAll(() => leaveBrowser(browser))

describe('the theme list', () => {
  it('takes no more than 120 kB of script', async () => {
    const { files, gzipKilobytes } = await scriptOf(themes)
    expect(files).toBeGreaterThan(1)
    expect(gzipKilobytes).toBeGreaterThan(20)
    expect(gzipKilobytes).toBeLessThanOrEqual(120)
  })

  // The promise is 1.5 s, which the bench shows. Tests run on machines that others use at the same time, so what fails
  // here is only what nobody would call slow luck.
  it('is seen within 4 s on a slow machine and a slow line', async () => {
    const runs: number[] = []
    while (runs.length < 3 && !runs.some((run) => run < 4_000)) runs.push(await untilSeen(themes))
    expect(Math.min(...runs)).toBeLessThan(4_000)
  })
})
