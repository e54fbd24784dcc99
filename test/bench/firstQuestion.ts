import type { Browser, BrowserContext } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { toQuestions } from '../browser/phone.ts'
import { openKeepingBrowser } from '../support/browser.ts'
import { openPort, pages } from '../support/http.ts'
import { anAskingStudy, anInvited } from '../support/invited.ts'
import { openWorld } from '../support/world.ts'
import { machine, quantile, round } from './measure.ts'

/**
 * How long somebody on an old phone and a bad line looks at nothing: from opening their link to the first thing that is
 * asked, and from opening the page again to the first question. What the page weighs stands beside it.
 */
export const firstQuestion = async (): Promise<object> => {
  const world = await openWorld({ isNew: true })
  const frame = await anAskingStudy(world)
  const [port, browser] = await Promise.all([openPort(world), openKeepingBrowser()])
  try {
    const open = async () => {
      const { path } = await anInvited(world, frame)
      const context = await onBadLine(browser)
      const link = await untilSeen(context, `${port.url}${path}?me`, 'button[value="language.en"]')
      await answerUpTo(context, `${port.url}/s`)
      const question = await untilSeen(context, `${port.url}/s`, 'fieldset input')
      await context.close()
      return { link, question }
    }
    // The server has answered before; each browser starts cold.
    await open()
    const runs: { link: number; question: number }[] = []
    for (let run = 0; run < 5; run += 1) runs.push(await open())
    const [link, question] = [runs.map((run) => run.link), runs.map((run) => run.question)]
    return {
      bench: 'first-question',
      setting: 'cold cache, 4x slower CPU, 400 kbit/s, 200 ms round trip',
      milliseconds: {
        link: { median: quantile(link, 0.5), runs: link },
        question: { median: quantile(question, 0.5), runs: question },
      },
      gzipKilobytes: weight(),
      browser: browser.version(),
      machine: machine(),
    }
  } finally {
    await browser.close()
    port.close()
    await world.close()
  }
}

const onBadLine = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ locale: 'en-US', viewport: { width: 320, height: 640 } })

const kilobit = 1_000 / 8

/** Milliseconds from the start of the navigation until what is looked for is painted. */
const untilSeen = async (context: BrowserContext, address: string, selector: string): Promise<number> => {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  const throughput = { downloadThroughput: 400 * kilobit, uploadThroughput: 400 * kilobit }
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 200, ...throughput })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(noteWhenSeen, selector)
  await page.goto(address, { waitUntil: 'commit' })
  const seen = await page.waitForFunction(() => (window as Noted).seenAt)
  const milliseconds = Math.round((await seen.jsonValue())!)
  await page.close()
  return milliseconds
}

type Noted = Window & { seenAt?: number }

// In the page: the frame after the one in which it came with its style, when it has been painted.
const noteWhenSeen = (selector: string) => {
  const look = () => {
    if (!document.querySelector(selector) || document.styleSheets.length === 0)
      return requestAnimationFrame(look)
    return requestAnimationFrame(() => ((window as Noted).seenAt = performance.now()))
  }
  requestAnimationFrame(look)
}

/** On a good line, as only what comes after it is measured. */
const answerUpTo = async (context: BrowserContext, address: string): Promise<void> => {
  const page = await context.newPage()
  await page.goto(address)
  await toQuestions(page, 'en')
  await page.close()
}

/** Kilobytes of 1,000 of all the script and style that there is. */
export const weight = (): { script: number; style: number } => {
  const packed = (name: string) => round(gzipSync(readFileSync(join(pages.webFolder, name))).length / 1000)
  return { script: packed('s.js'), style: packed('s.css') }
}
