// Somebody who answers alone, as a browser shows it: what they press on each screen, by finger or by keys alone.
import type { BrowserContext, Page } from 'playwright-core'
import { elsewhere } from '../support/invited.ts'

/** The page that Exit now leads to, which no test asks the world for. */
export const serveElsewhere = (context: BrowserContext): Promise<unknown> =>
  context.route(`${elsewhere}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }),
  )

export const left = (page: Page): Promise<void> => page.waitForURL(elsewhere)

export const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
export const button = (page: Page, act: string) =>
  page.locator(`button[name=do][value="${act}"]:not(.unseen)`)
const turnOf = (page: Page) => page.locator('input[name=turn]').inputValue()

/** By the Tab key alone, until what is looked for has the focus. */
export const tabTo = async (page: Page, selector: string) => {
  for (let keys = 0; keys < 60; keys += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
  }
  throw new Error(`No key leads to ${selector}.`)
}

export const byKeys = async (page: Page, act: string) => {
  await tabTo(page, `button[name=do][value="${act}"]`)
  await page.keyboard.press('Enter')
}

export const byFinger = (page: Page, act: string) => button(page, act).click()

type Press = typeof byKeys

/** Presses, until the screen that comes of it is there. */
export const to = async (page: Page, act: string, press: Press = byFinger) => {
  const turn = await turnOf(page)
  await press(page, act)
  await page.locator(`input[name=turn]:not([value="${turn}"])`).waitFor({ state: 'attached' })
}

const nothing = () => Promise.resolve()

/** Chooses a language, reads and agrees, up to the first question. */
export const toQuestions = async (
  page: Page,
  language: string,
  { press = byFinger, looks = nothing } = {},
) => {
  const spoken = `language.${language}`
  for (let screens = 0; screens < 40; screens += 1) {
    if ((await page.locator('[name="a.A2"]').count()) > 0) return
    await looks()
    const shown = await page
      .locator('main button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value')))
    await to(
      page,
      [spoken, 'agree', 'next'].find((act) => shown.includes(act))!,
      press,
    )
  }
  throw new Error('The first question never came.')
}
