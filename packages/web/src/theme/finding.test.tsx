import { describe, expect, it } from 'vitest'
import { silent } from './finding.ts'
import type { ThemeWave } from './operations.ts'

const wave = (label: string, people: number, withoutWords?: number) =>
  ({
    ...{ people, withoutWords, base: 30 },
    wave: { id: label, position: 0, label: { en: label, es: label } },
  }) as unknown as ThemeWave

describe('people who are counted without their words', () => {
  it('are told wave by wave, of those who spoke of it', () => {
    const text = silent([wave('Baseline', 12, 2), wave('Follow-up', 8, 0)])
    expect(text).toMatch(/^2 of 12 people at baseline are counted without their words/)
  })

  it('are not told where there are none, or where it was not asked', () => {
    expect(silent([wave('Baseline', 12, 0), wave('Follow-up', 8)])).toBe('')
  })
})
