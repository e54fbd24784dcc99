// Ada hands something over, and somebody quoted in it withdraws: the words leave the page and the file, and she tells who got it.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { en } from '../../packages/web/src/handover/en.ts'
import { es } from '../../packages/web/src/handover/es.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { knownTo, openDemo, type DemoServer } from '../support/demo.ts'
import { act, approveQuote, type Someone } from '../support/world.ts'
import { inLanguages, sitDownAs, violations, type DeskOf } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([openDemo(inject('demo')), openBrowser()])
})
afterAll(async () => {
  await leaveBrowser(browser)
  await server.end()
})

type Quotes = {
  study: {
    themes: {
      quotes: { edges: { node: { id: string; release: { leaves: boolean; because: string[] } } }[] }
    }[]
  }
}

/** Ben and Ada let leave for the public what is ready but for that. */
const letLeave = async (studyId: string) => {
  const [ben, ada] = await Promise.all(['ben', 'ada'].map((name) => knownTo(server.url, name)))
  const { data } = await ada!.ask<Quotes>(
    `query ($id: ID!) { study(id: $id) { themes { quotes(first: 100) { edges { node {
      id release(audience: public) { leaves because } } } } } } }`,
    { id: studyId },
  )
  const ready = data.study.themes
    .flatMap(({ quotes }) => quotes.edges)
    .filter(({ node }) => node.release.because.join() === 'not_approved')
  for (const { node } of ready)
    for (const { ask } of [ben!, ada!])
      await approveQuote({ ask } as Someone, { studyId, codingId: node.id, audience: 'public' })
}

/** Whose words a quote on the page is, as Ada finds it elsewhere. */
const speakerOf = async (studyId: string, text: string): Promise<string> => {
  const { ask } = await knownTo(server.url, 'ada')
  const { data } = await ask<{
    study: {
      themes: {
        quotes: {
          edges: {
            node: { quote: { text: string }; passage: { response: { participant: { id: string } } } }
          }[]
        }
      }[]
    }
  }>(
    `query ($id: ID!) { study(id: $id) { themes { quotes(first: 100) { edges { node {
      quote { text } passage { response { participant { id } } } } } } } } }`,
    { id: studyId },
  )
  return data.study.themes
    .flatMap(({ quotes }) => quotes.edges)
    .find(({ node }) => text.includes(node.quote.text))!.node.passage.response.participant.id
}

/** What somebody reads who opens the file that was taken. */
const taken = async (page: Page, name: string): Promise<string> => {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  const file = readFileSync(await (await coming).path(), 'utf8')
  const reader = await page.context().newPage()
  await reader.setContent(file)
  return reader.innerText('body').finally(() => reader.close())
}

const words = { en, es }

describe.each(inLanguages('es'))('a handover, in %s', (speaks) => {
  const said = words[speaks]
  let ada: DeskOf
  let page: Page
  let studyId: string
  beforeAll(async () => {
    ada = await sitDownAs(browser, [server.url, 'ada'], { speaks })
    page = ada.page
    studyId = decodeURIComponent(ada.home.split('/').at(-1)!)
    await letLeave(studyId)
  })
  afterAll(() => ada.leave())

  it('is frozen by Ada from a page that says what it is, and written down who got it', async () => {
    await page.goto(`${ada.home}/handover`)
    await page.locator('section[aria-labelledby=freeze]').waitFor()
    // In a run in both languages somebody froze one before.
    if ((await page.locator('.handover-list, .handover-open').count()) === 0)
      await page.getByText(said.none).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel(said.name).fill('2026')
    await page.getByRole('button', { name: said.freeze, exact: true }).click()
    await page.locator('.handover-paper').waitFor()
    expect(await page.locator('.handover-paper figure').count()).toBeGreaterThanOrEqual(5)
    for (const [label, value] of [
      [said.body, 'Quill'],
      [said.person, 'Tess'],
      [said.purpose, 'To plan'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByRole('button', { name: said.add, exact: true }).click()
    await page.locator('[data-recipient=Quill]').waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('loses a quote in page and file when its speaker withdraws, and Ada tells who got it', async () => {
    const first = page.locator('.handover-paper figure').first()
    const text = await first.locator('blockquote').innerText()
    const number = await first.getAttribute('data-quote')
    expect(await taken(page, said.take.en)).toContain(text)
    await act((await knownTo(server.url, 'ada')) as Someone, 'recordConsent', {
      ...{ studyId, participantId: await speakerOf(studyId, text), party: 'youth', decision: 'withdrawn' },
      ...{ scopes: ['quote_verbatim'], until: '2090-01-01T00:00:00Z' },
    })
    await page.reload()
    await page.locator(`p[data-quote="${number}"]`).waitFor()
    expect(await page.locator('main').innerText()).not.toContain(text)
    const file = await taken(page, said.take.es)
    expect(file).not.toContain(text)
    expect(file).toContain(`La cita ${number} se retiró.`)
    await page.locator('.rail-count').waitFor()
    const quill = page.locator('[data-recipient=Quill]')
    expect(await quill.innerText()).toContain(said.takeOut(number!))
    expect(await violations(page)).toEqual([])
    await quill.getByRole('button', { name: said.byHand }).click()
    await quill.getByRole('button', { name: said.close }).click()
    await page.locator('.rail-count').waitFor({ state: 'detached' })
    expect(ada.errors).toEqual([])
  })
})
