// Ruth is let in by the first link, puts a code beside her password and invites Luz; Ada leaves her desk for a while.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openDemo, settingsIn, type DemoServer } from '../support/demo.ts'
import { startServer, type Started } from '../support/server.ts'
import { codeOf } from '../support/totp.ts'
import { signIn, signInAtHome, sitDown, violations, type Desk } from './desk.ts'

let browser: Browser
let demo: DemoServer
let own: Started
const folder = mkdtempSync(join(tmpdir(), 'firsthand-own-'))

beforeAll(async () => {
  ;[demo, own, browser] = await Promise.all([
    openDemo(inject('demo')),
    startServer({ ...settingsIn(folder), FIRSTHAND_DEMO: '0' }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await browser.close()
  await demo.end()
  await own.stop()
  rmSync(folder, { recursive: true, force: true })
})

const password = 'lantern harbor mosaic'
const alert = (page: Page) => page.getByRole('alert').innerText()

/** Nothing wider than the page, and nothing that axe finds, at 320 px, in dark and in Spanish too. */
const isFit = async ({ page, said }: Desk) => {
  expect(await violations(page)).toEqual([])
  const { width, height } = page.viewportSize()!
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width, height })
  expect(said).toBeDefined()
}

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`input[name=${name}]`).fill(value)
}

/** What the server knows of who sits there. */
const sitter = (page: Page) =>
  page.evaluate(async () => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { name } lockedAs }' }),
    })
    return ((await response.json()) as { data: unknown }).data
  })

describe('the first administrator', () => {
  let ruth: Desk
  let secret = ''
  let recovery: string[] = []
  const linkFile = join(folder, 'config/firsthand/administrator-link')
  beforeAll(async () => {
    ruth = await sitDown(browser, own.url)
  })
  afterAll(() => ruth.leave())

  it('gets a link in a file of their own, which no output shows', async () => {
    const link = readFileSync(linkFile, 'utf8').trim()
    expect(statSync(linkFile).mode & 0o777).toBe(0o600)
    expect(own.output()).toContain(linkFile)
    expect(own.output()).not.toContain(link.split('#')[1])
    await ruth.page.goto(link)
    await ruth.page.locator('input[name=displayName]').waitFor()
    await isFit(ruth)
  })

  it('is told what is wrong with a password, and comes in with a better one', async () => {
    const { page, said } = ruth
    await fill(page, { displayName: 'Ruth', name: 'ruth', password: 'password1234' })
    await page.locator('form button[type=submit]').click()
    expect(await alert(page)).toBe(said.account.passwordProblem)
    await fill(page, { password })
    await page.locator('form button[type=submit]').click()
    await page.locator('.sessions').waitFor()
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/account')
    expect(await sitter(page)).toEqual({ viewer: { name: 'Ruth' }, lockedAs: null })
    await isFit(ruth)
  })

  it('finds the link used up, with what to do', async () => {
    const other = await sitDown(browser, own.url, { speaks: 'es' })
    await other.page.goto(readFileSync(linkFile, 'utf8').trim())
    expect(await alert(other.page)).toBe(other.said.account.invitationEnded.used)
    await isFit(other)
    await other.leave()
  })

  it('puts a code beside the password: a square of dots drawn here, asked of nobody', async () => {
    const { page, said } = ruth
    await page.getByRole('button', { name: said.account.codesBegin }).click()
    await fill(page, { password })
    await page.getByRole('button', { name: said.account.goOn }).click()
    await page.locator('svg.square path').waitFor()
    await isFit(ruth)
    const shown = await page.locator('.secret').allInnerTexts()
    ;[secret, ...recovery] = shown as [string, ...string[]]
    expect(recovery.length).toBe(10)
    expect(ruth.asked.filter((url) => !url.startsWith(own.url))).toEqual([])
    await fill(page, { code: '000000' })
    await page.getByRole('button', { name: said.account.confirmSubmit }).click()
    expect(await alert(page)).toBe(said.account.codeWrong)
    await fill(page, { code: codeOf(secret) })
    await page.getByRole('button', { name: said.account.confirmSubmit }).click()
    await page.getByText(said.account.codesAreOn).waitFor()
    expect(await page.locator('body').innerText()).not.toContain(secret)
  })

  it('leaves with the cache cleared, and comes back by a code or by what was written down', async () => {
    const { page, said } = ruth
    for (const code of [() => codeOf(secret), () => recovery[0]!]) {
      const left = page.waitForResponse(
        (response) => response.request().postData()?.includes('signOut') ?? false,
      )
      await page.getByRole('button', { name: said.signOut }).click()
      expect(await (await left).headerValue('clear-site-data')).toBe('"cache"')
      await signIn(ruth, 'ruth', password)
      await page.locator('input[name=code]').waitFor()
      await isFit(ruth)
      await fill(page, { code: '000000' })
      await page.locator('form button[type=submit]').click()
      expect(await alert(page)).toBe(said.account.codeWrong)
      await fill(page, { code: code() })
      await page.locator('form button[type=submit]').click()
      await page.getByRole('link', { name: said.account.title }).waitFor()
      expect(await sitter(page)).toEqual({ viewer: { name: 'Ruth' }, lockedAs: null })
    }
  })

  it('invites Luz by a link to hand over, which lets her in once', async () => {
    const { page, said } = ruth
    const study = await page.evaluate(async () => {
      const query = `mutation { createStudy(input: { title: { en: "Own" }, languages: [en], timeZone: "America/New_York" }) {
        ... on MutationCreateStudySuccess { data { id } } } }`
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      })
      return ((await response.json()) as { data: { createStudy: { data: { id: string } } } }).data.createStudy
        .data.id
    })
    await page.goto(`/study/${study}/invitations`)
    await page.getByText(said.account.noInvitations).waitFor()
    await page.getByRole('button', { name: said.account.invite }).click()
    expect(await alert(page)).toBe(said.account.rolesMissing)
    await page.getByLabel(said.role.coder, { exact: true }).check()
    await page.getByRole('button', { name: said.account.invite }).click()
    const link = await page.getByLabel(said.account.link).inputValue()
    await page.locator('tbody tr').waitFor()
    await isFit(ruth)

    const luz = await sitDown(browser, own.url, { speaks: 'es' })
    await luz.page.goto(link)
    await fill(luz.page, { displayName: 'Luz', name: 'luz', password: 'tortuga faro mosaico' })
    await luz.page.locator('form button[type=submit]').click()
    await luz.page.locator('.sessions').waitFor()
    await isFit(luz)
    await luz.page.goto(link)
    await luz.page.getByText(luz.said.account.alreadyIn).waitFor()
    await luz.leave()
    await page.reload()
    await page.getByText(said.account.noInvitations).waitFor()
    expect(ruth.errors).toEqual([])
  })

  it('takes an invitation back, and its link says so', async () => {
    const { page, said } = ruth
    await page.getByLabel(said.role.board, { exact: true }).check()
    await page.getByRole('button', { name: said.account.invite }).click()
    const link = await page.getByLabel(said.account.link).inputValue()
    await page.getByRole('button', { name: said.account.withdraw }).click()
    await page.getByText(said.account.withdrawn).waitFor()
    const late = await sitDown(browser, own.url)
    await late.page.goto(link)
    expect(await alert(late.page)).toBe(late.said.account.invitationEnded.withdrawn)
    await late.leave()
  })
})

describe('a desk that is left', () => {
  let ada: Desk
  let home: string
  beforeAll(async () => {
    ada = await sitDown(browser, demo.url)
    home = await signInAtHome(ada, 'ada')
  })
  afterAll(() => ada.leave())

  const unlock = async (page: Page, given: string) => {
    await page.locator('input[name=password]').fill(given)
    await page.locator('form button[type=submit]').click()
  }

  it('is blank behind the lock, and comes back with what was typed', async () => {
    const { page, said } = ada
    await page.goto(`${home}/theme`)
    await page.locator('.theme-row h2 a').first().click()
    await page.locator('.quote-item').first().waitFor()
    const words = (await page.locator('blockquote.words').first().innerText()).slice(0, 20)
    const [address, title] = [page.url(), await page.title()]
    await page.getByLabel(said.theme.search).fill('not sent yet')
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: said.account.lockedTitle }).waitFor()
    expect(await page.locator('.quote-item, .rail, blockquote').count()).toBe(0)
    expect(await page.content()).not.toContain(words)
    expect(await page.title()).toBe(`${said.account.lockedTitle} · Firsthand`)
    expect(await sitter(page)).toEqual({ viewer: null, lockedAs: 'Ada' })
    await isFit(ada)
    await page.keyboard.press('?')
    expect(await page.locator('[role=dialog]').count()).toBe(0)
    await unlock(page, 'not the one')
    expect(await alert(page)).toBe(said.account.wrongPassword)
    await unlock(page, 'reading-room')
    await page.locator('.quote-item').first().waitFor()
    expect([page.url(), await page.title()]).toEqual([address, title])
    expect(await page.getByLabel(said.theme.search).inputValue()).toBe('not sent yet')
    expect(await page.locator('blockquote.words').first().innerText()).toContain(words)
  })

  it('is still locked after a reload, and opens at the same place', async () => {
    const { page, said } = ada
    const address = page.url()
    await page.getByRole('button', { name: said.account.lock }).click()
    await page.getByRole('heading', { name: said.account.lockedTitle }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: said.account.lockedTitle }).waitFor()
    await unlock(page, 'reading-room')
    await page.locator('.quote-item').first().waitFor()
    expect(page.url()).toBe(address)
  })

  it('locks itself after thirty minutes without a hand on it, dialogs too', async () => {
    const left = await sitDown(browser, demo.url)
    const { page, said } = left
    await page.clock.install()
    await signInAtHome(left, 'ada')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.clock.fastForward('29:00')
    await page.waitForTimeout(300)
    expect(await page.getByRole('dialog').count()).toBe(1)
    await page.clock.fastForward('02:00')
    await page.getByRole('heading', { name: said.account.lockedTitle }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await sitter(page)).toEqual({ viewer: null, lockedAs: 'Ada' })
    await unlock(page, 'reading-room')
    await page.getByRole('dialog').waitFor()
    await left.leave()
  })

  it('is ended from another one, and what was open there is gone', async () => {
    const other = await sitDown(browser, demo.url)
    await signInAtHome(other, 'ada')
    await other.page.goto('/account')
    await other.page.getByRole('button', { name: other.said.account.endOthers }).click()
    await other.page.getByText(other.said.account.othersEnded).waitFor()
    expect(await other.page.locator('.sessions li').count()).toBe(1)
    await ada.page.getByRole('navigation').getByRole('link', { name: ada.said.themes, exact: true }).click()
    await ada.page.locator('input[name=name]').waitFor()
    expect(await ada.page.locator('.rail').count()).toBe(0)
    await other.leave()
  })
})
