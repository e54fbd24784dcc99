// Ada looks at what the board and the lead see, sees why the rest stays, lets words leave with Ben, and answers.
import type { Browser, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { knownTo, shareDemo, type DemoServer } from '../support/demo.ts'
import { approve, deskOf, mark } from '../support/detail.ts'
import { follow, inLanguages, sitDownAs, violations, type Desk, type DeskOf } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

/** Every number in an answer of the API, wherever it stands. */
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

const answersOf = (page: Page) => {
  const answers: Promise<unknown>[] = []
  page.on('response', (response: Response) => {
    if (response.url().endsWith('/graphql')) answers.push(response.json().catch(() => null))
  })
  return async () => Promise.all(answers)
}

const small = async ({ page, said }: Desk): Promise<string> => {
  await page.locator('.study-button').click()
  const name = said.languageName === 'English' ? 'Eight interviews' : 'Ocho entrevistas'
  await page.locator('.rail-study a').filter({ hasText: name }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  return new URL(page.url()).pathname.replace(/\/$/, '')
}

describe.each(inLanguages('en'))('Ada, in %s', (speaks) => {
  let desk: Desk
  let page: Page
  let home: string
  beforeAll(async () => {
    const seated = await sitDownAs(browser, [server.url, 'ada'], { speaks })
    ;[desk, page, home] = [seated, seated.page, seated.home]
    await page.goto(home)
  })
  afterAll(() => desk.leave())

  it('sees eight people as the board does: "some", no words, no number in page or answer', async () => {
    const eight = await small(desk)
    const answers = answersOf(page)
    await follow(page, `${eight}/as-board`)
    const court = page.locator('[data-card=theme_court]')
    await court.locator('summary').first().click()
    expect(await court.innerText()).toContain(desk.said.board.spoke.some)
    expect(await page.locator('.released').count()).toBe(0)
    const kept = page.locator('[data-kept=theme_court]')
    await kept.locator('summary').click()
    await kept.locator('.kept-list li').first().waitFor()
    const reasons = await kept.locator('[data-because]').allInnerTexts()
    expect(reasons.length).toBeGreaterThan(4)
    const { because } = desk.said.seen
    expect(reasons.every((one) => one.includes(because.small_study))).toBe(true)
    expect(reasons.some((one) => one.includes(because.no_consent_to_quote))).toBe(true)
    expect((await page.locator('main').innerText()).match(/\d+/g) ?? []).toEqual([])
    expect(numbersIn(await answers())).toEqual([])
    expect(await violations(page)).toEqual([])
  })

  it('sees the same cards as Cleo', async () => {
    const cleo = await sitDownAs(browser, [server.url, 'cleo'], { speaks })
    await cleo.page.goto('/')
    // Anew: a card that was opened stays open from study to study.
    await page.goto(`${home}/as-board`)
    const cards = async (one: Page) => {
      await one.locator('.card').first().waitFor()
      for (const summary of await one.locator('.card > summary').all()) await summary.click()
      return (await one.locator('.cards').innerText()).replace(/\s+/g, ' ')
    }
    expect(await cards(page)).toBe(await cards(cleo.page))
    await cleo.leave()
  })

  it('sees the lead’s home, and picks what stands there', async () => {
    const { seen } = desk.said
    const stands = (cards: number) =>
      expect
        .poll(() => page.locator('section[aria-labelledby=lead-said] li[data-card]').count(), {
          timeout: 15_000,
        })
        .toBe(cards)
    await page.getByRole('link', { name: seen.asLead }).first().click()
    await page.locator('.lead-home').waitFor()
    await page.locator('.picks summary').click()
    const said = page.getByRole('group', { name: seen.pickSaid })
    const last = said.getByRole('checkbox').last()
    await last.uncheck()
    await page.getByRole('button', { name: seen.save }).click()
    await page.getByText(seen.saved).waitFor()
    await stands(2)
    expect(await violations(page)).toEqual([])
    await last.check()
    await page.getByRole('button', { name: seen.save }).click()
    await stands(3)
  })
})

/** Ben marks the transcript that an address of the desk names, and Ada approves it. */
const goneThrough = async (address: string) => {
  const [study, response] = /study\/([^/]+)\/detail\/([^?]+)/.exec(address)!.slice(1).map(decodeURIComponent)
  for (const [name, step] of [
    ['ben', mark],
    ['ada', approve],
  ] as const) {
    const { ask } = await knownTo(server.url, name)
    const at = { studyId: study!, responseId: response! }
    expect((await step({ ask }, at, await deskOf({ ask }, response!))).refused).toBeUndefined()
  }
}

describe('Ada, with Ben and Cleo', () => {
  let ada: DeskOf
  beforeAll(async () => {
    ada = await sitDownAs(browser, [server.url, 'ada'])
    await ada.page.goto(ada.home)
    await ada.page.locator('.objections').waitFor()
  })
  afterAll(() => ada.leave())

  it('lets words leave that Ben prepared, and takes them back', async () => {
    const ben = await sitDownAs(browser, [server.url, 'ben'])
    const { home } = ben
    const { seen } = ben.said
    const theme = `${home}/theme/theme_say_and_control`
    const found = async ({ page }: Desk) => {
      await page.goto(theme)
      await page.locator('.quote-item').first().waitFor()
      for (const item of await page.locator('.quote-item').all()) {
        // Long words and those with a figure in them cannot leave.
        const words = await item.locator('blockquote.words').innerText()
        if (words.split(/\s+/).length > 40 || /\d/.test(words)) continue
        await item.locator('.release summary').click()
        const state = item.locator('.release-audience[data-audience=board]')
        await state.waitFor()
        const why = await state.innerText()
        if (why.includes(seen.because.details_open) && !why.includes(seen.because.no_consent_to_quote))
          return item
        await item.locator('.release summary').click()
      }
      throw new Error('nothing is left to approve')
    }
    const waiting = await found(ben)
    const coding = await waiting.getAttribute('data-coding')
    const same = ({ page }: Desk) => page.locator(`[data-coding="${coding}"]`)
    // From the quote the way leads to the desk, where two people go through it.
    await goneThrough((await waiting.locator('.release a[href*="/detail/"]').getAttribute('href'))!)
    await ben.page.reload()
    await same(ben).locator('.release summary').click()
    const item = same(ben)
    await item
      .locator('.release-audience[data-audience=board]')
      .getByRole('button', { name: seen.prepare })
      .click()
    await item.getByText(seen.done.prepared).first().waitFor()
    await item
      .locator('.release-audience[data-audience=board]')
      .getByText(seen.because.one_approval)
      .waitFor()
    expect(await item.getByRole('button', { name: seen.approve }).count()).toBe(0)
    await follow(ada.page, `${home}/theme/theme_say_and_control`)
    await same(ada).locator('.release summary').click()
    const board = same(ada).locator('.release-audience[data-audience=board]')
    await board.getByText(seen.because.one_approval).waitFor()
    expect(await violations(ada.page)).toEqual([])
    await board.getByRole('button', { name: seen.approve }).click()
    await board.getByText(seen.done.approved).waitFor()
    await board.getByRole('button', { name: seen.withdraw }).click()
    await board.getByText(seen.done.withdrawn).waitFor()
    await board.getByText(seen.because.not_approved).waitFor()
    await ben.leave()
  })

  it('reads first on a theme’s page what the board objects to, by when it is owed, and her answer reaches Cleo', async () => {
    const { seen } = ada.said
    await follow(ada.page, `${ada.home}/theme/theme_comfort_and_rules`)
    const first = ada.page.locator('.objections li').first()
    await first.waitFor()
    expect(await ada.page.locator('.theme-first > :first-child').getAttribute('class')).toBe('objections')
    expect(await first.locator('.owed').innerText()).toMatch(/owed by .*\d{4}/)
    expect(await violations(ada.page)).toEqual([])
    await first.getByRole('button', { name: seen.sendAnswer }).click()
    await first.getByText(seen.answerEmpty).waitFor()
    await first
      .getByRole('textbox', { name: seen.answer, exact: true })
      .fill('We will say that it depends on the house.')
    await first.getByRole('button', { name: seen.sendAnswer }).click()
    await first.getByText('We will say that it depends on the house.').waitFor()
    const cleo = await sitDownAs(browser, [server.url, 'cleo'], { speaks: 'es' })
    await cleo.page.goto('/')
    await cleo.page.getByRole('link', { name: cleo.said.board.outcome }).click()
    await cleo.page.getByText('We will say that it depends on the house.').waitFor()
    await cleo.leave()
  })
})
