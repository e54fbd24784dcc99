// Any instrument that is made in the editor: lint and runtime say the same of it. The benchmark of that name goes
// through a thousand; here is a slice of them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdTogether, madeInEditor } from './support/instruments.ts'

describe('an instrument that is made in the editor', () => {
  it('is walked as the lint says: what it lets pass comes to its closing page along every path', () => {
    let [passed, broken, outOfReach] = [0, 0, 0]
    fc.assert(
      fc.property(madeInEditor, fc.nat(), (instrument, seed) => {
        const seen = holdTogether(instrument, seed)
        if (seen.errors === 0) passed += 1
        else broken += 1
        outOfReach += seen.never
      }),
      { seed: 20_261_127, numRuns: 60 },
    )
    // The slice holds all three kinds, or it would show nothing.
    expect([passed > 5, broken > 5, outOfReach > 5]).toEqual([true, true, true])
  })
})
