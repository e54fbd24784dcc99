import { expect, it } from 'vitest'
import { crashRepeatedly } from './support/crash.ts'

it.skipIf(process.env['TEST_DATABASE_URL'])(
  'keeps every acknowledged answer once, with its codings once, and who leaves gone whole, over five kills',
  { timeout: 400_000 },
  async () => {
    const report = await crashRepeatedly(5, 20261124)
    expect(report).toMatchObject({ kills: 5, lost: 0, doubled: 0, codingsMissing: 0, codingsDoubled: 0 })
    expect(report).toMatchObject({ halves: 0, kept: 0 })
    expect(report.acknowledged).toBeGreaterThan(5)
  },
)
