// Ines writes down how somebody may be reached and hands over a link; Ada sees who is due and who was lost.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { numberOf } from '../../packages/web/src/interview/number.ts'
import { en } from '../../packages/web/src/outreach/en.ts'
import { es } from '../../packages/web/src/outreach/es.ts'
import { leaveBrowser, openKeepingBrowser } from '../support/browser.ts'
import { shippedCodebook } from '../support/codebook.ts'
import { publishTexts } from '../support/consentText.ts'
import { openPort, type Port } from '../support/http.ts'
import { act, aStudy, newcomer, openWorld, type Frame, type Someone, type World } from '../support/world.ts'
import { elsewhere, sitDown, violations, type Desk } from './desk.ts'

let world: World
let frame: Frame
let ines: Someone
let pat: string
let port: Port
let browser: Browser
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await publishTexts(world.ada, frame.studyId, ['youth', 'caregiver'])
  ines = (await newcomer(world, 'ines', frame, 'interviewer')).browser
  pat = (await act(ines, 'enrolParticipant', { studyId: frame.studyId, language: 'en' })).id
  port = await openPort(world, { isAdHocOpen: false })
  browser = await openKeepingBrowser()
})
afterAll(async () => {
  if (browser) await leaveBrowser(browser)
  port?.close()
  await world?.close()
})

const begin = async (name: 'ada' | 'ines', path: string): Promise<Desk> => {
  const cookie = name === 'ada' ? world.cookies.ada : await world.cookieOf(name)
  const desk = await sitDown(browser, port.url, { cookie })
  await desk.page.goto(path)
  return desk
}
const at = (path: string) => `/study/${frame.studyId}${path}`
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const open = (page: Page, summary: string) => page.getByText(summary, { exact: true }).click()
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

describe('an interviewer', () => {
  it('writes down who somebody is and how to reach them, hands over a link, and stops everything', async () => {
    const desk = await begin('ines', at(`/interview/${pat}`))
    const { page } = desk
    await open(page, en.plan.write)
    await press(page, en.plan.act)
    await page.locator('.outreach').getByRole('alert').getByText(en.plan.channel).waitFor()
    await page.getByRole('radio', { name: en.channel.mail }).check()
    await page.getByLabel(en.plan.address.mail).fill('not an address')
    await press(page, en.plan.act)
    await page.getByText(en.wrong['address']!).waitFor()
    await page.getByLabel(en.plan.address.mail).fill('pat@quellwort.example')
    await page.getByRole('checkbox', { name: en.plan.anyTime }).uncheck()
    await page.getByRole('checkbox', { name: en.day.mon }).check()
    expect(await violations(page)).toEqual([])
    await press(page, en.plan.act)
    await page.getByText(en.plan.saved).waitFor()
    expect(await page.getByLabel(en.plan.address.mail).count()).toBe(0)

    await open(page, en.who.correct)
    await page.getByLabel(en.who.name).fill('Zuzanna')
    await page.getByLabel(en.who.birthDate).fill('2999-01-01')
    await press(page, en.who.act)
    await page.getByText(en.wrong['birthDate']!).waitFor()
    await page.getByLabel(en.who.birthDate).fill('2012-03-04')
    await press(page, en.who.act)
    await page.getByText(en.who.saved, { exact: true }).waitFor()
    expect(await page.getByLabel(en.who.name).inputValue()).toBe('')
    await page.locator('.outreach-kept').getByText(en.who.kept, { exact: true }).nth(1).waitFor()

    // A minor, for whom nobody gave permission yet: said before the link is made.
    await page.getByText(en.invite.held).waitFor()
    await press(page, en.invite.byHand)
    const link = await page.locator('.made input').inputValue()
    expect(link).toMatch(/\/s\/(?:[2-9a-z]{4}-){3}[2-9a-z]{4}$/)
    await page.getByRole('img', { name: en.invite.square }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await fits(page)).toBe(true)

    const behind = await desk.context.newPage()
    await behind.goto(link)
    expect(await behind.title()).toBe('A page for you')
    expect(await behind.getByRole('heading').innerText()).toBe('Is this page for you?')
    await behind.getByRole('link', { name: 'It is for me' }).click()
    await behind.getByRole('heading', { name: 'Not yet' }).waitFor()
    // Back leads to what says nothing of anybody.
    await behind.evaluate(() => history.back())
    await behind.getByRole('heading', { name: 'Is this page for you?' }).waitFor()
    await behind.getByRole('link', { name: 'It is for me' }).click()
    await behind.getByRole('link', { name: 'Español' }).click()
    await behind.getByRole('heading', { name: 'Todavía no' }).waitFor()
    await behind.setViewportSize({ width: 320, height: 640 })
    expect([await fits(behind), await violations(behind, { contrast: 'always' })]).toEqual([true, []])
    await behind.close()

    await press(page, en.safety.mark)
    await page.getByText(en.safety.unsafe).waitFor()
    await page.getByText(en.invite.state.unsafe).waitFor()
    await page.getByText(en.against['unsafe']!).waitFor()
    expect(await page.getByRole('button', { name: en.invite.byHand }).count()).toBe(0)
    expect([desk.errors, elsewhere(desk, port.url)]).toEqual([[], []])
    await desk.leave()
  })
})

describe('an evaluator', () => {
  it('sees who is due and who was lost, by the keyboard, and in Spanish', async () => {
    const desk = await begin('ada', at('/wave'))
    const { page } = desk
    await page.getByRole('link', { name: numberOf(pat) }).waitFor()
    expect(await page.locator('.lines li').innerText()).toContain(en.reason.unsafe_contact)
    await page.getByRole('button', { name: `${en.state.due} 0` }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(en.waves.none).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: en.waves.toLost }).click()
    await page.getByRole('heading', { name: en.lost.title }).waitFor()
    await page.getByText(en.lost.stays).waitFor()
    await open(page, en.lost.served.title)
    await page.getByLabel(en.lost.served.people).fill('forty')
    await press(page, en.lost.served.act)
    await page.getByText(en.wrong['people']!).waitFor()
    await page.getByLabel(en.lost.served.people).fill('40')
    await press(page, en.lost.served.act)
    await page.getByRole('cell', { name: '40', exact: true }).waitFor()
    await open(page, en.lost.whom.title)
    await page.getByLabel(en.lost.whom.text.en).fill('Ms. Rivera')
    await press(page, en.lost.whom.act)
    await page.getByText(en.lost.whom.saved, { exact: true }).last().waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Español' }).click()
    await page.getByRole('heading', { name: es.lost.title }).waitFor()
    await page.setViewportSize({ width: 320, height: 640 })
    expect([await fits(page), await violations(page)]).toEqual([true, []])
    expect([desk.errors, elsewhere(desk, port.url)]).toEqual([[], []])
    await desk.leave()
  })
})
