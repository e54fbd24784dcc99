// The respondent's page: what it says by itself can be read by everybody and does not tell what it is about; it is small,
// and nothing of the desk is in it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { isEasyToRead, readability } from '@firsthand/analysis'
import { words as ofPage } from '../packages/api/src/sitting/page/words.ts'
import { words as ofScript } from '../packages/web/src/respond/words.ts'
import { projectRoot } from '../packages/api/src/database/root.ts'
import { filesUnder } from './support/source.ts'

const numbers: Record<string, [number, number]> = { nth: [2, 9], scale: [0, 10], some: [5, 5] }

type Said = { at: string; text: string }

const saidIn = (value: unknown, at: string): Said[] => {
  if (typeof value === 'string') return [{ at, text: value }]
  if (typeof value === 'function') return [{ at, text: value(...numbers[at.split('.').at(-1)!]!) }]
  return Object.entries(value as object).flatMap(([name, one]) => saidIn(one, `${at}.${name}`))
}

describe.each(['en', 'es'] as const)('what the page says in %s', (language) => {
  const all = [...saidIn(ofPage[language], 'page'), ...saidIn(ofScript[language], 'script')]
  // A formula for sentences says nothing of two or three words; those are measured together.
  const isLong = ({ text }: Said) => text.split(/\s+/).length >= 5
  const level = (text: string) => readability(text, language)

  it('is there', () => {
    expect(all.length).toBeGreaterThan(120)
    expect(all.filter(({ text }) => !text.trim())).toEqual([])
  })

  it('is easy to read, each text by itself', () => {
    const hard = all
      .filter(isLong)
      .filter(({ text }) => !isEasyToRead(level(text), language))
      .map(({ at, text }) => `${at} ${level(text)!.score.toFixed(1)}: ${text}`)
    expect(hard).toEqual([])
  })

  it('is easy to read on buttons and in other short texts', () => {
    const labels = all.filter((one) => !isLong(one))
    expect(labels.length).toBeGreaterThan(50)
    expect(isEasyToRead(level(labels.map(({ text }) => text).join('\n')), language)).toBe(true)
  })

  it('names nothing that tells what it is about, and no one by what was done to them', () => {
    const telling =
      /\b(?:victim|surviv|traffick|abus|exploit|polic|violen|agenc|study|survey|research|víctim|sobreviv|trata|explot|estudio|encuesta|agencia)/i
    expect(telling.test('a survey for survivors')).toBe(true)
    expect(all.filter(({ text }) => telling.test(text))).toEqual([])
  })
})

describe('both languages', () => {
  it('say each thing in words of their own', () => {
    const [en, es] = (['en', 'es'] as const).map((one) => [
      ...saidIn(ofPage[one], ''),
      ...saidIn(ofScript[one], ''),
    ])
    expect(es!.map(({ at }) => at)).toEqual(en!.map(({ at }) => at))
    const same = en!.filter(({ text }, nth) => text === es![nth]!.text).map(({ text }) => text)
    expect(same).toEqual(['No'])
  })
})

describe('what a phone fetches', () => {
  it('is small: 25 kB of script and style in all, as gzip packs them', () => {
    const [script, style] = ['s.js', 's.css'].map(
      (name) => gzipSync(readFileSync(join(projectRoot, 'packages/web/dist', name))).length,
    )
    expect([script! > 1_000, style! > 1_000]).toEqual([true, true])
    expect(script! + style!).toBeLessThanOrEqual(25_000)
  })

  it('is nothing of the desk, and the desk takes nothing of it', () => {
    const isRespond = (name: string) => name.startsWith('packages/web/src/respond/')
    const [own, others] = [true, false].map((wanted) =>
      filesUnder('packages/web/src').filter(({ path, isTest }) => !isTest && isRespond(path) === wanted),
    )
    expect(own!.length).toBeGreaterThan(6)
    expect(own!.flatMap(({ imports }) => imports).filter((name) => !isRespond(name))).toEqual([])
    expect(others!.flatMap(({ imports }) => imports).filter(isRespond)).toEqual([])
  })
})
