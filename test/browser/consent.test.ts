// Ada publishes what is read out; Ines reads it with somebody, one question at a time, and it outlives whatever interrupts.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../packages/web/src/consent/en.ts'
import { es } from '../../packages/web/src/consent/es.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shippedCodebook } from '../support/codebook.ts'
import { publishTexts, running } from '../support/consentText.ts'
import { openPort, type Port } from '../support/http.ts'
import { aParticipant, aStudy, newcomer, openWorld } from '../support/world.ts'
import type { Frame, Someone, World } from '../support/world.ts'
import { elsewhere, sitDown, violations, type Desk } from './desk.ts'
import { inYears } from '../support/until.ts'

let world: World
let frame: Frame
let ines: Someone
let cookies: Record<'ada' | 'ines', string>
let port: Port
let browser: Browser
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await publishTexts(world.ada, frame.studyId, ['caregiver'])
  ines = (await newcomer(world, 'ines', frame, 'interviewer')).browser
  cookies = { ...world.cookies, ines: await world.cookieOf('ines') }
  port = await openPort(world, { isAdHocOpen: false })
  browser = await openBrowser()
})
afterAll(async () => {
  if (browser) await leaveBrowser(browser)
  port?.close()
  await world?.close()
})

const at = async (name: 'ada' | 'ines', path: string, seat = {}): Promise<Desk> => {
  const desk = await sitDown(browser, port.url, { cookie: cookies[name], ...seat })
  await desk.page.goto(path)
  return desk
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
const standing = async (id: string) => {
  const { data } = await ines.ask<{
    node: { consents: { scope: string; isEffective: boolean }[]; meetings: { language: string }[] }
  }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { consents { scope isEffective } meetings { language } } } }',
    { id },
  )
  const { consents, meetings } = data.node
  return { holds: consents.filter((one) => one.isEffective).map(({ scope }) => scope), meetings }
}

describe('a consent text', () => {
  it('is written in both languages beside its preview, says what it lacks, and is published for good', async () => {
    const home = `/study/${frame.studyId}/consent-text`
    const desk = await at('ada', home)
    const { page } = desk
    const section = page.locator('section', { has: page.getByRole('heading', { name: en.audience.youth }) })
    await section.waitFor()
    expect(await violations(page)).toEqual([])
    await section.getByRole('button', { name: en.start }).click()
    await page.waitForURL(`**${home}/youth`)
    const part = page.locator('#part-running_away textarea')
    await part.first().waitFor()
    await expect.poll(() => page.locator('.consent-gaps li').count()).toBe(5)
    expect(await button(page, en.publish.act).getAttribute('aria-disabled')).toBe('true')

    await part.nth(0).fill(running.en)
    await part.nth(1).fill(running.es)
    for (const side of [0, 1]) await page.locator('#part-contact textarea').nth(side).fill('555-0100')
    await page.getByLabel(en.edit.expires).fill(inYears(4).slice(0, 10))
    await page.getByText(en.publish.ready).waitFor()
    expect(await page.locator('.consent-phone').nth(1).innerText()).toContain(running.es)
    await page.reload()
    await page.getByText(en.publish.ready).waitFor()
    expect(await part.nth(1).inputValue()).toBe(running.es)
    expect(await violations(page)).toEqual([])

    await page.getByLabel(en.publish.reviewed).check()
    await button(page, en.publish.act).click()
    await page.waitForURL(`**${home}`)
    await section.getByText(en.state.published).waitFor()
    expect([desk.errors, elsewhere(desk, port.url)]).toEqual([[], []])
    await desk.leave()
  })
})

describe('a meeting', () => {
  it('is read on a phone in the dark, in Spanish, goes on after a reload, and can be stopped', async () => {
    const pat = await aParticipant(ines, frame, { scopes: [] })
    const seat = { speaks: 'es', viewport: { width: 320, height: 640 }, colorScheme: 'dark' } as const
    const desk = await at('ines', `/study/${frame.studyId}/interview/${pat}`, seat)
    const { page } = desk
    await page.getByRole('link', { name: es.agreed.read.youth }).click()
    await button(page, es.meeting.begin).click()
    expect(await page.locator('.meeting').getByRole('alert').innerText()).toContain(es.meeting.wrong['mode']!)
    await page.getByLabel(es.meeting.modes.together).check()
    await page.getByLabel(es.meeting.no, { exact: true }).check()
    expect([await fits(page), await violations(page)]).toEqual([true, []])
    await button(page, es.meeting.begin).click()
    // Pat speaks English with Ines, whose desk is Spanish; the text is read in Pat's language until they choose another.
    await page.getByRole('heading', { name: en.meeting.read }).waitFor()
    expect([await fits(page), await violations(page)]).toEqual([true, []])
    await button(page, en.meeting.next).click()
    for (const group of await page.locator('.meeting-item').all())
      await group.getByRole('button', { name: en.meeting.knew.explained }).click()
    await button(page, en.meeting.next).click()

    // The question takes the focus, and its answers follow: no mouse is needed.
    await page.getByRole('heading', { name: en.meeting.question(1, 9) }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: en.meeting.question(2, 9) }).waitFor()
    await button(page, es.edit.languages.es).click()
    await page.getByRole('heading', { name: es.meeting.question(2, 9) }).waitFor()
    await button(page, es.meeting.sayNo).click()
    // What rests on a no is not asked.
    await page.getByRole('heading', { name: es.meeting.question(7, 9) }).waitFor()
    expect([await fits(page), await violations(page)]).toEqual([true, []])
    // The seventh comes after three that are no question. What was kept of the ones before is not enough.
    await expect.poll(async () => (await drafts(pat)).map(({ step }) => step)).toEqual([2 + 7])
    await page.reload()
    await page.getByRole('heading', { name: es.meeting.question(7, 9) }).waitFor()

    await button(page, es.meeting.stop).click()
    await page.getByText(es.meeting.stopped).waitFor()
    await expect.poll(() => drafts(pat)).toEqual([])
    expect(await standing(pat)).toEqual({ holds: [], meetings: [] })

    // For a minor somebody else permits, or it is said why nobody does.
    const minor = await aParticipant(ines, frame, { isAdult: false, scopes: [] })
    await page.goto(`/study/${frame.studyId}/interview/${minor}`)
    // By the keyboard: what comes in above would move it away from under a mouse.
    await page.getByText(es.unmet.title).press('Enter')
    await page.getByLabel(es.unmet.routes.waived_408c).check()
    await button(page, es.unmet.act).click()
    const told = await page.locator('.interview-decide').getByRole('alert').innerText()
    for (const name of ['reference', 'mechanism', 'scopes']) expect(told).toContain(es.unmet.wrong[name]!)
    expect([await fits(page), await violations(page)]).toEqual([true, []])
    expect(desk.errors).toEqual([])
    await desk.leave()
  })

  it('is recorded once where the connection went, holds at once, and each yes is taken back by one press', async () => {
    const pat = await aParticipant(ines, frame, { scopes: [] })
    const desk = await at('ines', `/study/${frame.studyId}/interview/${pat}/consent/youth`)
    const { page } = desk
    await page.getByLabel(en.meeting.modes.phone).check()
    await page.getByLabel(en.meeting.no, { exact: true }).check()
    await button(page, en.meeting.begin).click()
    await button(page, en.meeting.next).click()
    for (const group of await page.locator('.meeting-item').all())
      await group.getByRole('button', { name: en.meeting.knew.known }).click()
    await button(page, en.meeting.next).click()
    for (const question of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      await page.getByRole('heading', { name: en.meeting.question(question, 9) }).waitFor()
      await button(page, question < 4 ? en.meeting.sayYes : en.meeting.saySkip).click()
    }
    await page.getByRole('heading', { name: en.meeting.end }).waitFor()
    expect(await violations(page)).toEqual([])
    await button(page, en.meeting.record).click()
    const told = await page.locator('.meeting').getByRole('alert').innerText()
    for (const name of ['isCopyGiven', 'documentation']) expect(told).toContain(en.meeting.wrong[name]!)
    await page.getByLabel(en.meeting.yes, { exact: true }).check()
    await page.getByLabel(en.meeting.documentations.verbal_attested).check()
    await page.route('**/graphql', (route) => route.abort())
    await button(page, en.meeting.record).click()
    await page.getByText(en.meeting.failed).waitFor()
    await page.unroute('**/graphql')
    await button(page, en.meeting.record).click()
    await page.getByText(en.agreed.recorded).waitFor()
    expect(await violations(page)).toEqual([])
    const now = await standing(pat)
    expect(now).toEqual({
      holds: ['participate', 'analyse', 'automated_assist'],
      meetings: [{ language: 'en' }],
    })

    await page.locator('.consent-agreed li').first().getByRole('button').click()
    await page.getByText(en.agreed.takenBack).waitFor()
    expect((await standing(pat)).holds).toEqual([])
    expect([desk.errors.filter((one) => !one.includes('Failed to load')), elsewhere(desk, port.url)]).toEqual(
      [[], []],
    )
    await desk.leave()
  })
})

const drafts = async (id: string) => {
  const { data } = await ines.ask<{ node: { meetingDrafts: { step: number }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { meetingDrafts { step } } } }',
    { id },
  )
  return data.node.meetingDrafts
}
