// What every screen of accounts is held against, and who the server takes to sit there.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations, type Desk } from './desk.ts'

/** Nothing wider than the page, and nothing that axe finds, at 320 px, in dark and in Spanish too. */
export const isFit = async ({ page }: Desk) => {
  expect(await violations(page)).toEqual([])
  const { width, height } = page.viewportSize()!
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width, height })
}

/** What the server knows of who sits there. */
export const sitter = (page: Page) =>
  page.evaluate(async () => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { name } lockedAs }' }),
    })
    return ((await response.json()) as { data: unknown }).data
  })
