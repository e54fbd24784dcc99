// Machines propose, people decide: Ada and Ben at the words, with keys, mouse and press, in both languages.
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { follow, inLanguages, scrolledTo, sitDownAs, violations, type Desk, type DeskOf } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

/** Asked again until it is so, however slow the machine. */
const soon = <Value>(ask: () => Value | Promise<Value>) =>
  expect.poll(ask, { timeout: 15_000, interval: 100 })

const figures = (text: string) => [...text.matchAll(/\d+/g)].map(Number)
const quotes = (page: Page) => page.locator('.quote-item')
const countOf = async (page: Page) => figures(await page.locator('.count-line').innerText())[0]!
const peopleOf = async (page: Page) => figures(await page.locator('.theme-finding').innerText())
const checkedOf = async (page: Page) =>
  figures(await page.locator('.theme-head .checked-line').innerText()).slice(0, 2)
const said = (page: Page) => page.locator('.said-bar')
const codingInFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-coding]')?.dataset['coding'])

const open = async (page: Page, path: string) => {
  await (page.url() === 'about:blank' ? page.goto(path) : follow(page, path))
  await quotes(page).first().waitFor()
}
const openTheme = (page: Page, home: string, theme = 'theme_court') => open(page, `${home}/theme/${theme}`)
const openQueue = (page: Page, home: string) => open(page, `${home}/undecided`)

describe.each(inLanguages('es'))('Ada decides, in %s', (speaks) => {
  let desk: Desk
  let page: Page
  let home: string
  beforeAll(async () => {
    const seated = await sitDownAs(browser, [server.url, 'ada'], { speaks })
    ;[desk, page, home] = [seated, seated.page, seated.home]
  })
  afterAll(() => desk.leave())

  it('rejects a wrong tag by one key: the count falls, and undo brings it back', async () => {
    await openTheme(page, home)
    const before = [await countOf(page), await peopleOf(page), await checkedOf(page)]
    await page.keyboard.press('j')
    const coding = await codingInFocus(page)
    await page.keyboard.press('x')
    const { rejectedBy, you, done } = desk.said.deciding
    await quotes(page).first().getByText(rejectedBy(you)).waitFor()
    await soon(() => countOf(page)).toBe((before[0] as number) - 1)
    await soon(async () => (await checkedOf(page))[0]).toBe((before[2] as number[])[0]! + 1)
    expect(await peopleOf(page)).not.toEqual(before[1])
    expect(await codingInFocus(page)).toBe(coding)
    expect(await violations(page)).toEqual([])

    await page.keyboard.press('u')
    await quotes(page).first().getByText(desk.said.theme.suggestedOpen).waitFor()
    await soon(() => said(page).innerText()).toContain(done.undo('').slice(0, 6))
    await soon(() => Promise.all([countOf(page), peopleOf(page), checkedOf(page)])).toEqual(before)
  })

  it('accepts one, which stands in her name after loading it again', async () => {
    await openTheme(page, home)
    const coding = await quotes(page).first().getAttribute('data-coding')
    const own = page.locator(`[data-coding="${coding}"]`)
    await own.getByRole('button', { name: desk.said.deciding.accept }).click()
    await own.getByText(desk.said.deciding.acceptedBy(desk.said.deciding.you)).waitFor()
    await page.reload()
    await own.getByText(desk.said.deciding.acceptedBy(desk.said.deciding.you)).waitFor()
    expect(await own.locator('mark').first().getAttribute('data-suggested')).toBeNull()
    await own.getByRole('button', { name: desk.said.deciding.undo }).click()
    await own.getByText(desk.said.theme.suggestedOpen).waitFor()
  })

  it('walks the queue in which each decision goes on to the next, and the count falls', async () => {
    await openQueue(page, home)
    const before = await countOf(page)
    await page.keyboard.press('j')
    const [first, second] = await Promise.all(
      [0, 1].map((at) => quotes(page).nth(at).getAttribute('data-coding')),
    )
    await page.keyboard.press('a')
    await soon(() => codingInFocus(page)).toBe(second)
    await page.keyboard.press('x')
    await soon(() => countOf(page)).toBe(before - 2)
    expect(await quotes(page).first().getAttribute('data-state')).toBe('accepted')
    expect(await quotes(page).nth(1).getAttribute('data-state')).toBe('rejected')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('u')
    await page.keyboard.press('u')
    await soon(() => countOf(page)).toBe(before)
    await page.reload()
    await quotes(page).first().waitFor()
    expect(await quotes(page).first().getAttribute('data-coding')).toBe(first)
  })

  it('changes one to another code by two keys', async () => {
    await openQueue(page, home)
    await page.keyboard.press('j')
    await page.keyboard.press('c')
    const choice = page.locator('.code-choice').nth(4)
    await choice.waitFor()
    expect(await violations(page)).toEqual([])
    const title = (await choice.innerText()).replace(/^\S+\s/, '').trim()
    await page.keyboard.press('5')
    const { changedBy, you } = desk.said.deciding
    await quotes(page).first().getByText(changedBy(title, you)).waitFor()
    await quotes(page).first().getByRole('button', { name: desk.said.deciding.undo }).click()
    await quotes(page).first().getByText(desk.said.theme.suggestedOpen).waitFor()
  })

  it('selects words with the mouse and presses a key: the coding stands and survives loading it again', async () => {
    await openTheme(page, home)
    await quotes(page).nth(2).getByRole('link', { name: desk.said.theme.readInResponse }).click()
    const passage = page.locator('.passage[aria-current=true]')
    await passage.waitFor()
    await scrolledTo(page)
    const panel = page.getByRole('region', { name: desk.said.deciding.panel })
    await dragOver(page, passage.locator('.words'), panel)
    await panel.locator('.code-choice').nth(7).waitFor()
    const words = (await panel.locator('.chosen-words').innerText()).slice(1, -1)
    expect(words.length).toBeGreaterThan(5)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('8')
    const { codedBy, you } = desk.said.deciding
    await passage.getByText(codedBy(you)).waitFor()
    await panel.waitFor({ state: 'detached' })
    const own = passage.locator('[data-coding]', { hasText: codedBy(you) })
    await own.locator('.margin-code').focus()
    expect(await litWords(page)).toContain(words)

    await page.reload()
    await passage.getByText(codedBy(you)).waitFor()
    await own.locator('.margin-code').focus()
    expect(await litWords(page)).toContain(words)
    const told = await page.evaluate(
      () => `${location.href} ${document.title} ${JSON.stringify({ ...localStorage })}`,
    )
    expect(told).not.toContain(words)
    await page.keyboard.press('u')
    await own.waitFor({ state: 'detached' })
  })

  it('chooses words with keys alone', async () => {
    const panel = page.getByRole('region', { name: desk.said.deciding.panel })
    const chosen = async () => (await panel.locator('.chosen-words').innerText()).slice(1, -1)
    // What was taken back before may still be on its way, and closes what was opened meanwhile.
    await expect
      .poll(async () => {
        if (await panel.locator('.chosen-words').count()) return true
        await page.locator('.answer', { has: page.locator('.passage[aria-current=true]') }).focus()
        await page.keyboard.press('s')
        return false
      })
      .toBe(true)
    const first = await chosen()
    await page.keyboard.press('Shift+ArrowRight')
    await soon(chosen).not.toBe(first)
    expect((await chosen()).startsWith(first)).toBe(true)
    await page.keyboard.press('ArrowRight')
    await soon(chosen).not.toContain(`${first} `)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  })

  it('raised no error on the way', () => expect(desk.errors).toEqual([]))
})

/** Presses on the first word of a passage and lets go some words on; again where the page still moved under the hand. */
const dragOver = async (page: Page, words: Locator, panel: Locator) => {
  for (let turn = 0; turn < 10 && !(await panel.isVisible()); turn += 1) {
    const box = (await words.boundingBox())!
    await page.mouse.move(box.x + 6, box.y + 16)
    await page.mouse.down()
    await page.mouse.move(box.x + 170, box.y + 16, { steps: 6 })
    await page.mouse.up()
    // Where none comes it is dragged again.
    await panel.waitFor({ timeout: 2_000 }).catch(() => undefined)
  }
}

const litWords = async (page: Page) => (await page.locator('mark[data-lit]').allInnerTexts()).join('')

describe('Ada beside Ben', () => {
  let ada: DeskOf
  let page: Page
  beforeAll(async () => {
    ada = await sitDownAs(browser, [server.url, 'ada'])
    page = ada.page
    await openTheme(page, ada.home)
  })
  afterAll(() => ada.leave())

  it('is told who decided the same before her, sees how it stands now, and stays where she was', async () => {
    const ben = await sitDownAs(browser, [server.url, 'ben'])
    await openTheme(ben.page, ben.home)
    const coding = await quotes(page).nth(3).getAttribute('data-coding')
    const of = ({ page }: Desk) => page.locator(`[data-coding="${coding}"]`)
    await of(ben).getByRole('button', { name: 'Reject' }).click()
    await of(ben).getByText('rejected by you').waitFor()

    for (let step = 0; step < 4; step += 1) await page.keyboard.press('j')
    const place = await scrolledTo(page)
    await page.keyboard.press('a')
    await said(page)
      .getByText(/^Before you, Ben rejected it/)
      .waitFor()
    expect(await said(page).getAttribute('role')).toBe('alert')
    await of(ada).getByText('rejected by Ben').waitFor()
    expect(await codingInFocus(page)).toBe(coding)
    // The page's own letters may come meanwhile, a hair taller; a quote has two hundred.
    expect(Math.abs((await scrolledTo(page)) - place)).toBeLessThanOrEqual(30)
    expect(await of(ada).getByRole('button', { name: 'Undo' }).count()).toBe(0)

    await page.keyboard.press('a')
    await of(ada).getByText('accepted by you').waitFor()
    await ben.leave()
  })

  it('is told why a decision does not come through, and all stands as before', async () => {
    const before = await countOf(page)
    await page.route('**/graphql', (route) => route.abort())
    await quotes(page).first().focus()
    await page.keyboard.press('x')
    await said(page).getByText(ada.said.deciding.failed.unreachable).waitFor()
    expect(await countOf(page)).toBe(before)
    await quotes(page).first().getByText(ada.said.theme.suggestedOpen).waitFor()
    await page.unroute('**/graphql')
  })

  it('can switch single keys off, which the browser remembers', async () => {
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    expect(await dialog.innerText()).toContain(ada.said.keyHelp.reject)
    await dialog.getByRole('checkbox').uncheck()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.reload()
    await quotes(page).first().waitFor()
    const before = await countOf(page)
    await quotes(page).first().focus()
    await page.keyboard.press('x')
    expect(await page.locator('.decide-bar kbd').count()).toBe(0)
    await quotes(page).first().getByRole('button', { name: 'Reject' }).click()
    await quotes(page).first().getByText('rejected by you').waitFor()
    await quotes(page).first().getByRole('button', { name: 'Undo' }).click()
    await soon(() => countOf(page)).toBe(before)
  })
})

describe('Ben on a phone', () => {
  it('codes words that he holds a finger on, and takes it back', async () => {
    const seat = {
      speaks: 'es',
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    } as const
    const desk = await sitDownAs(browser, [server.url, 'ben'], seat)
    const { page, said: words } = desk
    await openTheme(page, desk.home, 'theme_police')
    await quotes(page).nth(1).getByRole('link', { name: words.theme.readInResponse }).tap()
    const passage = page.locator('.passage[aria-current=true]')
    await passage.waitFor()
    // As a long press does: what is selected changes, and no button was ever held.
    await passage.locator('.words').evaluate((element) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!
      getSelection()!.setBaseAndExtent(text, 1, text, 3)
    })
    const panel = page.getByRole('region', { name: words.deciding.panel })
    await panel.locator('.code-choice').nth(3).scrollIntoViewIfNeeded()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await panel.locator('.code-choice').nth(3).tap()
    const own = passage.getByText(words.deciding.codedBy(words.deciding.you))
    await own.waitFor()
    await said(page).getByRole('button', { name: words.deciding.undo }).tap()
    await own.waitFor({ state: 'detached' })
    expect(desk.errors).toEqual([])
    await desk.leave()
  })
})
