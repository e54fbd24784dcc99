// Ada sets up a study of her own out of nothing, comes back to where she was, and deletes it again.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../packages/web/src/setup/en.ts'
import { es } from '../../packages/web/src/setup/es.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { publishTexts } from '../support/consentText.ts'
import { openPort, type Port } from '../support/http.ts'
import { act, openWorld, type World } from '../support/world.ts'
import { isFit } from './account.ts'
import { elsewhere, follow, inLanguages, sitDown, type Desk, type Spoken } from './desk.ts'

let world: World
let port: Port
let browser: Browser
beforeAll(async () => {
  world = await openWorld()
  port = await openPort(world, { isAdHocOpen: false })
  browser = await openBrowser()
})
afterAll(async () => {
  if (browser) await leaveBrowser(browser)
  port?.close()
  await world?.close()
})

const words = { en, es }
const today = new Date().toISOString().slice(0, 10)

const begin = async (speaks: Spoken, seat = {}): Promise<Desk> => {
  const desk = await sitDown(browser, port.url, { speaks, cookie: world.cookies.ada, ...seat })
  await desk.page.goto('/')
  await desk.page.locator('.rail').waitFor()
  return desk
}

const submit = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const atStep = (page: Page, step: string) => page.waitForURL(`**/setup/${step}`)
describe.each(inLanguages('es'))('a study of one’s own, in %s', (speaks) => {
  const w = words[speaks]

  it('is set up step by step, says what is missing, and is deleted by its typed title', async () => {
    const desk = await begin(speaks)
    const { page } = desk
    await page.getByRole('link', { name: w.begin }).click()
    await page.getByLabel(w.name.studyTitle).fill('Listening')
    await isFit(desk)
    await submit(page, w.save)

    await atStep(page, 'place')
    await page.getByLabel(w.name.studyTitle).fill('Listening closely')
    await submit(page, w.name.change)
    await page.getByText(w.saved, { exact: true }).waitFor()
    await page.locator('.rail').getByText('Listening closely').waitFor()
    await isFit(desk)
    await submit(page, w.save)
    expect(await page.getByRole('alert').innerText()).toContain(w.wrong['agency']!)
    await page.getByLabel(w.name.agency).fill('The harbor')
    await page.getByLabel(w.name.jurisdiction, { exact: true }).selectOption('us-ct')
    await submit(page, w.save)

    await atStep(page, 'roster')
    await page.getByLabel(/^Regi.n 1/).check()
    await page.getByLabel(/^Ment/).check()
    await isFit(desk)
    await submit(page, w.save)

    await atStep(page, 'leaving')
    await page.getByLabel(w.exit.address).fill('https://survivors.example/')
    await page.getByLabel(w.resources.day).fill(today)
    await submit(page, w.save)
    expect(await page.getByRole('alert').innerText()).toContain(w.wrong['exitAddress']!)
    await page.getByLabel(w.exit.address).fill('https://www.weather.gov/')
    await isFit(desk)
    await submit(page, w.save)

    await atStep(page, 'rules')
    await page.reload()
    await page.getByLabel(w.disclosure.boardLeastBase).fill('9')
    await page.getByLabel(w.majority.reconsent).check()
    await submit(page, w.save)
    expect(await page.getByRole('alert').innerText()).toContain(w.wrong['boardLeastBase']!)
    await page.getByLabel(w.disclosure.boardLeastBase).fill('12')
    await isFit(desk)
    await submit(page, w.save)

    await atStep(page, 'asking')
    await page.getByRole('link', { name: w.step.ready }).click()
    await expect
      .poll(() => page.locator('.setup-missing li').allInnerTexts(), { timeout: 15_000 })
      .toEqual([w.need.determination, w.need.consentText, w.need.codebook, w.need.instrument, w.need.wave])
    // Texts have pages of their own.
    await publishTexts(world.ada, page.url().split('/')[4]!)
    await page.getByRole('link', { name: w.step.asking }).click()
    await page.getByRole('button', { name: w.codebook.shipped }).click()
    await page.getByText(w.codebook.is).waitFor()
    await page.getByLabel(w.instrument.name).fill('First questions')
    await page.getByLabel(w.instrument.question(1)).fill('How was it?')
    await page.getByLabel(w.instrument.questionEs(1)).fill('¿Cómo fue?')
    await submit(page, w.instrument.add)
    await page.getByText(w.instrument.is('First questions', '1.0.0')).waitFor()
    await page.getByLabel(w.wave.name, { exact: true }).fill('Spring')
    await page.getByLabel(w.wave.opensOn).fill(today)
    await submit(page, w.wave.add)
    await page.getByText(w.wave.change('Spring')).waitFor()
    await isFit(desk)

    await page.getByRole('button', { name: w.step.ready }).click()
    await page.getByText(w.ready.yes).waitFor()
    await isFit(desk)
    await page.reload()
    await page.getByText(w.ready.yes).waitFor()
    expect(page.url()).toMatch(/\/setup\/ready$/)
    expect(await page.title()).not.toMatch(/Listening|harbor/)

    const typed = page.getByLabel(w.remove.type('Listening closely'))
    await typed.fill('Listening')
    await submit(page, w.remove.act)
    expect(await page.getByRole('alert').innerText()).toContain(w.remove.wrong)
    await typed.fill('Listening closely')
    await submit(page, w.remove.act)
    await page.getByRole('link', { name: w.begin }).waitFor()
    expect([desk.errors, elsewhere(desk, port.url)]).toEqual([[], []])
    await desk.leave()
  })
})

describe('with the keyboard alone', () => {
  it('a step is filled in and kept', async () => {
    const { id } = await act(world.ada, 'createStudy', {
      title: { en: 'By keys' },
      languages: ['en'],
      timeZone: 'America/New_York',
    })
    const desk = await begin('en')
    const { page } = desk
    await page.locator('.notice').getByRole('link', { name: en.ready.toSetup }).waitFor()
    await follow(page, `/study/${id}/setup/place`)
    await page.getByLabel(en.name.agency).waitFor()
    for (let turn = 0; turn < 40; turn += 1) {
      await page.keyboard.press('Tab')
      const tag = await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))
      if (tag === 'organization') break
    }
    await page.keyboard.type('The harbor')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await atStep(page, 'roster')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/setup-step|main/)
    await act(world.ada, 'deleteStudy', { studyId: id, title: 'By keys' })
    await desk.leave()
  })
})
