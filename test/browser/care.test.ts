// What must hold on every screen, in both languages, both schemes, wide and narrow.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { openDemo, type DemoServer } from '../support/demo.ts'
import { elsewhere, said, signInAtHome, sitDown, violations, type Desk, type Spoken } from './desk.ts'
import { englishPhrases } from './english.ts'

let server: DemoServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openDemo(inject('demo')), openBrowser()])
})
afterAll(async () => {
  await leaveBrowser(browser)
  await server.end()
})

type Screen = { name: string; open: (desk: Desk, home: string) => Promise<unknown> }

const at =
  (path: string, sign: string): Screen['open'] =>
  async ({ page }, home) => {
    await page.goto(path.replace('~', home))
    await page.locator(sign).first().waitFor()
  }

const theme = '/theme/theme_comfort_and_rules'

/** In an order in which each begins where the one before it may have ended. */
const screens: Screen[] = [
  { name: 'overview', open: at('~', '.lead-sentence') },
  { name: 'themes', open: at('~/theme', '.theme-row') },
  { name: 'themes as a table', open: at('~/theme?view=table', 'tbody') },
  {
    name: 'theme',
    open: async (desk, home) => {
      await at(`~${theme}`, '.quote-item')(desk, home)
      await desk.page.locator('.why summary').first().click()
      await desk.page.locator('.code-note summary').first().click()
    },
  },
  {
    name: 'theme without words',
    open: async ({ page }) => {
      await page.locator('input[type=search]').fill('xyzzy')
      await page.keyboard.press('Enter')
      await page.locator('.quotes .blank').waitFor()
    },
  },
  { name: 'change', open: at('~/change', '.change-rows') },
  { name: 'change as a table', open: at('~/change?view=table', 'tbody') },
  { name: 'responses', open: at('~/response', 'tbody') },
  {
    name: 'response',
    open: async (desk, home) => {
      await at(`~${theme}`, '.quote-item')(desk, home)
      await desk.page.locator('.quote-foot a').nth(1).click()
      await desk.page.locator('.passage[aria-current=true]').waitFor()
      await desk.page.locator('.passage[aria-current=true] .margin-code').first().focus()
    },
  },
  {
    name: 'words chosen in a response',
    open: async ({ page }) => {
      await page.keyboard.press('s')
      await page.locator('.code-panel .code-choice').first().waitFor()
    },
  },
  { name: 'undecided', open: at('~/undecided', '.quote-item') },
  {
    name: 'change of a code',
    open: async ({ page }) => {
      await page.keyboard.press('j')
      await page.keyboard.press('c')
      await page.locator('[role=dialog] .code-choice').first().waitFor()
    },
  },
  { name: 'pipeline', open: at('~/pipeline', 'tbody') },
  {
    name: 'members',
    open: async (desk, home) => {
      await at('~/member', '.member')(desk, home)
      for (const summary of await desk.page.locator('main summary').all()) await summary.click()
    },
  },
  { name: 'not found', open: at('/nowhere', '.blank') },
  {
    name: 'palette',
    open: async ({ page }) => {
      await page.keyboard.press('Control+k')
      await page.locator('[role=option]').nth(5).waitFor()
    },
  },
  {
    name: 'keys',
    open: async ({ page }) => {
      await page.keyboard.press('Escape')
      await page.locator('[role=dialog]').waitFor({ state: 'detached' })
      await page.keyboard.press('?')
      await page.locator('.key-list').waitFor()
    },
  },
  {
    name: 'sign-in',
    open: async (desk) => {
      await desk.context.clearCookies()
      await at('/', 'form.sign-in')(desk, '')
      await desk.page.locator('form.sign-in button[type=submit]').click()
      await desk.page.getByRole('alert').waitFor()
    },
  },
]

// Names and structure do not hang on the colours, nor colours on the language: Spanish, which is longer, is looked
// at where there is least room.
const seats = [
  { speaks: 'en', width: 1440, colorScheme: 'light' },
  { speaks: 'en', width: 320, colorScheme: 'dark' },
  { speaks: 'es', width: 320, colorScheme: 'light' },
] as const
type Seated = { desk: Desk; home: string; width: number; where: string }

describe.each<Spoken>(['en', 'es'])('in %s', (speaks) => {
  let seated: Seated[]
  beforeAll(async () => {
    const ours = seats.filter((seat) => seat.speaks === speaks)
    seated = await Promise.all(
      ours.map(async ({ width, colorScheme }) => {
        const desk = await sitDown(browser, server.url, {
          speaks,
          colorScheme,
          viewport: { width, height: 800 },
        })
        const home = await signInAtHome(desk, 'ada')
        return { desk, home, width, where: `${width} px wide, ${colorScheme}` }
      }),
    )
  })
  afterAll(() => Promise.all(seated.map(({ desk }) => desk.leave())))

  it.each(screens)('$name', async ({ open }) => {
    // Side by side, since most of the time goes in waiting.
    await Promise.all(
      seated.map(async (seat) => {
        await open(seat.desk, seat.home)
        await holds(seat, speaks)
      }),
    )
  })

  it('raised no error and asked nobody else', () => {
    for (const { desk } of seated) {
      expect(desk.errors).toEqual([])
      expect(elsewhere(desk, server.url)).toEqual([])
    }
  })
})

const holds = async ({ desk, width, where }: Seated, speaks: Spoken) => {
  const { page } = desk
  expect(await violations(page), where).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(width)
  expect(await page.locator('html').getAttribute('lang'), where).toBe(speaks)
  expect(titles(speaks), where).toContain(await page.title())
  expect(await kept(page), where).toEqual([])
  if (speaks === 'es') expect(await foreignPhrases(page), where).toEqual([])
}

/** Titles name a kind of page and nothing that is on it. */
const titles = (speaks: Spoken) => {
  const t = said[speaks]
  const pages = [
    t.study,
    t.theme.title,
    t.undecided.title,
    t.change.title,
    t.response.title,
    t.response.listTitle,
    t.pipe.title,
    t.member.title,
  ]
  return [...pages, t.error.notFoundTitle, t.signIn.title].map((name) => `${name} · Firsthand`)
}

/** What the browser keeps beyond the language and the colours. */
const kept = (page: Page) =>
  page.evaluate(() => {
    const allowed = ['firsthand.language', 'firsthand.scheme', 'firsthand.keys']
    return [
      ...Object.keys(localStorage).filter((key) => !allowed.includes(key)),
      ...Object.keys(sessionStorage),
    ]
  })

/** Phrases of the English screens on a Spanish one, but for what says of itself that it is English. */
const foreignPhrases = async (page: Page) => {
  const shown = await page.evaluate(() => {
    const seen: string[] = [document.title]
    const isForeign = (element: Element | null) =>
      element?.closest('[lang]')?.getAttribute('lang') !== 'es' || element.closest('.words') !== null
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      if (!isForeign(walker.currentNode.parentElement)) seen.push(walker.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (!isForeign(element)) seen.push(element.getAttribute(name) ?? '')
    return seen.join('\n').toLowerCase()
  })
  return englishPhrases.filter((phrase) => shown.includes(phrase))
}

describe('the words of the screens', () => {
  it('are many enough in English for a leftover to be noticed', () => {
    expect(englishPhrases.length).toBeGreaterThan(60)
    expect(englishPhrases).toContain(
      'there is no such page, or it is not one of yours. the address may be old.',
    )
  })

  it('change with one press, and so does the language of the page', async () => {
    const desk = await sitDown(browser, server.url)
    await signInAtHome(desk, 'ada')
    await desk.page.getByRole('button', { name: 'Español' }).click()
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('es')
    expect(await foreignPhrases(desk.page)).toEqual([])
    await desk.page.reload()
    await desk.page.locator('.lead-sentence').waitFor()
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('es')
    await desk.leave()
  })
})

describe('these looks themselves', () => {
  it('notice what they look for', async () => {
    const { page, leave } = await sitDown(browser, server.url, { speaks: 'es', reducedMotion: 'reduce' })
    await page.goto('/')
    await page.locator('form.sign-in').waitFor()
    await page.evaluate(() => {
      const bad = document.createElement('p')
      bad.textContent = 'Nothing is waiting. Everything that came in has been worked through.'
      Object.assign(bad.style, { color: '#999', width: '4000px', height: '4px', overflow: 'hidden' })
      bad.style.transition = 'color 1s'
      document.querySelector('main')!.append(bad)
      localStorage.setItem('seen', 'something')
    })
    expect(await violations(page, { contrast: 'always' })).toEqual([
      expect.stringMatching(/^color-contrast: /),
    ])
    expect(await cut(page)).toHaveLength(2)
    expect(await moving(page)).toHaveLength(1)
    expect(await kept(page)).toEqual(['seen'])
    expect(await foreignPhrases(page)).toHaveLength(1)
    await leave()
  })
})

describe('letters of twice the size on a tablet', () => {
  let desk: Desk
  let home: string
  beforeAll(async () => {
    desk = await sitDown(browser, server.url, { speaks: 'es', viewport: { width: 820, height: 1100 } })
    home = await signInAtHome(desk, 'ada')
  })
  afterAll(() => desk.leave())

  it.each(screens)('$name: nothing is cut', async ({ open }) => {
    await open(desk, home)
    await desk.page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    expect(await cut(desk.page)).toEqual([])
    await desk.page.evaluate(() => (document.documentElement.style.fontSize = ''))
  })
})

/** Texts that stick out of the page, or out of a box that hides what sticks out. */
const cut = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide`)
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element)
      const isHidden = element.closest('.unseen, .skip, svg, option') || style.visibility === 'hidden'
      const hides = [style.overflowX, style.overflowY].some((one) => one === 'hidden' || one === 'clip')
      if (isHidden || !hides || element.clientWidth === 0) continue
      const isCut =
        element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
      if (isCut) found.push(`${element.tagName} ${element.className}: ${element.innerText.slice(0, 40)}`)
    }
    return found
  })

describe('for somebody who wants less motion', () => {
  it('nothing moves by itself', async () => {
    const desk = await sitDown(browser, server.url, { reducedMotion: 'reduce' })
    const home = await signInAtHome(desk, 'ada')
    for (const { open } of screens.filter(({ name }) => ['themes', 'theme', 'palette'].includes(name))) {
      await open(desk, home)
      expect(await moving(desk.page)).toEqual([])
    }
    await desk.leave()
  })
})

const moving = (page: Page) =>
  page.evaluate(() => {
    const seconds = (list: string) => Math.max(...list.split(',').map(parseFloat))
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element)
        const isAnimated = style.animationName !== 'none' && seconds(style.animationDuration) > 0.01
        return isAnimated || seconds(style.transitionDuration) > 0.01 || style.scrollBehavior === 'smooth'
      })
      .map(({ tagName, className }) => `${tagName} ${String(className)}`)
  })
