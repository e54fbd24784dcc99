// Ada writes a survey at her desk: what she types outlives a reload, a lost connection and somebody in another tab; the
// phone walks along; and what stands against asking it stops it from being asked.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../packages/web/src/instrument/en.ts'
import { es } from '../../packages/web/src/instrument/es.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shippedCodebook } from '../support/codebook.ts'
import { readyJson } from '../support/draft.ts'
import { openPort, type Port } from '../support/http.ts'
import { act, aStudy, openWorld, type Frame, type World } from '../support/world.ts'
import { elsewhere, sitDown, violations, type Desk } from './desk.ts'

let world: World
let port: Port
let browser: Browser
let frame: Frame
let desk: Desk
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  port = await openPort(world, { isAdHocOpen: false })
  browser = await openBrowser()
  desk = await sitDown(browser, port.url, { cookie: world.cookies.ada })
  await desk.page.goto('/')
  await desk.page.locator('a[href$="/instrument"]').waitFor()
})
afterAll(async () => {
  if (browser) await leaveBrowser(browser)
  port?.close()
  await world?.close()
})

const w = en
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const isSaved = (page: Page) => page.getByRole('status').filter({ hasText: w.saved.saved }).first().waitFor()
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
const idOf = (page: Page) => decodeURIComponent(page.url().split('/').at(-1)!)

describe('an instrument at the desk', () => {
  it('is begun from one that comes along, and the phone walks it in both languages', async () => {
    const { page } = desk
    await page.locator('a[href$="/instrument"]').click()
    await page.locator('.begin').waitFor()
    expect(await violations(page)).toEqual([])
    await press(page, w.begin.fromThis('What services were like for you'))
    await page.locator('.phone').nth(1).waitFor()
    await page.locator('.outline-name', { hasText: 'Police' }).click()
    const [english, spanish] = [page.locator('.phone').first(), page.locator('.phone').nth(1)]
    await english.getByText('Have you had contact with police').waitFor()
    expect(await spanish.getByText('La policía me trató con respeto.').count()).toBe(0)
    await english.getByLabel('Yes', { exact: true }).check()
    // What the answer leads to is there in both, on the same page.
    await spanish.getByText('La policía me trató con respeto.').waitFor()
    await english.getByRole('button', { name: w.person.next, exact: true }).click()
    await spanish.getByText('¿Has ido a la corte?').waitFor()
    await spanish.getByRole('button', { name: es.person.skip, exact: true }).click()
    await english.getByRole('button', { name: w.person.back, exact: true }).click()
    await english.getByText('Have you been to court?').waitFor()
    expect(await violations(page)).toEqual([])
    expect(desk.errors).toEqual([])
  })

  it('keeps what is typed over a reload and a lost connection', async () => {
    const { page } = desk
    const text = page.locator('#item-J1 textarea').first()
    await page.locator('.outline-name', { hasText: 'J1' }).click()
    await text.fill('Did you ever go to court?')
    await page.locator('.phone').first().getByText('Did you ever go to court?').waitFor()
    await isSaved(page)
    await page.reload()
    await page.locator('.outline-name', { hasText: 'J1' }).click()
    expect(await text.inputValue()).toBe('Did you ever go to court?')

    await page.route('**/graphql', (route) => route.abort())
    await text.fill('Have you ever gone to court?')
    await page.getByText(w.saved.unreachable).waitFor()
    await page.locator('a[href$="/interview"]').first().click()
    expect([await text.inputValue(), page.url().includes('/instrument/')]).toEqual([
      'Have you ever gone to court?',
      true,
    ])
    await page.unroute('**/graphql')
    await isSaved(page)
    desk.errors.length = 0
  })

  it('tells of what was saved elsewhere meanwhile, and overwrites nothing unasked', async () => {
    const { page } = desk
    const { data } = await world.ada.ask<{ node: { revision: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Instrument { revision } } }',
      { id: idOf(page) },
    )
    await act(world.ada, 'saveDraft', {
      ...{ studyId: frame.studyId, instrumentId: idOf(page), expected: data.node.revision },
      definition: readyJson((one) => ({ ...one, key: 'elsewhere' })),
    })
    await page.locator('#item-J1 textarea').first().fill('Mine')
    await page.getByText(w.saved.meanwhile).waitFor()
    expect(await page.locator('#item-J1 textarea').first().inputValue()).toBe('Mine')
    await press(page, w.saved.theirs)
    await page.locator('.outline-name', { hasText: 'Here and now' }).waitFor()
    await isSaved(page)
  })

  it('is written by keyboard, says beside an item what is wrong with it, and is not asked before that is mended', async () => {
    const { page } = desk
    await page.locator('.outline-name', { hasText: 'Police' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.add-item select').selectOption('single')
    await page.getByRole('button', { name: w.addItem }).focus()
    await page.keyboard.press('Enter')
    const item = page.locator('.item-form').last()
    await item.locator('.findings-of li').first().waitFor()
    await press(page, w.field.act)
    await page.getByRole('dialog').getByRole('alert').waitFor()
    expect(await page.getByRole('button', { name: w.field.yes }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await item.getByRole('button', { name: w.remove }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByText(w.lint.none).waitFor()

    // A condition, put together by choosing.
    const condition = page.locator('#item-P3 .condition')
    await condition
      .getByLabel(w.condition.value, { exact: true })
      .selectOption({ label: w.person.yesNoUnsure[2] })
    await press(page, w.preview.again)
    await page.locator('.outline-name', { hasText: 'Police' }).click()
    await page.locator('.phone').first().getByLabel(w.person.yesNoUnsure[2]!, { exact: true }).check()
    await page.locator('.phone').first().getByText('What was it like?').waitFor()
    await isSaved(page)

    await page.setViewportSize({ width: 320, height: 700 })
    expect([await fits(page), await violations(page)]).toEqual([true, []])
    await page.setViewportSize({ width: 1440, height: 900 })
    await press(page, w.field.act)
    await press(page, w.field.yes)
    await page.getByText(`${w.status.fielded}`).first().waitFor()
    await page.getByRole('button', { name: w.field.retire }).waitFor()
    expect(await page.locator('.editor').count()).toBe(0)
  })

  it('speaks Spanish, compares two versions, and asks nobody else', async () => {
    const { page } = desk
    await press(page, w.begin.next)
    await page.locator('.editor').waitFor()
    await page.locator('.rail').getByRole('button', { name: 'Español' }).click()
    await page.locator('.compare select').selectOption({ index: 1 })
    await page.locator('.compare').getByText(es.compare.same).waitFor()
    await page.locator('.outline-name', { hasText: 'La policía' }).click()
    await page.locator('#item-P1 textarea').nth(1).fill('¿Viste a la policía?')
    await page.locator('.changes').getByText(es.compare.aspects.text_es).waitFor()
    expect(await violations(page)).toEqual([])
    expect([desk.errors, elsewhere(desk, port.url)]).toEqual([[], []])
  })
})
