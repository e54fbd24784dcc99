// Any instrument that is made in the editor: lint and runtime say the same of it. The benchmark of that name goes
// through a thousand of each kind; here is a slice of them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtForward, holdings, holdTogether, madeInEditor } from './support/instruments.ts'

const seed = 20_261_127

describe('an instrument that is made in the editor', () => {
  it('is walked as the lint says: what it lets pass comes to its closing page along every path', () => {
    let [passed, broken, outOfReach] = [0, 0, 0]
    fc.assert(
      fc.property(madeInEditor, fc.nat(), (instrument, nth) => {
        const seen = holdTogether(instrument, nth)
        if (seen.errors === 0) passed += 1
        else broken += 1
        outOfReach += seen.never
      }),
      { seed, numRuns: 30 },
    )
    // The slice holds all three kinds, or it would show nothing.
    expect([passed > 5, broken > 5, outOfReach > 5]).toEqual([true, true, true])
  })

  it('by somebody who knows what they want has conditions, blocks, tables and exits, and each path comes to its end', () => {
    const passed = { conditions: 0, blocks: 0, tables: 0, exits: 0 }
    fc.assert(
      fc.property(builtForward, fc.nat(), (instrument, nth) => {
        if (holdTogether(instrument, nth).errors > 0) return
        for (const [name, is] of Object.entries(holdings(instrument)))
          passed[name as keyof typeof passed] += is ? 1 : 0
      }),
      { seed, numRuns: 30 },
    )
    // Of those that may be fielded, or nothing would be walked along.
    expect(passed.conditions).toBeGreaterThan(10)
    expect(passed.blocks).toBeGreaterThan(5)
    expect(passed.tables).toBeGreaterThan(1)
    expect(passed.exits).toBeGreaterThan(1)
  })
})
