// What every screen of accounts is held against, and who the server takes to sit there.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { inLanguages, violations, type Desk } from './desk.ts'

const looks = new WeakMap<Page, number>()

/**
 * Nothing wider than the page at 320 px, and nothing that axe finds: wide and light the first time at a page and every
 * other, narrow and dark in between; in the bench `stories` both each time.
 */
export const isFit = async ({ page }: Desk) => {
  const nth = looks.get(page) ?? 0
  looks.set(page, nth + 1)
  const isSeen = (form: number) => inLanguages('en').length > 1 || nth % 2 === form
  const { width, height } = page.viewportSize()!
  if (isSeen(0)) expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 640 })
  if (isSeen(1)) expect(await violations(page)).toEqual([])
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
