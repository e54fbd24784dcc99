// Ruth is let in by the first link, puts a code beside her password and invites Luz.
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaveBrowser, openKeepingBrowser } from '../support/browser.ts'
import { freshFolder } from '../support/database.ts'
import { settingsIn } from '../support/demo.ts'
import { startServer, untilSaid, type Started } from '../support/server.ts'
import { codeOf } from '../support/totp.ts'
import { isFit, sitter } from './account.ts'
import { signIn, sitDown, type Desk } from './desk.ts'

let browser: Browser
let own: Started
const folder = mkdtempSync(join(tmpdir(), 'firsthand-own-'))

beforeAll(async () => {
  // Migrated before: what a start makes of an empty folder is told of elsewhere.
  renameSync(await freshFolder(), join(folder, 'data'))
  ;[own, browser] = await Promise.all([
    startServer({ ...settingsIn(folder), FIRSTHAND_DEMO: '0' }),
    openKeepingBrowser(),
  ])
  await untilSaid(own, 'within one hour')
})
afterAll(async () => {
  await leaveBrowser(browser)
  await own.stop()
  rmSync(folder, { recursive: true, force: true })
})

const password = 'lantern harbor mosaic'
const lustrous = 'tortuga faro mosaico'
const hers = 'luz@agency.example'
const alert = (page: Page) => page.getByRole('alert').innerText()

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`input[name=${name}]`).fill(value)
}

describe('the first administrator', () => {
  let ruth: Desk
  let secret = ''
  let recovery: string[] = []
  /** Her study. */
  let place = ''
  const linkFile = join(folder, 'config/firsthand/administrator-link')
  beforeAll(async () => {
    // Passkeys need a name, which an address of numbers is not.
    ruth = await sitDown(browser, atLocalhost(own.url))
  })
  afterAll(() => ruth.leave())

  it('gets a link in a file of their own, which no output shows', async () => {
    const link = readFileSync(linkFile, 'utf8').trim()
    expect(statSync(linkFile).mode & 0o777).toBe(0o600)
    expect(own.output()).toContain(linkFile)
    expect(own.output()).not.toContain(link.split('#')[1])
    await ruth.page.goto(atLocalhost(link))
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
    expect(ruth.asked.filter((url) => !url.startsWith(atLocalhost(own.url)))).toEqual([])
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
    // The one that turned them on is used up; the app shows the next one soon, and it is taken already.
    for (const code of [() => codeOf(secret, 1), () => recovery[0]!]) {
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
    place = `/study/${study}`
    await page.goto(`${place}/invitations`)
    await page.getByText(said.account.noInvitations).waitFor()
    await page.getByRole('button', { name: said.account.invite }).click()
    expect(await alert(page)).toBe(said.account.rolesMissing)
    await page.getByLabel(said.role.coder, { exact: true }).check()
    await fill(page, { email: hers })
    await page.getByRole('button', { name: said.account.invite }).click()
    const link = await page.getByLabel(said.account.link, { exact: true }).inputValue()
    await page.locator('tbody tr').waitFor()
    await isFit(ruth)

    const luz = await sitDown(browser, own.url, { speaks: 'es' })
    await luz.page.goto(link)
    await fill(luz.page, { displayName: 'Luz', name: 'luz', password: lustrous })
    await luz.page.locator('form button[type=submit]').click()
    await luz.page.locator('.sessions').waitFor()
    await luz.page.getByText(luz.said.way.addressLead(hers)).waitFor()
    await isFit(luz)
    await luz.page.goto(link)
    expect(await alert(luz.page)).toBe(luz.said.account.invitationEnded.used)
    await luz.leave()
    await page.reload()
    await page.getByText(said.account.noInvitations).waitFor()
    expect(ruth.errors).toEqual([])
  })

  it('takes an invitation back, and its link says so', async () => {
    const { page, said } = ruth
    await page.getByLabel(said.role.board, { exact: true }).check()
    await page.getByRole('button', { name: said.account.invite }).click()
    const link = await page.getByLabel(said.account.link, { exact: true }).inputValue()
    await page.getByRole('button', { name: said.account.withdraw }).click()
    await page.getByText(said.account.withdrawn).waitFor()
    const late = await sitDown(browser, own.url)
    await late.page.goto(link)
    expect(await alert(late.page)).toBe(late.said.account.invitationEnded.withdrawn)
    await late.leave()
  })

  it('puts a passkey on her laptop, and comes in and unlocks by it', async () => {
    const { page, said } = ruth
    const device = await giveDevice(ruth)
    await page.goto('/account')
    const add = () => page.getByRole('button', { name: said.passkey.add }).last()
    await add().click()
    await fill(page, { label: 'my laptop', password })
    await isFit(ruth)
    await add().click()
    await page.getByText(said.passkey.added).waitFor()
    expect(await page.locator('body').innerText()).toContain('my laptop')
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('button', { name: said.passkey.unlock }).click()
    await page.getByText('my laptop').waitFor()
    await page.getByRole('button', { name: said.signOut }).click()
    await page.getByRole('button', { name: said.passkey.enter }).click()
    await page.getByRole('link', { name: said.account.title }).waitFor()
    expect(await sitter(page)).toEqual({ viewer: { name: 'Ruth' }, lockedAs: null })
    await device.knows(false)
    await page.getByRole('button', { name: said.signOut }).click()
    await page.getByRole('button', { name: said.passkey.enter }).click()
    expect(await alert(page)).toBe(said.passkey.problem.cancelled)
    await isFit(ruth)
    await device.knows(true)
    await page.getByRole('button', { name: said.passkey.enter }).click()
    await page.getByRole('link', { name: said.account.title }).waitFor()
  })

  it('asks a second factor of everybody, and Luz is led to set one up and sees nothing until then', async () => {
    const { page, said } = ruth
    await page.goto(`${place}/member`)
    await page.getByText(said.way.without('Luz')).waitFor()
    await isFit(ruth)
    await page.getByRole('button', { name: said.way.requireOn }).click()
    await page.getByText(said.way.requireIsOn).first().waitFor()

    const luz = await sitDown(browser, atLocalhost(own.url), { speaks: 'es' })
    await giveDevice(luz)
    await luz.page.goto(`${place}/theme`)
    await signIn(luz, 'luz', lustrous)
    await luz.page.getByText(luz.said.way.factor).waitFor()
    await isFit(luz)
    await luz.page.getByRole('link', { name: luz.said.way.factorSetUp }).click()
    const add = () => luz.page.getByRole('button', { name: luz.said.passkey.add }).last()
    await add().click()
    await fill(luz.page, { label: 'mi portátil', password: lustrous })
    await add().click()
    await luz.page.getByText(luz.said.passkey.added).waitFor()
    await luz.page.goto(`${place}/theme`)
    await luz.page.getByRole('heading', { name: luz.said.themes, exact: true }).waitFor()
    // With her password alone she changes no way in; with the passkey she does.
    await luz.page.getByRole('button', { name: luz.said.signOut }).click()
    await signIn(luz, 'luz', lustrous)
    await luz.page.getByRole('link', { name: luz.said.way.factorSetUp }).click()
    const first = luz.page.getByRole('heading', { name: luz.said.way.factorFirstTitle })
    await first.waitFor()
    const remove = luz.page.getByRole('button', { name: luz.said.way.addressRemove })
    await remove.click()
    await fill(luz.page, { password: lustrous })
    await remove.click()
    expect(await alert(luz.page)).toBe(luz.said.way.factorFirst)
    await isFit(luz)
    await luz.page.getByRole('button', { name: luz.said.way.factorShow }).click()
    await first.waitFor({ state: 'detached' })
    await remove.click()
    await luz.page.getByText(luz.said.way.addressRemoved).waitFor()
    await luz.leave()
  })

  it('makes a link for Luz, who forgot her password; she chooses another and closes her account', async () => {
    const { page, said } = ruth
    await page.getByRole('link', { name: said.way.accounts }).click()
    await page.getByRole('button', { name: said.way.linkFor('Luz') }).click()
    await page.locator('.one-field input[name=password]').fill('not hers')
    await isFit(ruth)
    await page.getByRole('button', { name: said.way.linkFor('Luz') }).click()
    expect(await alert(page)).toBe(said.account.wrongPassword)
    await page.locator('.one-field input[name=password]').fill(password)
    await page.getByRole('button', { name: said.way.linkFor('Luz') }).click()
    const link = await page.getByLabel(said.account.link, { exact: true }).inputValue()
    await isFit(ruth)

    const luz = await sitDown(browser, atLocalhost(own.url))
    await luz.page.goto(link)
    await luz.page.getByText(luz.said.way.chooseFor('luz')).waitFor()
    await isFit(luz)
    await fill(luz.page, { password: 'short' })
    await luz.page.getByRole('button', { name: luz.said.way.set }).click()
    expect(await alert(luz.page)).toBe(luz.said.account.passwordProblem)
    await fill(luz.page, { password: 'gravel window tortoise' })
    await luz.page.getByRole('button', { name: luz.said.way.set }).click()
    await luz.page.getByText(luz.said.way.isSet).waitFor()
    await luz.page.getByRole('button', { name: luz.said.account.toSignIn }).click()
    await signIn(luz, 'luz', 'gravel window tortoise')
    await luz.page.getByRole('link', { name: luz.said.account.title }).click()
    await luz.page.getByRole('button', { name: luz.said.way.close }).click()
    await fill(luz.page, { name: 'luz', password: 'gravel window tortoise' })
    await isFit(luz)
    await luz.page.getByRole('button', { name: luz.said.way.closeNow }).click()
    await luz.page.getByRole('heading', { name: luz.said.signIn.title }).waitFor()
    await signIn(luz, 'luz', 'gravel window tortoise')
    expect(await alert(luz.page)).toBe(luz.said.signIn.wrong)
    await luz.leave()
  })

  it('invites one more administrator with her password, and takes the link back', async () => {
    const { page, said } = ruth
    await page.getByText(said.way.waitingNone).waitFor()
    await fill(page, { password })
    await page.getByRole('button', { name: said.account.invite }).click()
    await page.getByRole('button', { name: new RegExp(`^${said.way.withdrawOf('')}`) }).waitFor()
    await isFit(ruth)
    await page.getByRole('button', { name: new RegExp(`^${said.way.withdrawOf('')}`) }).click()
    await page.getByText(said.account.withdrawn).waitFor()
    await page.getByText(said.way.waitingNone).waitFor()
  })

  it('changes her own password, and brings the account that she has to another invitation', async () => {
    const { page, said } = ruth
    await page.goto('/account')
    await page.getByRole('button', { name: said.way.changeBegin }).click()
    await fill(page, { password, next: 'orchard violin teapot' })
    await page.getByRole('button', { name: said.way.changeBegin }).click()
    await page.getByText(said.way.changed).waitFor()
    await page.goto('/accounts')
    await fill(page, { password: 'orchard violin teapot' })
    await page.getByRole('button', { name: said.account.invite }).click()
    const link = await page.getByLabel(said.account.link, { exact: true }).inputValue()
    await page.goto('/')
    await page.goto(link)
    await page.getByText(said.way.joinAdministrator('Ruth')).waitFor()
    await isFit(ruth)
    await page.getByRole('button', { name: said.way.joinNow }).click()
    expect(await alert(page)).toBe(said.way.ownInvitation)
    await page.getByRole('button', { name: said.signOut }).click()
    await page.getByRole('button', { name: said.way.haveAccount }).click()
    await page.getByText(said.way.signInFirst).waitFor()
    await isFit(ruth)
    expect(ruth.errors).toEqual([])
  })

  it('is told where passkeys work when she opens another address of the same machine', async () => {
    const other = await sitDown(browser, own.url, { speaks: 'es' })
    await other.page.goto('/')
    await other.page.getByRole('button', { name: other.said.passkey.enter }).click()
    expect(await alert(other.page)).toBe(other.said.passkey.otherAddress(atLocalhost(own.url)))
    await isFit(other)
    await other.leave()
  })
})

const atLocalhost = (url: string) => url.replace('127.0.0.1', 'localhost')

/** A device of the browser's own that keeps passkeys and knows its person by their finger, or does not. */
const giveDevice = async ({ page }: Desk) => {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return {
    knows: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}
