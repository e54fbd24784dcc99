/** A text to learn from: the columns of its features with their values, and the rows (codes) it shows. */
export type Sample = {
  columns: Int32Array
  values: Float64Array
  labels: ReadonlySet<number>
  weight: number
}
/** Linear weights per column and row (column-major: `weights[column * rows + row]`) and one bias per row. */
export type Weights = { rows: number; weights: Float64Array; biases: Float64Array }

export type LearnOptions = {
  rows: number
  columns: number
  rounds: number
  rate: number
  decay: number
  positive: number
}

/**
 * One-versus-rest logistic regression by AdaGrad. No chance in it: samples are taken in an order that only
 * depends on their number, so that the same input gives the same weights to the bit.
 */
export function learn(samples: readonly Sample[], options: LearnOptions): Weights {
  const { rows, columns } = options
  const weights = new Float64Array(columns * rows)
  const biases = new Float64Array(rows).fill(-2)
  const squares = new Float64Array(columns * rows).fill(1e-2)
  const biasSquares = new Float64Array(rows).fill(1e-2)
  const order = spread(samples.length)
  for (let round = 0; round < options.rounds; round++) {
    for (const index of order) {
      const sample = samples[index]
      if (sample) step(sample, { weights, biases, squares, biasSquares, options })
    }
  }
  return { rows, weights, biases }
}

type State = {
  weights: Float64Array
  biases: Float64Array
  squares: Float64Array
  biasSquares: Float64Array
  options: LearnOptions
}

// Indexes of typed arrays in the inner loop: the assertions cost nothing where a fallback would.
function step(sample: Sample, state: State): void {
  const { weights, biases, squares, biasSquares, options } = state
  const { rows, rate, decay } = options
  for (let row = 0; row < rows; row++) {
    let score = biases[row]!
    for (let at = 0; at < sample.columns.length; at++) {
      score += weights[sample.columns[at]! * rows + row]! * sample.values[at]!
    }
    const target = sample.labels.has(row) ? 1 : 0
    const error = (1 / (1 + Math.exp(-score)) - target) * sample.weight * (target ? options.positive : 1)
    biasSquares[row]! += error * error
    biases[row]! -= (rate * error) / Math.sqrt(biasSquares[row]!)
    if (Math.abs(error) < 1e-4) continue
    for (let at = 0; at < sample.columns.length; at++) {
      const cell = sample.columns[at]! * rows + row
      const slope = error * sample.values[at]! + decay * weights[cell]!
      squares[cell]! += slope * slope
      weights[cell]! -= (rate * slope) / Math.sqrt(squares[cell]!)
    }
  }
}

// Every sample once, neighbours far apart: steps of a stride that shares no divisor with the count.
function spread(count: number): number[] {
  let stride = Math.max(1, Math.floor(count * 0.618))
  while (divisor(stride, count) > 1) stride++
  return Array.from({ length: count }, (_, at) => (at * stride) % count)
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}
