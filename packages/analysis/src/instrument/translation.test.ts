// A sheet of texts goes out and comes back, and a review counts for the words that were reviewed.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  blankInstrument,
  changeItem,
  readInstrument,
  sheetOf,
  withReviewOf,
  withText,
  withTranslation,
  type Instrument,
} from '../instrument.ts'

const yss = ((): Instrument => {
  const file = readFileSync(new URL('../../instruments/yss.json', import.meta.url), 'utf8')
  const read = readInstrument(file)
  if (!read.ok) throw new Error('YSS')
  return read.instrument
})()

const rewritten = changeItem(yss, 'YSS1', (item) => ({
  ...item,
  text: withText(item.text, 'en', 'The staff were excellent.'),
}))

describe('a reviewed translation', () => {
  it('is a draft again once one of its texts was changed', () => {
    expect(withReviewOf(yss, yss)).toBe(yss)
    const { en } = withReviewOf(yss, rewritten).translations
    expect(en).toEqual({ status: 'draft', source: yss.translations.en!.source })
  })

  it('stays where a text of the other language, a place or a condition changed', () => {
    const spanish = changeItem(yss, 'YSS1', (item) => ({ ...item, text: withText(item.text, 'es', 'Algo') }))
    const hidden = changeItem(yss, 'YSS1', (item) => ({ ...item, showIf: { op: 'wave' as const, from: 2 } }))
    for (const next of [spanish, hidden])
      expect(withReviewOf(yss, next).translations.en!.status).toBe('official')
    const without = { ...yss, screens: yss.screens.filter(({ key }) => key !== 'services') }
    expect(withReviewOf(yss, without).translations.en!.status).toBe('official')
  })

  it('is a draft again where what it is a translation of was changed, and not the other way round', () => {
    const reviewed = { status: 'forward_back_reviewed' as const, source: 'Ana and Luis, 2026' }
    const both: Instrument = {
      ...changeItem(yss, 'YSS1', (item) => ({ ...item, text: withText(item.text, 'es', 'Algo') })),
      languages: ['en', 'es'],
      translations: { en: yss.translations.en!, es: reviewed },
    }
    const inEnglish = changeItem(both, 'YSS1', (item) => ({ ...item, text: { ...item.text, en: 'Anew.' } }))
    expect(withReviewOf(both, inEnglish).translations.es!.status).toBe('draft')
    const inSpanish = changeItem(both, 'YSS1', (item) => ({
      ...item,
      text: { ...item.text, es: 'De nuevo.' },
    }))
    const { en, es } = withReviewOf(both, inSpanish).translations
    expect([en!.status, es!.status]).toEqual(['official', 'draft'])
  })

  it('counts again where somebody says anew who reviewed it', () => {
    const source = 'Ana and Luis, 2026'
    const said = { ...rewritten, translations: { en: { status: 'forward_back_reviewed' as const, source } } }
    expect(withReviewOf(yss, said)).toBe(said)
  })
})

describe('a sheet', () => {
  it('has a place for each text, whatever items and screens are called', () => {
    const blank = blankInstrument('own')
    const named: Instrument = {
      ...blank,
      title: { en: 'The name' },
      screens: [
        {
          ...{ key: 'A', topic: { en: 'The topic' } },
          items: [
            { key: 'title', type: 'text', required: false, text: { en: 'A question' } },
            {
              ...{ key: 'A', type: 'matrix', required: false, text: { en: 'A table' } },
              rows: [{ key: 'topic', text: { en: 'A row' } }],
            },
          ],
        },
        ...blank.screens,
      ],
    }
    const sheet = sheetOf(named, 'en')
    expect(Object.values(sheet)).toEqual(
      expect.arrayContaining(['The name', 'The topic', 'A question', 'A table', 'A row']),
    )
    const back = withTranslation(named, sheet, { language: 'en', status: 'official', source: 'us' })
    expect(back.ok && back.instrument.screens).toEqual(named.screens)
  })
})
