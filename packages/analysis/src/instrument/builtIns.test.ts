// What comes along: that it can be asked, in both languages under the same keys, and is what the brief says.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  isAsked,
  isOpen,
  lint,
  mayBeFielded,
  readInstrument,
  sheetOf,
  slotsOf,
  withTranslation,
  wordOf,
} from '../instrument.ts'

const builtIn = (name: string) => {
  const file = readFileSync(new URL(`../../instruments/${name}.json`, import.meta.url), 'utf8')
  const read = readInstrument(file)
  if (!read.ok) throw new Error(read.problems.map(({ path, message }) => `${path} ${message}`).join('\n'))
  return read.instrument
}
const bilingual = ['svf-1', 'interview-baseline', 'interview-follow-up']
const all = [...bilingual, 'yss']

describe('an instrument that comes along', () => {
  it.each(all)('%s can be fielded by a study that asks in English', (name) => {
    const findings = lint(builtIn(name), { studyLanguages: ['en'] })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it.each(bilingual)('%s is easy to read in both languages, item by item and as a whole', (name) => {
    const codes = lint(builtIn(name)).map(({ code }) => code)
    expect(codes.filter((code) => code === 'too_hard' || code === 'hard_wording')).toEqual([])
  })

  it('YSS is worded by others, so that what is hard in it is told and stops nothing', () => {
    const hard = lint(builtIn('yss')).filter(({ code }) => code === 'too_hard' || code === 'hard_wording')
    expect(hard.length).toBeGreaterThan(0)
    expect(hard.every(({ severity }) => severity === 'warning')).toBe(true)
  })

  it.each(all)('%s says where it comes from and on what basis it may be used', (name) => {
    const { provenance, licenceBasis, translations } = builtIn(name)
    expect(provenance.length).toBeGreaterThan(20)
    expect(licenceBasis.length).toBeGreaterThan(10)
    expect(translations.en).toMatchObject({ status: 'official', source: expect.any(String) as string })
  })

  it.each(bilingual)('%s has every text in English and in Spanish, under the same keys', (name) => {
    const [en, es] = (['en', 'es'] as const).map((language) => sheetOf(builtIn(name), language))
    expect(Object.keys(en!)).toEqual(Object.keys(es!))
    for (const place of Object.keys(en!)) {
      expect(en![place], place).toBeTruthy()
      expect(es![place], place).toBeTruthy()
      // A text that was copied over is no translation; "No" is the same word.
      if (es![place] !== 'No') expect(es![place], place).not.toBe(en![place])
    }
  })

  it.each(bilingual)('%s is not fielded in Spanish while that is a draft', (name) => {
    const findings = lint(builtIn(name), { studyLanguages: ['en', 'es'] })
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'draft_translation', language: 'es' },
    ])
  })
})

describe('SVF-1', () => {
  it('asks what the brief lists, in its order', () => {
    expect(
      slotsOf(builtIn('svf-1'))
        .filter(isAsked)
        .map(({ key }) => key),
    ).toEqual([
      ...['A1', 'A2', 'K1', 'K2', 'V1', 'V2', 'V3.safe', 'V3.comfortable', 'V4.helped', 'V4.listened', 'V5'],
      ...['T4n', 'T3n', 'T6a', 'T6b', 'R3n', 'P1', 'P2a', 'P2b', 'J1', 'J2a', 'J2b', 'R2n', 'G1', 'F1'],
      ...['O1', 'O2', 'F2', 'Z1'],
    ])
  })
})

describe('the interview guides', () => {
  it('tell the interviewer what is never asked, and ask none of it', () => {
    for (const name of ['interview-baseline', 'interview-follow-up']) {
      const guide = builtIn(name)
      const notes = slotsOf(guide).flatMap(({ item }) => item.note?.en ?? [])
      expect(notes.some((note) => note.startsWith('Never ask about'))).toBe(true)
      for (const { text } of slotsOf(guide).filter(isAsked))
        expect(text.en).not.toMatch(/traffickers?\b|paid|money|immigra|address|buyer/i)
    }
  })
})

describe('YSS', () => {
  const yss = builtIn('yss')
  it('has the twenty-six items and two comments', () => {
    const asked = slotsOf(yss).filter(isAsked)
    expect(asked.filter((slot) => !isOpen(slot)).map(({ key }) => key)).toEqual(
      Array.from({ length: 26 }, (_, at) => `YSS${at + 1}`),
    )
    expect(asked.filter(isOpen)).toHaveLength(2)
  })

  it('has the five steps of its form, with “Undecided” between them', () => {
    for (const slot of slotsOf(yss).filter((slot) => isAsked(slot) && !isOpen(slot)))
      expect([1, 2, 3, 4, 5].map((value) => wordOf(slot, value)?.en)).toEqual([
        ...['Strongly disagree', 'Disagree', 'Undecided', 'Agree', 'Strongly agree'],
      ])
    expect(slotsOf(builtIn('svf-1')).every((slot) => slot.steps === undefined)).toBe(true)
  })

  it('hides what presumes a safe family where contact is unsafe, and lets everything not apply', () => {
    const asked = slotsOf(yss).filter((slot) => isAsked(slot) && !isOpen(slot))
    expect(asked.filter(({ item }) => item.showIf).map(({ key }) => key)).toEqual(['YSS17', 'YSS21', 'YSS25'])
    expect(asked.every(({ item }) => item.mayNotApply)).toBe(true)
  })

  it('takes a Spanish text whole, with its source, or not at all', () => {
    const source = { language: 'es', status: 'official', source: 'State agency, 2024 form' } as const
    const sheet = Object.fromEntries(Object.keys(sheetOf(yss, 'es')).map((place) => [place, `es ${place}`]))
    const filled = withTranslation(yss, sheet, source)
    expect(filled.ok && mayBeFielded(lint(filled.instrument, { studyLanguages: ['en', 'es'] }))).toBe(true)
    const { YSS7: _, ...without } = sheet
    expect(withTranslation(yss, { ...without, YSS99: 'x' }, source)).toEqual({
      ok: false,
      unfit: [
        { kind: 'unknown', place: 'YSS99' },
        { kind: 'missing', place: 'YSS7' },
      ],
    })
  })

  it('is not fielded in Spanish before', () =>
    expect(
      lint(yss, { studyLanguages: ['en', 'es'] }).filter(({ severity }) => severity === 'error'),
    ).not.toEqual([]))
})
