// Omar the program lead, at a laptop: one screen, words side by side, voices where enough people spoke, one page of paper.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { knownTo, shareDemo, type DemoServer } from '../support/demo.ts'
import { elsewhere, follow, inLanguages, sitDownAs, violations, type Desk } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

const figures = async (page: Page): Promise<string[]> =>
  (await page.locator('main').innerText()).match(/\d+/g) ?? []

/** Pages of a PDF, by its page objects. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0

describe.each(inLanguages('es'))('Omar at his laptop, in %s', (speaks) => {
  let desk: Desk
  let page: Page
  let study: string
  beforeAll(async () => {
    const viewport = { width: 1366, height: 768 }
    desk = await sitDownAs(browser, [server.url, 'omar'], { speaks, viewport })
    page = desk.page
    await page.goto('/')
    await page.locator('.lead-home').waitFor()
    study = new URL(page.url()).pathname.replace(/\/lead$/, '')
  })
  afterAll(() => desk.leave())

  it('lands at home: three that changed and three that young people say, on one screen, without a figure', async () => {
    for (const id of ['lead-changed', 'lead-said'])
      await expect.poll(() => page.locator(`section[aria-labelledby=${id}] > ul > li`).count()).toBe(3)
    const home = await page.locator('.lead-home').boundingBox()
    expect(home!.y + home!.height).toBeLessThanOrEqual(768)
    expect(await figures(page)).toEqual([])
    expect(await violations(page)).toEqual([])
  })

  it('prints one page, in grey', async () => {
    const pdf = await page.pdf({
      format: 'Letter',
      margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
    })
    expect(pagesOf(pdf)).toBe(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.rail').isVisible()).toBe(false)
    expect(await page.locator('.lead-page').evaluate((main) => getComputedStyle(main).filter)).toBe(
      'grayscale(1)',
    )
    await page.emulateMedia({ media: 'screen' })
  })

  it('opens "had a say": both waves in words, with what they rest on', async () => {
    await follow(page, `${study}/lead/change`)
    const say = page.locator('tr[data-topic=say]')
    await say.waitFor()
    expect(await say.locator('td').count()).toBe(2)
    expect(await say.innerText()).toContain(desk.said.board.rests.ten_or_more)
    expect(await page.locator('[data-word=most]').count()).toBeGreaterThan(0)
    expect(await figures(page)).toEqual([])
    expect(await violations(page)).toEqual([])
  })

  it('is told where a program is too small, and offered all of them', async () => {
    const { lead } = desk.said
    const program = page.getByRole('combobox', { name: lead.program })
    await program.selectOption('text_line')
    await page.getByText(lead.tooFewFigures).waitFor()
    await page.getByRole('button', { name: lead.instead.all_services }).click()
    await page.locator('tr[data-topic=say]').waitFor()
    await program.selectOption('legal')
    await page.locator('tr[data-topic=safe] .lead-word').waitFor()
    expect(await page.getByRole('button', { name: lead.instead.all_services }).count()).toBe(1)
    expect(await figures(page)).toEqual([])
  })

  it('opens the words, and where too few spoke all programs or all waves', async () => {
    const { lead, board } = desk.said
    await follow(page, `${study}/lead/voices?theme=theme_comfort_and_rules&program=legal&wave=baseline`)
    await page.getByText(lead.tooFew).waitFor()
    expect(await page.locator('.released').count()).toBe(0)
    await page.getByRole('button', { name: lead.instead.all_services }).click()
    await page.waitForURL((url) => !url.searchParams.get('program'))
    await page.getByRole('combobox', { name: lead.wave }).selectOption('')
    await page.locator('.released').first().waitFor()
    for (const veil of await page.locator('.veil:visible button').all()) await veil.click()
    expect(await page.locator('blockquote:visible').count()).toBeGreaterThan(0)
    expect(await page.locator('figcaption:visible').first().innerText()).toBe(board.who)
    expect(await figures(page)).toEqual([])
    expect(await violations(page)).toEqual([])
  })

  it('goes to the other study, where people are too few for words to leave', async () => {
    await follow(page, `${study}/lead`)
    await page.locator('.study-button').click()
    await page
      .locator('.rail-study a')
      .filter({ hasText: speaks === 'en' ? 'Eight interviews' : 'Ocho entrevistas' })
      .click()
    await page.waitForURL((url) => !url.pathname.startsWith(`${study}/`))
    await page.locator('.lead-home').waitFor()
    expect(await page.locator('.released').count()).toBe(0)
    await page.locator('[data-word=some], [data-word=several]').first().waitFor()
    expect(await figures(page)).toEqual([])
  })

  it('has asked nobody else for anything, and nothing went wrong', () => {
    expect(elsewhere(desk, server.url)).toEqual([])
    expect(desk.errors).toEqual([])
  })
})

it('gets nothing when he asks the API itself for responses, numbers or who is on the board', async () => {
  const omar = await knownTo(server.url, 'omar')
  const { data } = await omar.ask<{ viewer: { memberships: { studyId: string }[] } }>(
    '{ viewer { memberships { studyId } } }',
  )
  const id = data.viewer.memberships[0]!.studyId
  for (const what of [
    'responses { totalCount }',
    'overview { people }',
    'objections { id }',
    'themes { waves { people } }',
  ]) {
    const { data: told } = await omar.ask(`query ($id: ID!) { study(id: $id) { ${what} } }`, { id })
    expect(told).toEqual({ study: null })
  }
})
