// Ines, who interviews, adds somebody, records what they agreed to, and types in what they said.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../packages/web/src/interview/en.ts'
import { en as safety } from '../../packages/web/src/safety/en.ts'
import { es as safetyEs } from '../../packages/web/src/safety/es.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shippedCodebook } from '../support/codebook.ts'
import { openPort, type Port } from '../support/http.ts'
import { act, agrees, aParticipant, aStudy, newcomer, openWorld, password } from '../support/world.ts'
import type { Frame, Someone, World } from '../support/world.ts'
import { elsewhere, follow, inLanguages, sitDown, violations, type Desk, type Spoken } from './desk.ts'

let world: World
let frame: Frame
let ines: Someone
let cookie: string
let port: Port
let browser: Browser
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await act(world.ada, 'addInstrument', {
    ...{ studyId: frame.studyId, key: 'svf', version: '1.1.0', title: { en: 'Guide', es: 'Guía' } },
    questions: [
      { key: 'O1', type: 'long', text: { en: 'What helped most?', es: '¿Qué te ayudó más?' } },
      { key: 'S1', type: 'likert5', perService: true, text: { en: 'I felt safe.', es: 'Me sentí a salvo.' } },
      { key: 'G1', type: 'likert5', text: { en: 'I am satisfied.', es: 'Me siento satisfecho/a/e.' } },
    ],
  })
  ines = (await newcomer(world, 'ines', frame, 'interviewer')).browser
  cookie = await world.cookieOf('ines')
  port = await openPort(world, { isAdHocOpen: false })
  browser = await openBrowser()
})
afterAll(async () => {
  if (browser) await leaveBrowser(browser)
  port?.close()
  await world?.close()
})

const begin = async (speaks: Spoken, seat = {}): Promise<Desk> => {
  const desk = await sitDown(browser, port.url, { speaks, cookie, ...seat })
  await desk.page.goto('/')
  await desk.page.locator('.interview h1').waitFor()
  return desk
}
const submit = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const alert = (page: Page) => page.locator('.interview').getByRole('alert').innerText()
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

type Read = {
  study: {
    responses: {
      totalCount: number
      edges: {
        node: {
          mode: string
          answers: { state: string; value: number | null; passages: { text: string }[] }[]
        }
      }[]
    }
  }
}
const recorded = async () => {
  await world.instance.settled()
  const { data } = await ines.ask<Read>(
    `query ($id: ID!) { study(id: $id) { responses { totalCount edges { node { mode answers { state value passages { text } } } } } } }`,
    { id: frame.studyId },
  )
  return data.study.responses
}

describe('an interviewer', () => {
  const said = 'They listened to me.'

  it('records a person, a yes and an interview, which a lock and a lost connection do not take', async () => {
    const w = en
    const before = (await recorded()).totalCount
    const desk = await begin('en')
    const { page } = desk
    await page.locator('.interview-form').waitFor()
    expect([page.url().endsWith('/interview'), await violations(page)]).toEqual([true, []])
    await page.getByLabel(w.add.isAdult).check()
    await page.getByRole('button', { name: w.add.act }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/interview/Participant-*')
    await page.getByText(w.said.notYet).waitFor()

    // How they agree is told in test/browser/consent.test.ts.
    const participantId = new URL(page.url()).pathname.split('/').at(-1)!
    await agrees(ines, { studyId: frame.studyId, participantId, scopes: ['participate', 'analyse'] })
    await page.reload()
    await page.locator('.consent-agreed li').first().waitFor()
    expect(await violations(page)).toEqual([])

    await page.getByRole('link', { name: w.said.record }).click()
    await page.getByLabel(w.record.when).waitFor()
    expect(await violations(page)).toEqual([])
    await submit(page, w.record.begin)
    await page.getByLabel('The harbor').check()
    await submit(page, w.record.next)
    await page.locator('textarea').fill(said)
    // Neither is sent elsewhere by the browser: what is typed to be spelled, what is read to be translated.
    expect(
      await page
        .locator('textarea')
        .evaluate((area) => [(area as HTMLElement).spellcheck, (area as HTMLElement).translate]),
    ).toEqual([false, false])
    expect(await violations(page)).toEqual([])

    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: desk.said.account.lockedTitle }).waitFor()
    expect(await page.content()).not.toContain(said)
    await page.locator('input[name=password]').fill(password)
    await page.locator('form button[type=submit]').click()
    await page.locator('textarea').waitFor()
    expect(await page.locator('textarea').inputValue()).toBe(said)

    await page.getByRole('link', { name: w.title }).first().click()
    await page.getByRole('dialog').getByText(w.record.leavingLead).waitFor()
    await page.getByRole('button', { name: w.record.stay }).click()
    expect(desk.errors).toEqual([])

    // By the keyboard: the next page takes the focus, and a service that is taken back is asked about no more.
    await page.getByRole('button', { name: w.record.next }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(w.record.about('The harbor')).waitFor()
    await page.getByLabel(w.record.scale[3]!, { exact: true }).check()
    await submit(page, w.record.back)
    await submit(page, w.record.back)
    await page.getByLabel('The harbor').uncheck()
    await submit(page, w.record.endHere)
    await page.getByText(w.record.dropped).waitFor()
    expect(await page.locator('.interview-form').innerText()).toContain('I felt safe. (The harbor)')
    expect(await violations(page)).toEqual([])
    await submit(page, w.record.back)
    await page.getByLabel('The harbor').check()
    await submit(page, w.record.next)
    expect(await page.locator('textarea').inputValue()).toBe(said)
    await submit(page, w.record.next)
    expect(await page.getByLabel(w.record.scale[3]!, { exact: true }).isChecked()).toBe(true)
    await submit(page, w.record.next)
    await page.getByLabel(w.record.declined).check()
    await submit(page, w.record.toEnd)
    expect(await page.getByText(w.record.dropped).count()).toBe(0)

    await page.route('**/graphql', (route) => route.abort())
    await submit(page, w.record.act)
    await expect.poll(() => alert(page)).toContain(w.failed)
    await page.unroute('**/graphql')
    await submit(page, w.record.act)
    await page.getByText(w.said.saved).waitFor()
    expect(page.url()).toMatch(/\/interview\/Participant-[\w-]{22}$/)
    expect(await page.title()).not.toContain('listened')

    const now = await recorded()
    expect(now.totalCount).toBe(before + 1)
    const { mode, answers } = now.edges.at(-1)!.node
    expect(mode).toBe('interview')
    expect(answers.map(({ state, value }) => [state, value])).toEqual([
      ['answered', null],
      ['answered', 4],
      ['declined', null],
    ])
    expect(answers[0]!.passages[0]!.text).toBe(said)
    expect(elsewhere(desk, port.url)).toEqual([])
    await desk.leave()
  })

  it.each(inLanguages('es'))('fits a phone, in the dark, on every page, in %s', async (speaks) => {
    const pat = await aParticipant(ines, frame)
    const desk = await begin(speaks, { viewport: { width: 320, height: 640 }, colorScheme: 'dark' })
    const home = `/study/${frame.studyId}/interview`
    for (const [at, part] of [
      [home, '.interview-form'],
      [`${home}/${pat}`, '.consent-agreed'],
      [`${home}/${pat}/record`, '.interview-setting'],
    ] as const) {
      await follow(desk.page, at)
      await desk.page.locator(part).waitFor()
      expect([part, await fits(desk.page), await violations(desk.page)]).toEqual([part, true, []])
    }
    await desk.page.locator('.interview-form button[type=submit]').click()
    await desk.page.getByLabel('The harbor').check()
    const looksAt = async (page: string) =>
      expect([page, await fits(desk.page), await violations(desk.page)]).toEqual([page, true, []])
    await looksAt('which')
    await desk.page.locator('.interview-page button[data-look=strong]').click()
    // What is typed is read along here, and asks whoever types; nothing of it goes out before they say so.
    const w = { en: safety, es: safetyEs }[speaks]
    await desk.page.locator('textarea').fill('Tiene una pistola y está afuera.')
    await desk.page.getByText(w.prompt).waitFor()
    expect(await desk.page.locator('.interview-raise').innerText()).not.toMatch(/pistola|peligro/)
    await looksAt('prompt')
    await desk.page.getByRole('button', { name: w.raiseNow }).focus()
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText(w.nobodyNow).waitFor()
    await looksAt('raised')
    expect(desk.errors).toEqual([])
    await desk.leave()
  })
})
