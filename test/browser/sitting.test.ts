// Pat answers alone, on a borrowed phone: by keys alone, in either language, with script and without, through a bad line;
// and whoever takes the phone afterwards finds nothing.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../packages/api/src/sitting/page/words.ts'
import { words as ofScript } from '../../packages/web/src/respond/words.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { openPort, type Port } from '../support/http.ts'
import { anAgreed, anAskingStudy, anInvited } from '../support/invited.ts'
import { openRelay, type Relay } from '../support/relay.ts'
import { openWorld, type Frame, type World } from '../support/world.ts'
import { violations } from './desk.ts'
import { button, byFinger, byKeys, fits, left, serveElsewhere, tabTo, to, toQuestions } from './phone.ts'

let world: World
let frame: Frame
let port: Port
let line: Relay
let browser: Browser
beforeAll(async () => {
  world = await openWorld()
  frame = await anAskingStudy(world)
  port = await openPort(world)
  line = await openRelay(port.url)
  browser = await openBrowser()
})
afterAll(async () => {
  if (browser) await leaveBrowser(browser)
  await line?.cut()
  port?.close()
  await world?.instance.settled()
  await world?.close()
})

type Phone = {
  page: Page
  context: BrowserContext
  asked: string[]
  errors: string[]
  /** Whose it is now, for looking at what is stored. */
  id: string
}

type Seat = { hasScript: boolean; locale: string; invited?: { id: string; path: string } }

const aPhone = async (seat: Seat): Promise<Phone> => {
  const { id, path } = seat.invited ?? (await anInvited(world, frame))
  const { hasScript: javaScriptEnabled, locale } = seat
  const viewport = { width: 320, height: 640 }
  const context = await browser.newContext({ baseURL: line.url, viewport, locale, javaScriptEnabled })
  context.setDefaultTimeout(30_000)
  const [asked, errors]: string[][] = [[], []]
  context.on('request', (request) => void asked!.push(request.url()))
  context.on('console', (message) => void (message.type() === 'error' && errors!.push(message.text())))
  context.on('weberror', (error) => void errors!.push(error.error().message))
  await serveElsewhere(context)
  const page = await context.newPage()
  await page.goto(`${path}?me`)
  return { page, context, asked: asked!, errors: errors!, id }
}

/** What was asked of anybody else than the server. */
const others = ({ asked }: Phone) =>
  asked.filter((address) => !address.startsWith(line.url) && address !== 'data:,')
const saved = ({ id: participantId }: Phone) =>
  world.instance.app.db.savedScreen.count({ where: { participantId } })
describe('with script, in English, by keys alone', () => {
  it('reads, agrees, answers, changes the language, pauses and goes on, and leaves by Shift', async () => {
    const pat = await aPhone({ hasScript: true, locale: 'en-US' })
    const { page } = pat
    const says = words.en
    const seen = new Set<string>()
    const looks = async () => {
      expect([await fits(page), await page.title()]).toEqual([true, says.title])
      const kind = (await page.locator('input[name=screen]').inputValue()).replace(/\d.*/, '')
      if (seen.has(kind)) return
      seen.add(kind)
      expect(await violations(page)).toEqual([])
    }
    await toQuestions(page, 'en', { press: byKeys, looks })
    expect(seen.size).toBeGreaterThan(5)
    await looks()

    await tabTo(page, '[name="a.A2"]')
    await page.keyboard.press('Space')
    await to(page, 'next', byKeys)
    await to(page, 'next', byKeys)
    await tabTo(page, '[name="a.P1"]')
    await page.keyboard.press('Space')
    // The heading has the focus, so that a screen reader goes on from there.
    await to(page, 'language.es', byKeys)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    expect(await page.locator('[name="a.P1"]').first().isChecked()).toBe(true)
    await to(page, 'language.en')
    // What the answer leads to stands there already, as it was kept with the change of language.
    const field = page.getByRole('textbox')
    await field.fill('They waited with me.')
    expect(await violations(page)).toEqual([])
    await to(page, 'pause', byKeys)
    await page.getByRole('heading', { name: says.pause.heading }).waitFor()
    expect([await fits(page), await violations(page)]).toEqual([true, []])
    await to(page, 'return')
    expect(await field.inputValue()).toBe('They waited with me.')
    await to(page, 'ground')
    await page.getByRole('heading', { name: says.ground.heading }).waitFor()
    expect([await fits(page), await violations(page)]).toEqual([true, []])
    await to(page, 'return')

    // One step in the history, whatever was done; and nobody else was asked anything.
    const steps = await page.evaluate(() => history.length)
    expect([new URL(page.url()).pathname, others(pat), pat.errors]).toEqual(['/s', [], []])
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Shift')
    await left(page)
    expect(await page.evaluate(() => history.length)).toBe(steps)
    await pat.context.close()
  })
})

describe('without script, in Spanish', () => {
  it('does the same by forms alone, deletes what was said, and leaves', async () => {
    const pat = await aPhone({ hasScript: false, locale: 'es-MX' })
    const { page } = pat
    const says = words.es
    await toQuestions(page, 'es')
    await page.locator('[name="a.A2"]').first().check()
    await to(page, 'next')
    await to(page, 'next')
    await page.locator('[name="a.P1"]').first().check()
    await to(page, 'next')
    await page.getByRole('textbox').fill('Esperaron conmigo.')
    await to(page, 'language.en')
    expect(await page.getByRole('textbox').inputValue()).toBe('Esperaron conmigo.')
    await to(page, 'language.es')
    expect(await saved(pat)).toBeGreaterThan(0)
    await to(page, 'stop')
    await page.getByRole('heading', { name: says.stop.heading }).waitFor()
    await byFinger(page, 'delete')
    await page.getByRole('heading', { name: says.deleted.heading }).waitFor()
    expect(await saved(pat)).toBe(0)
    const paths = pat.asked.map((one) => new URL(one).pathname.replace(/[-a-z0-9]{19}$/, 'CODE'))
    expect([new Set(paths), others(pat)]).toEqual([new Set(['/s/CODE', '/s', '/s.css']), []])
    await page.getByRole('link', { name: says.exit }).click()
    await left(page)
    await page.goBack()
    expect(await page.content()).not.toContain('Esperaron')
    await pat.context.close()
  })
})

describe('a bad line', () => {
  it('loses nothing and stores nothing twice, and never holds up who has to leave', async () => {
    const invited = await anAgreed(world, frame)
    const pat = await aPhone({ hasScript: true, locale: 'en-US', invited })
    const { page } = pat
    const says = ofScript.en
    await page.locator('[name="a.A2"]').first().check()
    await line.cut()
    await button(page, 'next').dblclick()
    await page.getByText(says.waiting).waitFor()
    expect(await page.locator('[name="a.A2"]').first().isChecked()).toBe(true)
    await line.mend()
    await page.getByRole('button', { name: says.again }).click()
    await page.locator('[name="a.A2"]').first().waitFor({ state: 'detached' })
    expect(await page.getByText(says.saved).count()).toBe(1)
    expect(await saved(pat)).toBe(1)

    await line.cut()
    await button(page, 'next').click()
    await page.locator('a.exit').click({ noWaitAfter: true })
    expect(await page.locator('input, textarea, h1').count()).toBe(0)
    await left(page)
    await line.mend()
    await pat.context.close()
  })

  it('covers what was left alone, keeps what was typed first, and opens it again', async () => {
    const invited = await anAgreed(world, frame)
    const pat = await aPhone({ hasScript: true, locale: 'en-US', invited })
    const { page } = pat
    const says = ofScript.en
    await page.clock.install()
    await page.reload()
    await page.locator('[name="a.A2"]').first().check()
    await page.clock.runFor('04:10')
    await page.getByText(says.idle.ask).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: says.idle.here }).click()
    await page.clock.runFor('04:30')
    expect(await page.locator('[name="a.A2"]').count()).toBeGreaterThan(0)
    await page.clock.runFor('01:00')
    await page.getByRole('heading', { name: says.covered.heading }).waitFor()
    expect(await page.locator('input, textarea').count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await expect.poll(() => saved(pat)).toBe(1)
    await page.getByRole('button', { name: says.covered.open }).click()
    await page.locator('[name="a.A2"]').first().waitFor()
    expect(await page.locator('[name="a.A2"]').first().isChecked()).toBe(true)
    await pat.context.close()
  })
})
