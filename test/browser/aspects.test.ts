// Ada says which aspects of a code the words show, with keys alone, in both languages; Ben on a phone.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { inLanguages, sitDownAs, violations, type Desk } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

const soon = <Value>(ask: () => Value | Promise<Value>) =>
  expect.poll(ask, { timeout: 15_000, interval: 100 })
const quotes = (page: Page) => page.locator('.quote-item')
const codingInFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-coding]')?.dataset['coding'])

/** On with j to the first quote of a theme that a machine drafted an aspect for. */
const toDrafted = async (page: Page, path: string): Promise<string> => {
  await page.goto(path)
  const drafted = quotes(page).filter({ has: page.locator('.aspect-words .suggested') })
  await drafted.first().waitFor()
  const coding = (await drafted.first().getAttribute('data-coding'))!
  while ((await codingInFocus(page)) !== coding) await page.keyboard.press('j')
  return coding
}

describe.each(inLanguages('es'))('Ada says what words show, in %s', (speaks) => {
  let desk: Desk
  let page: Page
  let home: string
  beforeAll(async () => {
    const seated = await sitDownAs(browser, [server.url, 'ada'], { speaks })
    ;[desk, page, home] = [seated, seated.page, seated.home]
  })
  afterAll(() => desk.leave())

  it('drops a draft and adds another aspect with keys alone, and it stands in her name', async () => {
    const coding = await toDrafted(page, `${home}/theme/theme_court`)
    const own = page.locator(`[data-coding="${coding}"]`)
    const { aspects, you, undo } = desk.said.deciding
    expect(await own.locator('.aspect-words').innerText()).toContain(aspects.draft)
    await page.keyboard.press('e')
    const boxes = own.getByRole('checkbox')
    await soon(() => boxes.first().evaluate((box) => box === document.activeElement)).toBe(true)
    expect(await violations(page)).toEqual([])
    const drafted = await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked))
    expect(drafted).toContain(true)
    // What was ticked is taken away and the rest ticked.
    for (const _ of drafted) {
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Shift+Tab')
    const said = await boxes.evaluateAll((all) =>
      all.flatMap((box) => {
        const { checked, labels } = box as HTMLInputElement
        return checked ? [labels![0]!.querySelector('span')!.firstChild!.textContent!.trim()] : []
      }),
    )
    expect(said.length).toBe(drafted.filter((is) => !is).length)
    await page.keyboard.press('Enter')
    await own.locator('.aspect-words .decided').waitFor()
    expect(await codingInFocus(page)).toBe(coding)
    expect(await own.getAttribute('data-state')).toBe('accepted')
    const words = await own.locator('.aspect-words').innerText()
    expect(words).toContain(said.length ? `${aspects.shows}: ${said.join(', ')}` : aspects.showsNone)
    expect(words).toContain(aspects.saidBy(you, '').split(',')[0]!)

    await page.reload()
    await own.locator('.aspect-words .decided').waitFor()
    await own.getByRole('button', { name: undo }).click()
    await own.locator('.aspect-words .suggested').waitFor()
    expect(await own.getAttribute('data-state')).toBe('proposed')
  })

  it('reads on the theme how many people of how many spoke of it, and looks through it', async () => {
    const coding = await toDrafted(page, `${home}/theme/theme_court`)
    const own = page.locator(`[data-coding="${coding}"]`)
    await page.keyboard.press('e')
    await own.getByRole('checkbox').first().waitFor()
    await page.keyboard.press('Enter')
    await own.locator('.aspect-words .decided').waitFor()
    const table = page.locator('.asked-lines', { hasText: desk.said.deciding.aspects.say }).last()
    await table.locator('summary').click()
    const shown = table.locator('tbody tr').filter({ has: page.getByText(/^1 (of|de) 1$/) })
    await shown.first().waitFor()
    expect(await violations(page)).toEqual([])
    const title = (await shown.first().locator('th').innerText()).trim()
    await page.locator('.filter-bar select').last().selectOption({ label: title })
    await soon(() => quotes(page).count()).toBe(1)
    expect(await quotes(page).first().getAttribute('data-coding')).toBe(coding)
    await own.getByRole('button', { name: desk.said.deciding.undo }).click()
    await own.locator('.aspect-words .suggested').waitFor()
  })

  it('raised no error on the way', () => expect(desk.errors).toEqual([]))
})

describe('Ben on a phone', () => {
  it('says by touch what words show, in the width of his phone', async () => {
    const seat = {
      speaks: 'es',
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    } as const
    const desk = await sitDownAs(browser, [server.url, 'ben'], seat)
    const { page, said } = desk
    const coding = await toDrafted(page, `${desk.home}/theme/theme_police`)
    const own = page.locator(`[data-coding="${coding}"]`)
    await own.getByRole('button', { name: said.deciding.aspects.say }).tap()
    const first = own.getByRole('checkbox').first()
    await first.waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const was = await first.isChecked()
    await own.locator('.aspect-chooser label').first().tap()
    expect(await first.isChecked()).toBe(!was)
    await own.getByRole('button', { name: said.deciding.aspects.save }).tap()
    await own.locator('.aspect-words .decided').waitFor()
    await page.locator('.said-bar').getByRole('button', { name: said.deciding.undo }).tap()
    await own.locator('.aspect-words .suggested').waitFor()
    expect(desk.errors).toEqual([])
    await desk.leave()
  })
})
