// Pat answers alone, on a borrowed phone: by keys alone, in either language, with script and without, through a bad line;
// comes back by the words that they kept, and finds what they agreed to.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as ofScript } from '../../packages/web/src/respond/words.ts'
import { leaveBrowser, openKeepingBrowser } from '../support/browser.ts'
import { openPort, type Port } from '../support/http.ts'
import { anAgreed, anAskingStudy, anInvited } from '../support/invited.ts'
import { openRelay, type Relay } from '../support/relay.ts'
import { openWorld, type Frame, type World } from '../support/world.ts'
import { violations } from './desk.ts'
import {
  button,
  byKeys,
  codeOn,
  comeBack,
  createLook,
  holdOn,
  left,
  tabTo,
  takePhone,
  to,
  toEnd,
  toQuestions,
  typeCode,
  ways,
  type Phone,
  type Way,
} from './phone.ts'

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
  browser = await openKeepingBrowser()
})
afterAll(async () => {
  if (browser) await leaveBrowser(browser)
  await line?.cut()
  port?.close()
  await world?.instance.settled()
  await world?.close()
})

const aPhone = (way: Way) => takePhone(browser, line.url, way)
const withScript = { language: 'en', hasScript: true } as const

/** What was asked of anybody else than the server. */
const others = ({ asked }: Phone) =>
  asked.filter((address) => !address.startsWith(line.url) && address !== 'data:,')
const saved = (participantId: string) => world.instance.app.db.savedScreen.count({ where: { participantId } })
const responses = (participantId: string) =>
  world.instance.app.db.response.count({ where: { participantId } })

const written = 'They waited with me.'

describe.each(ways(withScript))('by keys alone, in $language, script: $hasScript', (way) => {
  const other = way.language === 'en' ? 'es' : 'en'

  it('reads, agrees, answers, changes the language, pauses, goes on at another phone, and comes to the end', async () => {
    const { id, path } = await anInvited(world, frame)
    const pat = await aPhone(way)
    const { page, says } = pat
    const { look, seen } = createLook(pat)
    await page.goto(`${path}?me`)
    await toQuestions(page, way.language, { press: byKeys, looks: look })
    expect([...seen]).toEqual(['language', 'safe', 'read', 'limits', 'teachback', 'consent', 'ahead'])

    await tabTo(page, '[name="a.A2"]')
    await page.keyboard.press('Space')
    await to(page, 'next', byKeys)
    await to(page, 'next', byKeys)
    await tabTo(page, '[name="a.P1"]')
    await page.keyboard.press('Space')
    await to(page, `language.${other}`, byKeys)
    expect(await page.locator('html').getAttribute('lang')).toBe(other)
    expect(await page.locator('[name="a.P1"]').first().isChecked()).toBe(true)
    // The heading has the focus, so that a screen reader goes on from there.
    if (way.hasScript) expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await to(page, `language.${way.language}`, byKeys)
    // What the answer leads to stands there already, as it was kept with the change of language.
    await page.getByRole('textbox').fill(written)
    await look()
    await to(page, 'ground', byKeys)
    await look('ground')
    await to(page, 'return')
    await to(page, 'pause', byKeys)
    await look('pause')
    const code = await codeOn(page)
    // One step in the history with script, whatever was done; and nobody else was asked anything.
    expect([new URL(page.url()).pathname, others(pat), pat.errors]).toEqual(['/s', [], []])
    await byKeys(page, 'kept')
    await page.getByRole('heading', { name: 'This page is closed' }).waitFor()
    await look('left')
    await page.getByRole('link', { name: says.exit }).click()
    await left(page)
    await pat.leave()

    const borrowed = await aPhone(way)
    await comeBack(borrowed.page, code, path)
    await borrowed.page.locator('[name="a.P1"]').first().waitFor()
    expect(await borrowed.page.locator('[name="a.P1"]').first().isChecked()).toBe(true)
    expect(await borrowed.page.getByRole('textbox').inputValue()).toBe('')
    expect(await borrowed.page.content()).not.toContain(written)
    await toEnd(borrowed.page, byKeys)
    await createLook(borrowed).look('end')
    expect((await codeOn(borrowed.page)).split(' ')).toHaveLength(6)
    await to(borrowed.page, 'kept', byKeys)
    expect(await borrowed.page.locator('.code-words').count()).toBe(0)
    expect(await responses(id)).toBe(1)
    for (let presses = 0; way.hasScript && presses < 3; presses += 1)
      await borrowed.page.keyboard.press('Shift')
    if (way.hasScript) await left(borrowed.page)
    await borrowed.leave()
  })
})

describe.each(ways({ language: 'es', hasScript: false }))(
  'what Pat agreed to, in $language, script: $hasScript',
  (way) => {
    it('is found by the words, changed, and taken back with a receipt; what was said is gone', async () => {
      const { id, path, phone } = await anAgreed(world, frame)
      let view = await phone.look()
      while (view.kind !== 'end') {
        await phone.press(view.kind === 'screen' ? 'skip' : 'next')
        view = await phone.look()
      }
      const pat = await aPhone(way)
      const { page, says } = pat
      const { look } = createLook(pat)
      await page.goto('/s/in')
      await look('in')
      await typeCode(page, 'no such words here', path)
      await page.getByRole('alert').waitFor()
      await look('wrong words')
      await comeBack(page, view.code!, path)
      if (view.language !== way.language) await to(page, `language.${way.language}`, byKeys)
      await page.getByRole('heading', { name: says.own.heading }).waitFor()
      await look()
      await tabTo(page, '[name="p.quote_verbatim"]')
      await page.keyboard.press('Space')
      await to(page, 'change', byKeys)
      await page.getByRole('status').filter({ hasText: says.own.receipt.changed }).waitFor()
      expect(await page.locator('[name="p.quote_verbatim"]').isChecked()).toBe(false)
      await look('receipt')

      await tabTo(page, 'details:has([value=withdraw]) > summary')
      await page.keyboard.press('Enter')
      await to(page, 'withdraw', byKeys)
      await page.getByRole('status').filter({ hasText: says.own.receipt.deleted }).waitFor()
      expect(await page.locator('input[name^="p."]:checked').count()).toBe(0)
      expect([await responses(id), others(pat), pat.errors]).toEqual([0, [], []])
      await page.getByRole('link', { name: says.exit }).click()
      await left(page)
      await page.goBack()
      expect(await page.content()).not.toContain(says.own.heading)
      await pat.leave()
    })
  },
)

describe('a bad line', () => {
  const sitDown = async () => {
    const { id, path, phone } = await anAgreed(world, frame)
    const pat = await aPhone(withScript)
    await holdOn(pat.context, line.url, phone.cookie())
    await pat.page.goto(`${path}?me`)
    await pat.page.locator('[name="a.A2"]').first().check()
    return { ...pat, id }
  }

  it('loses nothing and stores nothing twice, and never holds up who has to leave', async () => {
    const { page, id, leave } = await sitDown()
    const says = ofScript.en
    await line.cut()
    await button(page, 'next').dblclick()
    await page.getByText(says.waiting).waitFor()
    expect(await page.locator('[name="a.A2"]').first().isChecked()).toBe(true)
    await line.mend()
    await page.getByRole('button', { name: says.again }).click()
    await page.locator('[name="a.A2"]').first().waitFor({ state: 'detached' })
    expect(await page.getByText(says.saved).count()).toBe(1)
    expect(await saved(id)).toBe(1)

    await line.cut()
    await button(page, 'next').click()
    await page.locator('a.exit').click({ noWaitAfter: true })
    expect(await page.locator('input, textarea, h1').count()).toBe(0)
    await left(page)
    await line.mend()
    await leave()
  })

  it('covers what was left alone, keeps what was typed first, and opens it again', async () => {
    const { page, id, leave } = await sitDown()
    const says = ofScript.en
    await page.clock.install()
    await page.reload()
    await page.locator('[name="a.A2"]').first().check()
    // Kept beside, while nothing on the page moves.
    await page.clock.runFor('02:05')
    await expect.poll(() => saved(id)).toBe(1)
    expect(await page.locator('[name="a.A2"]').first().isChecked()).toBe(true)
    await page.locator('[name="a.A2"]').nth(2).check()
    await page.clock.runFor('04:10')
    await page.getByText(says.idle.ask).waitFor()
    await page.getByRole('button', { name: says.idle.here }).click()
    await page.clock.runFor('04:30')
    expect(await page.locator('[name="a.A2"]').count()).toBeGreaterThan(0)
    await page.clock.runFor('01:00')
    await page.getByRole('heading', { name: says.covered.heading }).waitFor()
    expect(await page.locator('input, textarea').count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await expect.poll(() => saved(id)).toBe(1)
    await page.getByRole('button', { name: says.covered.open }).click()
    await page.locator('[name="a.A2"]').first().waitFor()
    expect(await page.locator('[name="a.A2"]').nth(2).isChecked()).toBe(true)
    await to(page, 'next')
    expect(await page.locator('[name="a.A2"]').count()).toBe(0)
    await leave()
  })
})
