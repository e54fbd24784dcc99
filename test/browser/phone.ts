// Somebody who answers alone, as a browser shows it: what they press on each screen, by finger or by keys alone.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { words } from '../../packages/api/src/sitting/page/words.ts'
import { elsewhere } from '../support/invited.ts'
import { violations } from './desk.ts'

/** How a story is told: in which language, and whether the browser runs scripts. */
export type Way = { language: 'en' | 'es'; hasScript: boolean }

const every: Way[] = (['en', 'es'] as const).flatMap((language) =>
  [true, false].map((hasScript) => ({ language, hasScript })),
)

/** `bench -- stories` tells every story in each way, a run of the tests each in one. */
export const ways = (told: Way): Way[] => (process.env['STORIES'] === 'all' ? every : [told])

export type Phone = {
  page: Page
  context: BrowserContext
  hasScript: boolean
  says: typeof words.en
  asked: string[]
  errors: string[]
  leave(): Promise<void>
}

/** A small phone of its own, watched for what it must never do. */
export const takePhone = async (browser: Browser, baseURL: string, way: Way): Promise<Phone> => {
  const context = await browser.newContext({
    ...{ baseURL, locale: way.language === 'en' ? 'en-US' : 'es-MX', javaScriptEnabled: way.hasScript },
    ...{ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' },
  })
  context.setDefaultTimeout(30_000)
  const [asked, errors]: string[][] = [[], []]
  context.on('request', (request) => void asked!.push(request.url()))
  context.on('console', (message) => void (message.type() === 'error' && errors!.push(message.text())))
  context.on('weberror', (error) => void errors!.push(error.error().message))
  await serveElsewhere(context)
  const page = await context.newPage()
  return {
    ...{ page, context, hasScript: way.hasScript, says: words[way.language], asked: asked!, errors: errors! },
    leave: () => context.close(),
  }
}

/** The page that Exit now leads to, which no test asks the world for. */
export const serveElsewhere = (context: BrowserContext): Promise<unknown> =>
  context.route(`${elsewhere}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }),
  )

export const left = (page: Page): Promise<void> => page.waitForURL(elsewhere)

export const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

/** Looks at each kind of screen once: nothing is cut, at twice the size of text either, and nothing shuts anybody out. */
export const createLook = (phone: Phone) => {
  const { page } = phone
  const seen = new Set<string>()
  const look = async (kind?: string): Promise<void> => {
    const screen = kind ?? (await page.locator('input[name=screen]').inputValue()).replace(/[.\d].*/, '')
    if (seen.has(screen)) return
    seen.add(screen)
    const found = { screen, title: await page.title(), fits: await fits(page), large: await isLegible(page) }
    const spoken = (await page.locator('html').getAttribute('lang')) === 'es' ? words.es : words.en
    const wanted = { screen, title: spoken.title, fits: true, large: true }
    if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(JSON.stringify(found))
    const problems = await violationsOn(phone)
    if (problems.length > 0) throw new Error(`${screen}: ${JSON.stringify(problems)}`)
  }
  return { look, seen }
}

/** What looks for them is a script: where none runs it looks at the same screen in a browser beside it. */
const violationsOn = async ({ page, context, hasScript }: Phone) => {
  if (hasScript) return violations(page)
  const beside = await context.browser()!.newContext({
    ...{ storageState: await context.storageState(), viewport: page.viewportSize(), reducedMotion: 'reduce' },
  })
  const same = await beside.newPage()
  await same.goto(page.url())
  const found = await violations(same)
  await beside.close()
  return found
}

/** At 200 % of the text nothing is wider than the screen, and nothing stands out of what holds it. */
const isLegible = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement
    root.style.fontSize = '200%'
    const isWhole = root.scrollWidth <= root.clientWidth
    root.style.fontSize = ''
    return isWhole
  })

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
    await to(page, (await actOf(page, [spoken, 'agree', 'next']))!, press)
  }
  throw new Error('The first question never came.')
}

/** The first of some buttons that stands on the screen. */
const actOf = async (page: Page, wanted: readonly string[]) => {
  const shown = await page
    .locator('main button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  return wanted.find((act) => shown.includes(act))
}

/** Goes on without a word more, until there is nothing more to go on to. */
export const toEnd = async (page: Page, press: Press = byFinger) => {
  for (let screens = 0; screens < 30; screens += 1) {
    if ((await actOf(page, ['kept'])) !== undefined) return
    await to(page, 'next', press)
  }
  throw new Error('The end never came.')
}

/** The words that are shown once. */
export const codeOn = (page: Page): Promise<string> => page.locator('.code-words').innerText()

/** This browser goes on with what another one began: the link alone would begin at the beginning. */
export const holdOn = (context: BrowserContext, address: string, cookie: string): Promise<void> => {
  const [name, value] = cookie.split('=') as [string, string]
  return context.addCookies([{ name, value, url: address.replace('http:', 'https:'), secure: true }])
}

/** By the link that they have, by keys alone, and on by Enter. */
export const typeCode = async (page: Page, code: string, link: string) => {
  await page.goto(link)
  await tabTo(page, 'a[href="/s/in"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/s/in')
  await tabTo(page, '[name="a.code"]')
  await page.keyboard.type(code.toUpperCase())
  await page.keyboard.press('Enter')
}

/** Types the words that were kept. */
export const comeBack = async (page: Page, code: string, link: string) => {
  await typeCode(page, code, link)
  await page.locator('input[name=screen]:not([value=in])').waitFor({ state: 'attached' })
}
