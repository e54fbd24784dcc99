import type { Vector } from './vector.ts'

export type LogisticOptions = {
  columns: number
  /** The cost of a misfit beside the length of the weights: larger fits closer. */
  cost: number
  /** How much more a positive sample counts. */
  positive: number
  rounds: number
  /** By column: the square of how far it is stretched; a stretched column is cheaper to use. Nothing is, without. */
  stretch?: Float64Array
}
/** One weight per column, and the bias. */
export type Logistic = { weights: Float64Array; bias: number }

/**
 * L2-regularised logistic regression by dual coordinate descent (Yu, Huang and Lin 2011, algorithm 5), one code against
 * the rest. No chance in it: samples are taken in an order that depends on their number only, so that the same input
 * gives the same weights to the bit. The bias is a column of its own that every sample has.
 */
export function fitLogistic(
  samples: readonly Vector[],
  isPositive: (at: number) => boolean,
  options: LogisticOptions & { weightOf?: (at: number) => number },
): Logistic {
  const { cost, positive, columns, rounds, weightOf = () => 1 } = options
  const stretch = new Float64Array(columns + 1).fill(1)
  if (options.stretch) stretch.set(options.stretch)
  const weights = new Float64Array(columns + 1)
  const duals = samples.map((sample, at): Dual => {
    const sign = isPositive(at) ? 1 : -1
    const most = cost * weightOf(at) * (sign > 0 ? positive : 1)
    const alpha = Math.min(0.001 * most, 1e-8)
    return { sample, sign, most, alpha, rest: most - alpha, square: squareOf(sample, stretch) + 1 }
  })
  const fit = { weights, stretch }
  for (const dual of duals) move(fit, dual, dual.sign * dual.alpha)
  const order = spread(duals.length)
  for (let round = 0; round < rounds; round++) {
    let moved = 0
    for (const at of order) moved = Math.max(moved, descend(fit, duals[at]!))
    if (moved < cost * ENOUGH) break
  }
  return { weights: weights.subarray(0, columns), bias: weights[columns]! }
}

// The weights are those of the columns as they are; what they cost is told by the stretched ones.
type Fit = { weights: Float64Array; stretch: Float64Array }
type Dual = { sample: Vector; sign: number; most: number; alpha: number; rest: number; square: number }

const ENOUGH = 1e-3

// Newton steps on the smaller of alpha and its rest, so that neither is rounded away.
function descend(fit: Fit, dual: Dual): number {
  const slope = dual.sign * product(fit.weights, dual.sample)
  const { alpha: before, most, square } = dual
  const isFlipped = before > dual.rest
  const [z0, b] = isFlipped ? [dual.rest, -slope] : [before, slope]
  let z = z0
  for (let turn = 0; turn < 30; turn++) {
    const gradient = square * (z - z0) + b + Math.log(z / (most - z))
    if (Math.abs(gradient) < 1e-3) break
    const step = gradient / (square + most / (z * (most - z)))
    z = z - step <= 0 ? z * 0.1 : Math.min(z - step, most * (1 - 1e-12))
  }
  dual.alpha = isFlipped ? most - z : z
  dual.rest = isFlipped ? z : most - z
  const change = dual.alpha - before
  if (change !== 0) move(fit, dual, dual.sign * change)
  return Math.abs(change)
}

function product(weights: Float64Array, { columns, values }: Vector): number {
  let sum = weights[weights.length - 1]!
  for (let at = 0; at < columns.length; at++) sum += weights[columns[at]!]! * values[at]!
  return sum
}

function move({ weights, stretch }: Fit, { sample }: Dual, by: number): void {
  const { columns, values } = sample
  for (let at = 0; at < columns.length; at++)
    weights[columns[at]!]! += by * values[at]! * stretch[columns[at]!]!
  weights[weights.length - 1]! += by
}

function squareOf({ columns, values }: Vector, stretch: Float64Array): number {
  let sum = 0
  for (let at = 0; at < columns.length; at++) sum += values[at]! * values[at]! * stretch[columns[at]!]!
  return sum
}

// Every sample once, neighbours far apart: steps of a stride that shares no divisor with the count.
function spread(count: number): Int32Array {
  let stride = Math.max(1, Math.floor(count * 0.618))
  while (divisor(stride, count) > 1) stride++
  return Int32Array.from({ length: count }, (_, at) => (at * stride) % count)
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}
