import { cpus, totalmem } from 'node:os'

export type Spread = { p50: number; p95: number; runs: number }

/** Milliseconds of each run of several things in turn, so that a drift of the machine meets all of them. */
export const inTurn = async (
  runs: number,
  things: Record<string, () => Promise<unknown>>,
): Promise<Record<string, Spread>> => {
  const times = new Map<string, number[]>(Object.keys(things).map((name) => [name, []]))
  for (const run of Object.values(things)) await run()
  for (let turn = 0; turn < runs; turn += 1)
    for (const [name, run] of Object.entries(things)) times.get(name)!.push(await timed(run))
  return Object.fromEntries([...times].map(([name, list]) => [name, spread(list)]))
}

export const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await run()
  return performance.now() - start
}

export const spread = (list: number[]): Spread => ({
  p50: round(quantile(list, 0.5)),
  p95: round(quantile(list, 0.95)),
  runs: list.length,
})

export const quantile = (list: number[], share: number): number => {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const round = (value: number): number => Math.round(value * 100) / 100

/** What the figures were made on. */
export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
})
