// What de-identification holds, in every run. A detail is hidden whole where every letter and digit of it is: of one that is hidden
// in part the rest may still be read.
import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { figuresOf, type Marked } from './bench/deidentifyFigures.ts'
import { attack, ownAnswers, sentences, sentencesFile, voices } from './bench/deidentifySets.ts'

/** Details of these types that are not hidden whole. */
const left = (rows: readonly Marked[], ...asked: string[]) =>
  Object.entries(figuresOf(rows).types)
    .filter(([type]) => asked.includes(type))
    .flatMap(([type, { marked, whole }]) => (whole < marked ? [`${type}: ${whole} of ${marked}`] : []))

describe.each(['en', 'es'] as const)('our own answers in %s', (language) => {
  const { tune, report } = ownAnswers(language)
  it.each([
    ['tune', tune],
    ['report', report],
  ])(
    'have 95 in 100 details found, 88 whole, and 2 in 100 other words hidden at most (%s)',
    (_half, rows) => {
      const { touched, whole, others } = figuresOf(rows)
      expect(touched).toBeGreaterThanOrEqual(0.95)
      // What is promised of whole ones, .95, the reported half does not keep: docs/benchmarks.md.
      expect(whole).toBeGreaterThanOrEqual(0.88)
      expect(others).toBeLessThanOrEqual(0.02)
    },
  )

  it('have every phone, address of mail or of a page, account and number of a case hidden whole', () => {
    expect(left([...tune, ...report], 'PHONE', 'EMAIL', 'URL', 'HANDLE', 'ID')).toEqual([])
  })
})

describe.each(['en', 'es'] as const)(
  'answers in many voices in %s, which the rules were mended by',
  (language) => {
    it('have 95 in 100 details hidden whole, and 2 in 100 other words at most', () => {
      const { whole, others } = figuresOf(voices(language))
      expect(whole).toBeGreaterThanOrEqual(0.95)
      expect(others).toBeLessThanOrEqual(0.02)
    })
  },
)

describe('sentences of somebody who looks for what passes', () => {
  it('have every detail hidden whole, and 2 in 100 other words at most', () => {
    const { whole, others } = figuresOf(attack())
    expect(whole).toBe(1)
    expect(others).toBeLessThanOrEqual(0.02)
  })
})

describe.runIf(existsSync(sentencesFile))('709 marked sentences (beside the project)', () => {
  // Not before: what is left out is gone through for its names all the same.
  let [tune, report]: Marked[][] = [[], []]
  beforeAll(() => {
    ;({ tune, report } = sentences())
  })

  it('have nine in ten details hidden whole in the half that no rule was written from, and little else', () => {
    const { whole, letters, precision } = figuresOf(report!)
    expect(whole).toBeGreaterThanOrEqual(0.9)
    expect(letters).toBeGreaterThanOrEqual(0.9)
    expect(precision).toBeGreaterThanOrEqual(0.85)
  })

  it('have every number of a person hidden whole, and every address of mail or of a page', () => {
    const structured = ['EMAIL_ADDRESS', 'US_SSN', 'CREDIT_CARD', 'IBAN_CODE', 'DOMAIN_NAME', 'PHONE_NUMBER']
    expect(left([...tune!, ...report!], ...structured)).toEqual([])
  })
})

describe('the measure', () => {
  it('takes no detail for found of which a part can still be read', () => {
    const rest = { text: 'call me at 860-555-0147', spans: [{ start: 0, end: 23, type: 'PHONE' }] }
    const { whole, touched, letters, types } = figuresOf([rest])
    expect([whole, touched]).toEqual([0, 1])
    expect(letters).toBeGreaterThan(0)
    expect(types).toEqual({ PHONE: { marked: 1, touched: 1, whole: 0 } })
  })
})
