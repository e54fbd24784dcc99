import { createReach, lint, slotsOf } from '@firsthand/analysis/instrument'
import fc from 'fast-check'
import { builtForward, holdings, holdTogether, madeInEditor } from '../support/instruments.ts'
import { machine, round } from './measure.ts'

const count = 1_000
const seed = 20_261_127

/**
 * A thousand instruments as the editor makes them by chance, broken ones among them, and a thousand that are built forward,
 * with conditions, blocks about services and exits: how often lint and runtime disagree (never).
 */
export const instruments = async (): Promise<object> => {
  const forward = fc.sample(builtForward, { seed, numRuns: count })
  const made = [...fc.sample(madeInEditor, { seed, numRuns: count }), ...forward]
  const sums = { passed: 0, broken: 0, walks: 0, pages: 0, reached: 0, never: 0 }
  const disagreements: string[] = []
  const before = performance.now()
  for (const [nth, instrument] of made.entries()) {
    try {
      const seen = holdTogether(instrument, nth)
      sums[seen.errors === 0 ? 'passed' : 'broken'] += 1
      for (const name of ['walks', 'pages', 'reached', 'never'] as const) sums[name] += seen[name]
    } catch (problem) {
      disagreements.push(`${nth}: ${(problem as Error).message}`)
    }
  }
  const seconds = (performance.now() - before) / 1000
  return {
    bench: 'instruments',
    ...{ seed, count: made.length, ...sums, forward: sumsOf(forward) },
    disagreements: disagreements.length,
    firstDisagreements: disagreements.slice(0, 20),
    seconds: round(seconds),
    lintPerInstrument: lintRatio(made),
    machine: machine(),
  }
}

/** How many of them have something to route. */
const sumsOf = (made: Parameters<typeof lint>[0][]) => {
  const all = made.map(holdings)
  const names = ['conditions', 'blocks', 'tables', 'exits'] as const
  return Object.fromEntries(names.map((name) => [name, all.filter((each) => each[name]).length]))
}

/** How long the lint takes, in walks over everything that is asked. */
const lintRatio = (made: Parameters<typeof lint>[0][]): number => {
  const timed = (act: (one: Parameters<typeof lint>[0]) => unknown) => {
    const before = performance.now()
    for (const one of made.slice(0, 200)) act(one)
    return performance.now() - before
  }
  const yardstick = timed((one) => slotsOf(one).map(createReach(one)))
  return round(timed((one) => lint(one)) / yardstick)
}
