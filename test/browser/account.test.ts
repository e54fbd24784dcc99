// Ruth is let in by the first link, puts a code beside her password and invites Luz.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { settingsIn } from '../support/demo.ts'
import { startServer, untilSaid, type Started } from '../support/server.ts'
import { codeOf } from '../support/totp.ts'
import { isFit, sitter } from './account.ts'
import { signIn, sitDown, type Desk } from './desk.ts'

let browser: Browser
let own: Started
const folder = mkdtempSync(join(tmpdir(), 'firsthand-own-'))

beforeAll(async () => {
  ;[own, browser] = await Promise.all([
    startServer({ ...settingsIn(folder), FIRSTHAND_DEMO: '0' }),
    openBrowser(),
  ])
  await untilSaid(own, 'within one hour')
})
afterAll(async () => {
  await leaveBrowser(browser)
  await own.stop()
  rmSync(folder, { recursive: true, force: true })
})

const password = 'lantern harbor mosaic'
const alert = (page: Page) => page.getByRole('alert').innerText()

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`input[name=${name}]`).fill(value)
}

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
      const left = page.waitForResponse((response) => /signOut/i.test(response.request().postData() ?? ''))
      await page.getByRole('button', { name: said.signOut }).click()
      expect(await (await left).headerValue('clear-site-data')).toBe('"cache", "storage"')
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
