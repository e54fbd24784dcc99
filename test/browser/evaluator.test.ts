// Ada reads her study from the door to the words and back; Ben reads beside her.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { demoPassword, knownTo, shareDemo, type DemoServer } from '../support/demo.ts'
import { themesOf, type ReadTheme } from '../support/world.ts'
import {
  back,
  focused,
  follow,
  inLanguages,
  scrolledTo,
  signIn,
  signInAtHome,
  sitDown,
  sitDownAs,
  type Desk,
  type Spoken,
} from './desk.ts'

let server: DemoServer
let browser: Browser
let themes: ReadTheme[]

beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
  const ada = await knownTo(server.url, 'ada')
  const { data } = await ada.ask<{ viewer: { memberships: { study: { id: string } }[] } }>(
    '{ viewer { memberships { study { id } } } }',
  )
  themes = await themesOf(ada, data.viewer.memberships[0]!.study.id)
})
afterAll(() => leaveBrowser(browser))

const read = <Value>(path: string) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as Value
const codebook = read<{ outline: { id: string; title: Record<Spoken, string> }[] }>(
  'packages/analysis/codebooks/youth-survivor-perspective.json',
)

const quotes = (page: Page) => page.locator('.quote-item')
const countLine = (page: Page) => page.locator('.count-line').innerText()
const figures = (text: string) => [...text.matchAll(/\d+/g)].map(Number)

/** The theme with the most words: every filter has something to leave out. */
const fullest = () =>
  themes.reduce((most, one) => (one.quotes.totalCount > most.quotes.totalCount ? one : most))

const openFullest = async ({ page }: Desk, home: string) => {
  const path = `${home}/theme/${fullest().key}`
  if (page.url() === 'about:blank') await page.goto(path)
  else await follow(page, path)
  await quotes(page).first().waitFor()
}

describe.each(inLanguages('en'))('Ada at her study, in %s', (speaks) => {
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    desk = await sitDown(browser, server.url, { speaks })
    page = desk.page
    await page.goto('/')
  })
  afterAll(() => desk.leave())

  it('is told calmly that a password does not fit', async () => {
    await signIn(desk, 'ada', 'not the one')
    expect(await page.getByRole('alert').innerText()).toBe(desk.said.signIn.wrong)
    expect(await page.locator('input[name=name]').inputValue()).toBe('ada')
  })

  it('reads first who spoke, wave by wave, and how much of it a person has checked', async () => {
    await signIn(desk, 'ada')
    const sentence = await page.locator('.lead-sentence').innerText()
    const [people, responses, waves, inBoth] = figures(sentence)
    expect([waves, inBoth]).toEqual([2, 22])
    // Of the sixty some have taken back that others may read them.
    expect(people).toBeGreaterThan(50)
    expect(people).toBeLessThanOrEqual(60)
    expect(responses).toBeGreaterThan(people!)
    expect(await page.locator('.overview-waves h2').count()).toBe(2)
    const checked = await page.locator('.overview-checked p').first().innerText()
    const [decided, all] = figures(checked)
    expect(decided).toBeGreaterThan(50)
    expect(all).toBeGreaterThan(decided!)
    expect(checked).toContain(desk.said.overview.checkedSome(String(decided), String(all)))
  })

  it('reads the themes in the order of the outline, each with its people and base per wave', async () => {
    await page.getByRole('link', { name: desk.said.overview.toThemes }).click()
    await page.locator('.theme-row').first().waitFor()
    const rows = await page.locator('.theme-row').all()
    const shown = await Promise.all(rows.map((row) => row.getAttribute('data-theme')))
    expect(shown).toEqual(codebook.outline.map(({ id }) => id))
    expect(await page.locator('.theme-row h2').allInnerTexts()).toEqual(
      codebook.outline.map(({ title }) => title[speaks]),
    )
    for (const [at, row] of rows.entries()) {
      const bases = await row.locator('.wave-base').allInnerTexts()
      expect(bases.map(figures)).toEqual(themes[at]!.waves.map(({ people, base }) => [people, base]))
    }
    const [checked, all] = figures(await page.locator('.suggested-notice').innerText())
    expect(checked).toBeGreaterThan(50)
    expect(all).toBeGreaterThan(checked!)
  })

  it('opens a theme and reads the words, the carrying ones marked', async () => {
    await page.locator(`[data-theme=${fullest().key}] h2 a`).click()
    await quotes(page).first().waitFor()
    expect(figures(await countLine(page))).toEqual([fullest().quotes.totalCount, fullest().quotes.people])
    const marks = await page.locator('blockquote.words').evaluateAll((list) =>
      list.map((quote) =>
        [...quote.querySelectorAll('mark')].map((mark) => {
          const { width, height } = mark.getBoundingClientRect()
          const { backgroundColor, textDecorationLine, borderBottomStyle } = getComputedStyle(mark)
          const isUnderlined = textDecorationLine.includes('underline') || borderBottomStyle !== 'none'
          return {
            isInside: mark.textContent!.trim() !== '' && quote.textContent!.includes(mark.textContent!),
            isSeen: width > 0 && height > 0 && backgroundColor !== 'rgba(0, 0, 0, 0)' && isUnderlined,
          }
        }),
      ),
    )
    expect(marks.length).toBeGreaterThan(10)
    expect(marks.every((list) => list.length > 0 && list.every((one) => one.isInside && one.isSeen))).toBe(
      true,
    )
    expect(await quotes(page).first().innerText()).toContain(desk.said.theme.suggestedOpen)
  })

  it('reads why a machine suggested it', async () => {
    const why = quotes(page).first().locator('.why')
    await why.locator('summary').click()
    expect(await why.locator('li').first().isVisible()).toBe(true)
    const strengths = Object.values(desk.said.theme.score)
    expect(await why.locator('p').innerText()).toMatch(new RegExp(`^(${strengths.join('|')}) \\(`))
  })

  it('opens the whole response at that passage, where words and code point at each other', async () => {
    const words = await quotes(page).first().locator('mark').first().innerText()
    await quotes(page).first().getByRole('link', { name: desk.said.theme.readInResponse }).click()
    const passage = page.locator('.passage[aria-current=true]')
    await passage.waitFor()
    expect(await passage.innerText()).toContain(words)
    await expect.poll(() => isInView(page, '.passage[aria-current=true]')).toBe(true)
    await passage.locator('.margin-code').first().focus()
    expect(await passage.locator('mark[data-lit]').count()).toBeGreaterThan(0)
    await page.keyboard.press('Tab')
    await passage.locator('mark').first().hover()
    expect(await passage.locator('.margin-code[data-lit]').count()).toBe(1)
  })

  it('sees the same again after loading it again', async () => {
    await page.mouse.move(0, 0)
    const before = await page.locator('main').innerText()
    await page.reload()
    await page.locator('.passage[aria-current=true]').waitFor()
    await expect.poll(() => page.locator('main').innerText()).toBe(before)
    await expect.poll(() => isInView(page, '.passage[aria-current=true]')).toBe(true)
  })

  it('raised no error on the way, and told nobody else', () => {
    expect(desk.errors).toEqual([])
    expect(desk.asked.filter((address) => !address.startsWith(server.url))).toEqual([])
  })
})

const isInView = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top < innerHeight && bottom > 0
  })

describe('Ada among the words of a theme', () => {
  let desk: Desk
  let page: Page
  let home: string
  beforeAll(async () => {
    const seated = await sitDownAs(browser, [server.url, 'ada'])
    ;[desk, page, home] = [seated, seated.page, seated.home]
    await openFullest(desk, home)
  })
  afterAll(() => desk.leave())

  const nameOf = (label: string) => (label === 'How' ? 'stance' : label.toLowerCase())
  const filterOf = (label: string) =>
    page.getByRole('group', { name: 'Filters' }).getByLabel(label, { exact: true })
  const chosenBefore = new Map<string, string>()
  it.each(['Wave', 'Language', 'Service', 'How'])('takes only some of them: %s', async (label) => {
    const all = await countLine(page)
    const filter = filterOf(label)
    // What some of the quotes have and others have not; a service that nobody speaks of here leaves none.
    const known = await page.locator('.quote-facts').allInnerTexts()
    const [, ...offered] = await filter.locator('option').allInnerTexts()
    const having = (option: string) => known.filter((fact) => fact.includes(option)).length
    const some = offered.find((option) => having(option) > 0 && having(option) < known.length)
    await filter.selectOption({ label: some ?? offered[0]! })
    await expect.poll(() => countLine(page)).not.toBe(all)
    const chosen = await filter.locator('option:checked').innerText()
    const value = await filter.inputValue()
    await expect.poll(() => new URL(page.url()).searchParams.get(nameOf(label))).toBe(value)
    const facts = await page.locator('.quote-facts').allInnerTexts()
    expect(facts.every((fact) => fact.includes(chosen))).toBe(true)
    expect(facts.length).toBe(Math.min(20, figures(await countLine(page))[0]!))
    chosenBefore.set(label, value)
    await page.getByRole('button', { name: 'Clear all' }).first().click()
    await expect.poll(() => countLine(page)).toBe(all)
    await expect.poll(() => new URL(page.url()).search).toBe('')
  })

  it('looks through what quotes may show, as a draft that nobody decided', async () => {
    const drafts = () => page.locator('.aspect-words').allInnerTexts()
    const chosen = (await drafts())[0]!.match(/: ([^,\n]+?)(,| a machine)/)![1]!
    await page.getByLabel('May show (draft)').selectOption({ label: chosen })
    await expect.poll(async () => (await drafts()).every((one) => one.includes(chosen))).toBe(true)
    await page.getByRole('button', { name: 'Clear all' }).first().click()
  })

  it('finds all that she chose again after loading it again', async () => {
    const address = page.url()
    const search = [...chosenBefore].map(([label, value]) => [nameOf(label), value])
    await page.goto(`${address}?${new URLSearchParams(search)}`)
    for (const [label, value] of chosenBefore)
      await expect.poll(() => filterOf(label).inputValue(), { message: label }).toBe(value)
    await page.getByRole('button', { name: 'Clear all' }).first().click()
    await expect.poll(async () => figures(await countLine(page))[0]).toBe(fullest().quotes.totalCount)
    await expect.poll(() => page.url()).toBe(address)
  })

  it('finds a word of somebody, which stands nowhere but in the box and in the words', async () => {
    const all = await countLine(page)
    const word = await rareWord(page)
    await page.getByLabel('Words to find').fill(word)
    await page.keyboard.press('Enter')
    await expect.poll(() => countLine(page)).not.toBe(all)
    expect((await quotes(page).first().locator('blockquote').innerText()).toLowerCase()).toContain(word)
    await quotes(page).first().getByRole('link', { name: 'Read in the response' }).click()
    await page.locator('.answers').waitFor()
    await back(page)
    await expect.poll(() => page.getByLabel('Words to find').inputValue()).toBe(word)
    const told = await page.evaluate(() => [
      location.href,
      document.title,
      JSON.stringify(history.state),
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      ...performance.getEntries().map(({ name }) => name),
    ])
    expect([...told, ...desk.asked].filter((line) => line.toLowerCase().includes(word))).toEqual([])
    await page.reload()
    await quotes(page).first().waitFor()
    expect(await page.getByLabel('Words to find').inputValue()).toBe('')
  })

  it('comes back to the quote that she left', async () => {
    await openFullest(desk, home)
    const before = await quotes(page).count()
    await page.getByRole('button', { name: /^Show \d+ more$/ }).click()
    await expect.poll(() => quotes(page).count()).toBeGreaterThan(before)
    const link = quotes(page)
      .nth(before + 2)
      .getByRole('link', { name: 'Read in the response' })
    await link.scrollIntoViewIfNeeded()
    const [count, place] = [await quotes(page).count(), await scrolledTo(page)]
    await link.click()
    await page.locator('.answers').waitFor()
    await back(page)
    await expect.poll(() => quotes(page).count()).toBe(count)
    await expect.poll(() => scrolledFrom(page, place), { timeout: 10_000 }).toBeLessThanOrEqual(aHair)
  })

  it('comes back to the theme that she left', async () => {
    await follow(page, `${home}/theme`)
    await page.locator('.theme-row').first().waitFor()
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('j')
    const [row, place] = [await focused(page), await scrolledTo(page)]
    expect(row).toBe(codebook.outline[5]!.title.en)
    await page.keyboard.press('Enter')
    await quotes(page).first().waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await back(page)
    await page.locator('.theme-row').first().waitFor()
    await expect.poll(() => focused(page)).toBe(row)
    await expect.poll(() => scrolledFrom(page, place), { timeout: 10_000 }).toBeLessThanOrEqual(aHair)
  })
})

// The page's own letters come a second later than its first ones, and a hair taller in every row above; a row has eighty.
const aHair = 30
const scrolledFrom = (page: Page, place: number) =>
  page.evaluate((was) => Math.abs(Math.round(scrollY) - was), place)

/** A long word of the first quote that the page's address has not already in a name of its own. */
const rareWord = async (page: Page) => {
  const quote = (await page.locator('blockquote').first().innerText()).toLowerCase()
  const taken =
    `${page.url()} ${await page.title()} ${await page.locator('.filter-bar').innerText()}`.toLowerCase()
  const words = quote.match(/\p{L}{4,}/gu) ?? []
  return words.filter((word) => !taken.includes(word)).sort((a, b) => b.length - a.length)[0]!
}

describe('Ada without a mouse', () => {
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    desk = await sitDown(browser, server.url)
    page = desk.page
    await page.goto('/')
    await page.locator('form.sign-in').waitFor()
  })
  afterAll(() => desk.leave())

  const tabTo = async (name: string) => {
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> }
        const { outlineStyle, outlineWidth } = getComputedStyle(at)
        const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
        return { name: at.labels?.[0]?.innerText ?? at.innerText, isSeen }
      })
      expect(here.isSeen, `the focus on ${here.name}`).toBe(true)
      if (here.name === name) return
    }
    throw new Error(`Tab does not come to ${name}`)
  }

  it('signs in', async () => {
    await tabTo('Name')
    await page.keyboard.type('ada')
    await tabTo('Password')
    await page.keyboard.type(demoPassword)
    await page.keyboard.press('Enter')
    await page.locator('.lead-sentence').waitFor()
  })

  it('goes on by Tab, skips what stands around, and opens a theme and a quote', async () => {
    await tabTo('Read the themes')
    await page.keyboard.press('Enter')
    await page.locator('.theme-row').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await focused(page)).toBe(codebook.outline[0]!.title.en)
    await page.keyboard.press('Enter')
    await quotes(page).first().waitFor()
    await page.keyboard.press('j')
    expect(
      await quotes(page)
        .first()
        .evaluate((one) => one === document.activeElement),
    ).toBe(true)
    await tabTo('Read in the response')
    await page.keyboard.press('Enter')
    await page.locator('.passage[aria-current=true]').waitFor()
  })

  it('goes anywhere with Ctrl K', async () => {
    const goal = codebook.outline[3]!.title.en
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Page or theme' }).waitFor()
    await page.keyboard.type(goal.slice(0, 9))
    await page.getByRole('option', { name: goal }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: goal }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it('sees the keys with ?, and Escape closes them', async () => {
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.waitFor()
    expect(await dialog.innerText()).toContain('Go to a page or theme')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})

describe('leaving the desk', () => {
  it('shows no words on Back once Ada has signed out', async () => {
    const desk = await sitDown(browser, server.url)
    const { page } = desk
    const home = await signInAtHome(desk, 'ada')
    await openFullest(desk, home)
    const words = (await page.locator('blockquote').first().innerText()).slice(0, 30)
    // A document of its own, so that Back could bring the other one from the browser's memory.
    await page.goto(`${home}/response`)
    await page.locator('table').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('You are signed out.').waitFor()
    await back(page)
    await page.waitForURL(/\/theme\//)
    await page.locator('form.sign-in').waitFor()
    expect(await page.content()).not.toContain(words)
    expect(await page.locator('blockquote, .passage, .theme-row').count()).toBe(0)
    await desk.leave()
  })
})
