// Ruth takes up her link by the agency's own sign-in, comes in by it again, and opens her locked page by it in another tab,
// in a browser that leaves the session's cookie out where another site leads it here.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queues } from '../../packages/api/src/pipeline.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { freshFolder } from '../support/database.ts'
import { settingsIn } from '../support/demo.ts'
import { openAgency, type Agency } from '../support/provider.ts'
import { freePort, startServer, untilSaid, type Started } from '../support/server.ts'
import { isFit, sitter } from './account.ts'
import { inLanguages, said, sitDown, type Desk } from './desk.ts'

let browser: Browser
let own: Started
let agency: Agency
let ruth: Desk
let data = ''
const folder = mkdtempSync(join(tmpdir(), 'firsthand-agency-'))
const name = 'Harbor ID'

beforeAll(async () => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  // To a browser this is another site, to whoever runs it the same machine.
  agency = await openAgency(`${address}/openid/return`, 'localhost')
  agency.asks = true
  const secretFile = join(folder, 'secret')
  writeFileSync(secretFile, `${agency.clientSecret}\n`, { mode: 0o600 })
  // A database that was migrated before: that is told of elsewhere, and takes longer than this story.
  data = await freshFolder(queues)
  ;[own, browser] = await Promise.all([
    startServer({
      ...{ ...settingsIn(folder), FIRSTHAND_DATA: data, FIRSTHAND_DEMO: '0' },
      ...{ PORT: String(port), FIRSTHAND_URL: address },
      ...{ FIRSTHAND_OIDC_ISSUER: agency.issuer, FIRSTHAND_OIDC_CLIENT_ID: agency.clientId },
      ...{ FIRSTHAND_OIDC_CLIENT_SECRET_FILE: secretFile, FIRSTHAND_OIDC_NAME: name },
    }),
    openBrowser(),
  ])
  await untilSaid(own, 'within one hour')
  ruth = await sitDown(browser, own.url)
})
afterAll(async () => {
  if (browser) await leaveBrowser(browser)
  await own?.stop()
  await agency?.close()
  for (const one of [folder, data]) rmSync(one, { recursive: true, force: true })
})

const atAgency = async (page: Page, who: string) => {
  await page.locator('input[name=who]').fill(who)
  await page.getByRole('button', { name: 'Go on' }).click()
}
const alert = (page: Page) => page.getByRole('alert').innerText()
const link = () => readFileSync(join(folder, 'config/firsthand/administrator-link'), 'utf8').trim()
const signInBy = (page: Page, words = said.en) =>
  page.getByRole('link', { name: words.provider.signIn(name) })

describe('coming in by the agency', () => {
  it('takes up a link without a password', async () => {
    const { page } = ruth
    await page.goto(link())
    const by = page.getByRole('button', { name: said.en.provider.accept(name) })
    await by.waitFor()
    await isFit(ruth)
    await by.click()
    expect(await alert(page)).toBe(said.en.account.nameProblem)
    await page.locator('input[name=displayName]').fill('Ruth')
    await page.locator('input[name=name]').fill('ruth')
    await by.click()
    await atAgency(page, 'ruth')
    await page.getByText(said.en.provider.isOnly(name)).waitFor()
    expect(page.url()).toBe(`${own.url}/account`)
    expect(await sitter(page)).toEqual({ viewer: { name: 'Ruth' }, lockedAs: null })
    await isFit(ruth)
    expect(ruth.errors).toEqual([])
  })

  it.each(inLanguages('es'))(
    'says in words what did not work, beside the password, in %s',
    async (speaks) => {
      const words = said[speaks]
      const eve = await sitDown(browser, own.url, { speaks })
      await eve.page.goto('/')
      await signInBy(eve.page, words).click()
      await atAgency(eve.page, '')
      expect(await alert(eve.page)).toBe(words.provider.come.provider_declined(name))
      await signInBy(eve.page, words).click()
      await atAgency(eve.page, 'eve')
      expect(await alert(eve.page)).toBe(words.provider.come.provider_unknown(name))
      expect(eve.page.url()).toBe(`${own.url}/`)
      await eve.page.locator('input[name=password]').waitFor()
      await isFit(eve)
      await eve.leave()
    },
  )

  it('leads back to the page that was asked for, with the session in hand', async () => {
    const { page } = ruth
    await page.getByRole('button', { name: said.en.signOut }).click()
    await signInBy(page).waitFor()
    await page.goto('/setup')
    // The agency knows her still, and asks all the same: who sits there now may be somebody else.
    await signInBy(page).click()
    await atAgency(page, 'ruth')
    await expect.poll(() => page.url()).toBe(`${own.url}/setup`)
    await page.getByRole('link', { name: said.en.account.title }).waitFor()
    expect(await sitter(page)).toEqual({ viewer: { name: 'Ruth' }, lockedAs: null })
  })
})

describe('a locked page of who has no password', () => {
  it('is opened in another tab, and waits in this one with what was typed', async () => {
    const { page, context } = ruth
    const title = () => page.locator('main form input').first()
    await title().fill('half a word')
    await page.keyboard.press('Control+Shift+L')
    const by = page.getByRole('link', { name: said.en.provider.unlock(name) })
    await by.waitFor()
    expect(await page.locator('input').count()).toBe(0)
    await isFit(ruth)
    const opened = context.waitForEvent('page')
    await by.click()
    const tab = await opened
    await atAgency(tab, 'eve')
    expect(await alert(tab)).toBe(said.en.provider.come.provider_other(name))
    expect(await sitter(page)).toEqual({ viewer: null, lockedAs: 'Ruth' })
    await tab.close()
    const again = context.waitForEvent('page')
    await by.click()
    const second = await again
    await atAgency(second, 'ruth')
    await second.getByText(said.en.provider.unlocked).waitFor()
    await isFit({ ...ruth, page: second })
    await second.close()
    await title().waitFor()
    expect(await title().inputValue()).toBe('half a word')
    expect(await sitter(page)).toEqual({ viewer: { name: 'Ruth' }, lockedAs: null })
    expect(ruth.errors).toEqual([])
  })
})
