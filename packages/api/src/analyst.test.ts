import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CleanText } from '@firsthand/analysis'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openAnalyst, type Analyst } from './analyst.ts'

const folder = mkdtempSync(join(tmpdir(), 'firsthand-analyst-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A thread that does as the text says, and tells what it was sent besides. */
const file = join(folder, 'thread.mjs')
writeFileSync(
  file,
  `import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ({ text, reader }) => {
    if (text === 'end') process.exit(1)
    if (text === 'throw') throw new Error('Reyes said so')
    if (text === 'hang') for (;;);
    parentPort.postMessage(text === 'fail' ? null : { text, reader, settings: Object.keys(process.env) })
  })`,
)

let analyst: Analyst | undefined
afterEach(() => analyst?.stop())
const open = (patience?: number) => (analyst = openAnalyst({ file, ...(patience && { patience }) }))

describe('the analyst', () => {
  it('takes out what identifies, and tags, on its own thread', async () => {
    analyst = openAnalyst()
    const cleaned = await analyst.clean('Officer Dana Reyes took me to court and never listened.', {
      language: 'en',
    })
    expect(cleaned).toMatchObject({
      language: 'en',
      text: expect.stringMatching(/^Officer \[OFFICIAL 1\] took/),
    })
    expect(cleaned.places[0]).toEqual(['offic', [1]])
    const codes = [
      { id: 'court', title: { en: 'Court' }, definition: { en: 'Judges and hearings in court.' } },
    ]
    const codebook = {
      ...{ codebookId: 'c1', version: '1', openModel: null },
      definition: { id: 'small', version: 1, title: { en: 'Small' }, codes },
    }
    for (let time = 0; time < 2; time += 1)
      expect((await analyst.tag(cleaned.text, {}, codebook)).map(({ code }) => code)).toEqual(['court'])
  })

  it.each([
    ['end', 'analysis_ended'],
    ['throw', 'analysis_ended'],
    ['hang', 'took_too_long'],
    ['fail', 'unexpected'],
  ])('says by a code alone that it failed at a text (%s), and goes on with the next', async (text, code) => {
    const { clean } = open(1_500)
    const failure = clean(text, { language: 'en' }).catch((problem: Error) => problem)
    const next = clean('next', { language: 'en' })
    expect(await failure).toMatchObject({ code, message: code })
    expect(await next).toMatchObject({ text: 'next' })
  })

  it('screens before all that waits, and beside what somebody waits for at a desk', async () => {
    const { clean, screen, terms, warn } = open()
    const done: string[] = []
    const noted = (name: string, act: Promise<unknown>) => act.then(() => done.push(name))
    const steps = ['1', '2', '3'].map((text) => noted(`clean ${text}`, clean(text, { language: 'en' })))
    await Promise.all([...steps, noted('screen', screen('now'))])
    expect(done).toEqual(['clean 1', 'screen', 'clean 2', 'clean 3'])
    const desk = [terms('hang' as CleanText, 'en'), warn('hang' as CleanText, 'en', [])]
    const ended = Promise.allSettled(desk)
    expect(await screen('meanwhile')).toMatchObject({ text: 'meanwhile' })
    await analyst!.stop()
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('is sent a codebook once, and again after its thread ended', async () => {
    const { clean, tag } = open()
    const sent = async (version = '1') =>
      (await tag(
        'words' as CleanText,
        {},
        {
          ...{ codebookId: 'c1', version, definition: 'codes' },
          openModel: version === '1' ? null : () => Promise.resolve(`model ${version}`),
        },
      )) as unknown as { reader: object }
    const [whole, known] = [
      { with: { definition: 'codes', model: null } },
      { codebookId: 'c1', version: '1' },
    ]
    expect(await sent()).toMatchObject({ reader: { ...known, ...whole } })
    expect((await sent()).reader).toEqual(known)
    await clean('end', { language: 'en' }).catch(() => undefined)
    expect(await sent()).toMatchObject({ reader: whole })
    // What was learned goes along with its first text, and what came along is read with again when it is taken back.
    expect(await sent('2')).toMatchObject({ reader: { with: { definition: 'codes', model: 'model 2' } } })
    expect((await sent('2')).reader).toEqual({ codebookId: 'c1', version: '2' })
    expect(await sent()).toMatchObject({ reader: whole })
  })

  it('sees no setting, and takes no text once it was stopped', async () => {
    const { clean, stop } = open()
    expect(await clean('next', { language: 'en' })).toMatchObject({ settings: [] })
    await stop()
    await expect(clean('next', { language: 'en' })).rejects.toMatchObject({ code: 'analysis_ended' })
  })
})
