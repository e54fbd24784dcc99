// The pipeline page: what waits and what failed, without a word of what was said.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { leaveBrowser, openBrowser } from '../support/browser.ts'
import { shareDemo, type DemoServer } from '../support/demo.ts'
import { sitDownAs, type Desk } from './desk.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([shareDemo(inject('demo')), openBrowser()])
})
afterAll(() => leaveBrowser(browser))

type Said = { people: { responses: { answers: { text?: string }[] }[] }[] }
const demo = JSON.parse(readFileSync(join(projectRoot, 'prisma/demo/two-waves.json'), 'utf8')) as Said
const figures = (text: string) => [...text.matchAll(/\d+/g)].map(Number)

describe('the pipeline page', () => {
  const open = async (name: string, before?: (desk: Desk) => Promise<unknown>) => {
    const desk = await sitDownAs(browser, [server.url, name])
    await before?.(desk)
    await desk.page.goto(`${desk.home}/pipeline`)
    await desk.page.locator('table').first().waitFor()
    return desk
  }

  it('says how much is done, and no words', async () => {
    const { page, leave } = await open('ada')
    await page.getByRole('status').getByText('All work is done.', { exact: true }).waitFor()
    const rows = await page.locator('tbody tr').allInnerTexts()
    expect(rows.map(figures).map((row) => row.slice(0, 4))).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
    expect(rows.map(figures).every((row) => row[4]! > 50)).toBe(true)
    const shown = (await page.locator('body').innerText()).toLowerCase()
    expect(phrases.filter((phrase) => shown.includes(phrase))).toEqual([])
    await leave()
  })

  // The demo has no failed job, so one is put into the answer on its way.
  it.each([
    ['ada', 1],
    ['ben', 0],
  ])('offers %s %i ways to try a failed job again', async (name, buttons) => {
    const desk = await open(name, failOne)
    await desk.page.getByText('the database did not answer').waitFor()
    expect(await desk.page.getByRole('button', { name: 'Try again' }).count()).toBe(buttons)
    await desk.leave()
  })
})

const failOne = ({ page }: Desk) =>
  page.route('**/graphql', async (route) => {
    const answer = await route.fetch()
    const body = await answer.json()
    const jobs = body.data?.study?.pipeline?.jobs
    if (jobs) jobs.edges.push(failedJob())
    await route.fulfill({ response: answer, json: body })
  })

const failedJob = () => ({
  __typename: 'PipelineJobsConnectionEdge',
  cursor: 'one',
  node: {
    __typename: 'PipelineJob',
    id: 'failed-one',
    step: 'tag',
    state: 'failed',
    attempts: 5,
    createdAt: '2026-07-01T12:00:00Z',
    nextAttemptAt: null,
    reason: 'database_unavailable',
  },
})

/** Every run of four words that somebody said. */
const phrases = demo.people
  .flatMap(({ responses }) => responses.flatMap(({ answers }) => answers.map(({ text }) => text ?? '')))
  .flatMap((text) => {
    const words = text.toLowerCase().split(/\s+/)
    return words.slice(3).map((_, at) => words.slice(at, at + 4).join(' '))
  })
