// Change in two studies: sixty people who rated, and eight who were only listened to; and the way from one to the other.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { knownTo, shareDemo, type DemoServer } from '../support/demo.ts'
import { follow, inLanguages, sitDownAs, violations, type Desk, type Spoken } from './desk.ts'

let server: DemoServer
let browser: Browser

type Topic = {
  topic: 'satisfaction' | 'safe' | 'comfortable' | 'say'
  figures: {
    service: { label: Record<Spoken, string> } | null
    waves: { people: number; base: number; quotes: number }[]
    pairs: { base: number; better: number; same: number; worse: number }[]
  }[]
  words: { waves: { people: number; base: number }[] } | null
}
type Study = { id: string; title: Record<Spoken, string>; change: { topics: Topic[] } }
let sixty: Study
let eight: Study

beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
  const ada = await knownTo(server.url, 'ada')
  const { data } = await ada.ask<{ viewer: { memberships: { study: Study }[] } }>(
    `{ viewer { memberships { study { id title { en es } change { topics { topic words { waves { people base } }
      figures { service { label { en es } } waves { people base quotes } pairs { base better same worse } } } } } } } }`,
  )
  const studies = data.viewer.memberships.map(({ study }) => study)
  expect(studies.map(({ title }) => title.en)).toEqual(['Two waves', 'Eight interviews'])
  ;[sixty, eight] = studies as [Study, Study]
})
afterAll(() => leaveBrowser(browser))

const figures = (text: string) => [...text.matchAll(/\d+/g)].map(Number)
const shares = (waves: { people: number; base: number }[]) => waves.map(({ people, base }) => [people, base])
const at = (study: Study, page: string) => `/study/${encodeURIComponent(study.id)}${page}`
const block = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

describe.each(inLanguages('es'))('Ada at change, in %s', (speaks) => {
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    const seated = await sitDownAs(browser, [server.url, 'ada'], { speaks })
    ;[desk, page] = [seated, seated.page]
    await page.goto(seated.home)
  })
  afterAll(() => desk.leave())

  it('finds it in the rail, and first what else differs between the waves', async () => {
    await page.locator('nav').getByRole('link', { name: desk.said.change.title, exact: true }).click()
    await page.locator('.change-rows').first().waitFor()
    expect(new URL(page.url()).pathname).toBe(at(sixty, '/change'))
    const told = page.getByRole('complementary', { name: desk.said.change.differs })
    expect(await told.locator('dt').allInnerTexts()).toEqual(
      Object.values(desk.said.change.difference).sort((a, b) => order(desk, a) - order(desk, b)),
    )
    expect(
      (await told.locator('dd').allInnerTexts()).every((text) => /\d/.test(text) && text.endsWith('.')),
    ).toBe(true)
  })

  it('reads everybody of each wave, every figure with its base, all services first', async () => {
    const sections = block(page, desk.said.change.everybody).locator('.change-topic')
    expect(await sections.locator('h3').allInnerTexts()).toEqual(
      sixty.change.topics.map(({ topic }) => desk.said.change.topic[topic]),
    )
    for (const [index, { figures: rows }] of sixty.change.topics.entries()) {
      const section = sections.nth(index)
      const names = await section.locator('.change-name').allInnerTexts()
      expect(names).toEqual(rows.map(({ service }) => service?.label[speaks] ?? desk.said.change.allServices))
      const shown = await section.locator('.change-figures .figures:not(.unseen)').allInnerTexts()
      expect(shown.map(figures)).toEqual(rows.flatMap(({ waves }) => shares(waves)))
    }
  })

  it('draws no interval where fewer than ten answered', async () => {
    for (const [index, { figures: rows }] of sixty.change.topics.entries()) {
      const marks = block(page, desk.said.change.everybody).locator('.change-topic').nth(index)
      const drawn = await marks
        .locator('.slope-mark')
        .evaluateAll((list) =>
          list.map((mark) => [
            mark.querySelectorAll('.share-interval').length,
            mark.querySelectorAll('.share-dot[data-few]').length,
          ]),
        )
      expect(drawn).toEqual(
        rows.map(({ waves }) => [
          waves.filter(({ base }) => base >= 10).length,
          waves.filter(({ base }) => base > 0 && base < 10).length,
        ]),
      )
    }
  })

  it('reads apart from them those alone who answered in both waves', async () => {
    for (const [index, { figures: rows }] of sixty.change.topics.entries()) {
      const section = block(page, desk.said.change.pairs).locator('.change-topic').nth(index)
      const shown = await section.locator('.pairs-words').allInnerTexts()
      expect(shown.map(figures)).toEqual(
        rows.flatMap(({ pairs }) =>
          pairs.map(({ worse, same, better, base }) => [worse, same, better, base]),
        ),
      )
    }
  })

  it('opens from a figure the words on it, in that wave, and comes back', async () => {
    const [safe] = sixty.change.topics.filter(({ topic }) => topic === 'safe')
    const { quotes } = safe!.figures[0]!.waves[0]!
    expect(quotes).toBeGreaterThan(0)
    const link = block(page, desk.said.change.everybody).locator('.change-topic').nth(1).locator('a').first()
    expect(figures(await link.innerText())).toEqual([quotes])
    await link.click()
    await page.locator('.quote-item').first().waitFor()
    expect(figures(await page.locator('.count-line').innerText())[0]).toBe(quotes)
    await page.goBack()
    await page.locator('.change-rows').first().waitFor()
  })

  it('reads the same in tables by one key', async () => {
    await page.keyboard.press('t')
    await page.locator('tbody').first().waitFor()
    const rows = await page.locator('table').first().locator('tbody tr').count()
    expect(rows).toBe(sixty.change.topics.flatMap(({ figures: f }) => f.flatMap(({ waves }) => waves)).length)
    await page.keyboard.press('t')
    await page.locator('.change-rows').first().waitFor()
  })

  it('goes over to the eight by the keyboard, and stays at change', async () => {
    const name = `${desk.said.studyNow}: ${sixty.title[speaks]}`
    const button = page.getByRole('button', { name })
    await button.focus()
    await page.keyboard.press('Enter')
    expect(await button.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await button.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${at(eight, '/change')}`)
    await page.getByText(desk.said.change.noClosed).waitFor()
    await page.reload()
    await page.getByText(desk.said.change.noClosed).waitFor()
    expect(await page.locator('.rail-study button').innerText()).toContain(eight.title[speaks])
  })

  it('reads of the eight who spoke of the same topics, of how many, without a percentage', async () => {
    const sections = page.locator('.change-topic')
    for (const [index, { words }] of eight.change.topics.entries()) {
      const bases = await sections.nth(index).locator('.wave-base').allInnerTexts()
      const spoken = words!.waves.some(({ people }) => people > 0) ? shares(words!.waves) : []
      expect(bases.map(figures)).toEqual(spoken)
    }
    expect(await page.locator('main').innerText()).not.toContain('%')
    expect(await page.locator('.slope-mark, .share-interval').count()).toBe(0)
  })

  it('keeps the study in the palette and goes back by it', async () => {
    await page.keyboard.press('Control+k')
    await page.locator('[role=dialog] input').fill(sixty.title[speaks])
    await page.getByRole('option', { name: sixty.title[speaks] }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${at(sixty, '/change')}`)
    expect(desk.errors).toEqual([])
  })
})

const order = (desk: Desk, text: string) => {
  const names = ['people', 'instrument', 'mode', 'language', 'codebook', 'checked'] as const
  return names.findIndex((name) => desk.said.change.difference[name] === text)
}

describe('both studies', () => {
  it('are a coder’s as well', async () => {
    const ben = await knownTo(server.url, 'ben')
    const { data } = await ben.ask<{ viewer: { memberships: { roles: string[]; study: { id: string } }[] } }>(
      '{ viewer { memberships { roles study { id } } } }',
    )
    expect(data.viewer.memberships.map(({ roles, study }) => [roles, study.id])).toEqual([
      [['coder'], sixty.id],
      [['coder'], eight.id],
    ])
  })

  // Those of the sixty are seen in `care`; here the ones that are drawn otherwise where few were asked.
  it('pass axe where there are eight, wide and narrow, and nothing is cut off', async () => {
    const desk = await sitDownAs(browser, [server.url, 'ada'], { speaks: 'es' })
    const pages = [
      ['/change', '.change-topic', 'light'],
      ['', '.lead-sentence', 'dark'],
      ['/theme', '.theme-row', 'light'],
    ] as const
    for (const [path, sign, colorScheme] of pages) {
      await desk.page.emulateMedia({ colorScheme })
      if (path === '/change') await desk.page.goto(at(eight, path))
      else await follow(desk.page, at(eight, path))
      await desk.page.locator(sign).first().waitFor()
      for (const width of [1440, 320]) {
        await desk.page.setViewportSize({ width, height: 800 })
        const over = await desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(over, path).toBeLessThanOrEqual(0)
      }
      expect(await violations(desk.page, { contrast: 'always' }), path).toEqual([])
    }
    expect(desk.errors).toEqual([])
    await desk.leave()
  })
})
