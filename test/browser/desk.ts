// Somebody at a desk: a browser window of their own, watched for what it must never do.
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { en } from '../../packages/web/src/language/en.ts'
import { es } from '../../packages/web/src/language/es.ts'
import { demoPassword, knownTo } from '../support/demo.ts'

export const said = { en, es }
export type Spoken = keyof typeof said

/** In which languages a story is told: `bench -- stories` tells every one in both, a run of the tests each in one. */
export const inLanguages = (told: Spoken): Spoken[] =>
  process.env['STORIES'] === 'all' ? ['en', 'es'] : [told]

const locales: Record<Spoken, string> = { en: 'en-US', es: 'es-MX' }

export type Desk = {
  page: Page
  context: BrowserContext
  said: typeof en
  /** Errors that the page raised or the console showed, violations of the content policy among them. */
  errors: string[]
  /** The address of everything that was asked for. */
  asked: string[]
  leave(): Promise<void>
}

/** A desk of somebody in the demo, and the path of their study. */
export type DeskOf = Desk & { home: string }

/** With a cookie somebody sits there who came in before: no page and no form for who signs in, which other stories tell. */
export type Seat = BrowserContextOptions & { speaks?: Spoken; cookie?: string }

export const sitDown = async (browser: Browser, url: string, seat: Seat = {}): Promise<Desk> => {
  const { speaks = 'en', cookie, ...options } = seat
  const context = await browser.newContext({
    // Nothing is looked at in the middle of a change of its colour.
    reducedMotion: 'reduce',
    baseURL: url,
    locale: locales[speaks],
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  context.setDefaultTimeout(90_000)
  const [errors, asked]: string[][] = [[], []]
  context.on('console', (message) => void (message.type() === 'error' && errors!.push(message.text())))
  context.on('weberror', (error) => void errors!.push(error.error().message))
  context.on('request', (request) => void asked!.push(request.url()))
  if (cookie) await context.addCookies([keptBy(url, cookie)])
  const page = await context.newPage()
  return { page, context, said: said[speaks], errors: errors!, asked: asked!, leave: () => context.close() }
}

const keptBy = (url: string, cookie: string) => {
  const at = cookie.indexOf('=')
  const place = { domain: new URL(url).hostname, path: '/', secure: true, httpOnly: true }
  return { name: cookie.slice(0, at), value: cookie.slice(at + 1), sameSite: 'Strict' as const, ...place }
}

/**
 * Somebody of the demo at a desk of their own, signed in, on no page yet: the cheapest way to any of them, and the path
 * of their study to go there by. Who signs out there ends the session for all, so that story comes in by the form.
 */
export const sitDownAs = async (
  browser: Browser,
  [url, name]: readonly [url: string, name: string],
  seat: Seat = {},
): Promise<DeskOf> => {
  const { cookie, home } = await knownTo(url, name)
  return { ...(await sitDown(browser, url, { ...seat, cookie })), home }
}

/** What was asked of anybody else than the server. */
export const elsewhere = ({ asked }: Desk, url: string): string[] =>
  asked.filter((address) => !address.startsWith(`${url}/`) && !address.startsWith('data:'))

export const signIn = async ({ page }: Desk, name: string, password = demoPassword): Promise<void> => {
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=password]').fill(password)
  await page.locator('form.sign-in button[type=submit]').click()
}

/** At the overview of the demo study, signed in; the study's path for going on from there. */
export const signInAtHome = async (desk: Desk, name: string): Promise<string> => {
  await desk.page.goto('/')
  await signIn(desk, name)
  await desk.page.locator('.lead-sentence').waitFor()
  return new URL(desk.page.url()).pathname
}

/**
 * On to another page as by a link to it: what is open goes on, which costs a fifth of opening it anew. What a story tells of
 * a fresh page, or of what others did meanwhile, is opened anew all the same.
 */
export const follow = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    const link = Object.assign(document.createElement('a'), { href: to })
    document.body.append(link)
    link.click()
    link.remove()
  }, path)
  // The address changes when the page has: nothing of the one before is there to be taken for it.
  await page.waitForURL(({ pathname, search }) => pathname + search === path, { waitUntil: 'commit' })
}

export const back = (page: Page): Promise<void> => page.evaluate(() => history.back())

/** Until the page stands still where it was left. */
export const scrolledTo = async (page: Page): Promise<number> => {
  let last = -1
  for (;;) {
    const now = await page.evaluate(() => Math.round(scrollY))
    if (now === last) return now
    last = now
    await page.waitForTimeout(120)
  }
}

export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

/**
 * What axe finds, each as one line that says where. Legacy mode: there are no frames, and no page to open for each look.
 * Contrast takes most of the time and does not hang on the language: it is looked at where English is spoken.
 */
export const violations = async (page: Page, { contrast = 'in English' } = {}): Promise<string[]> => {
  const { lang, isThere } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    isThere: 'axe' in window,
  }))
  // Read again for each look it would begin slowly each time, which takes as long as the look.
  const again = isThere ? { axeSource: ';' } : {}
  // Of what passes it would else work out where each one stands, which takes as long as all the rest.
  const axe = new AxeBuilder({ page, ...again }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const isSeen = contrast === 'always' || lang === 'en'
  const found = await (isSeen ? axe : axe.disableRules('color-contrast')).analyze()
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}
