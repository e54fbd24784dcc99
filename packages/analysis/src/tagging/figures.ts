// Precision, recall and F1 of codes, and the thresholds that serve them.

/** Scores per text and row beside the rows that a person gave. */
export type Judged = {
  rows: number
  isAlwaysCoded: boolean
  scores: readonly (readonly number[])[]
  labels: readonly ReadonlySet<number>[]
}
export type Figures = {
  all: { micro: number; macro: number; exact: number }
  codes: { code: string; n: number; precision: number | null; recall: number | null; f1: number | null }[]
}

const PULL = 10 // a code with this many texts goes half-way from the common threshold to its own best one
const FEWER = 0.5 // how much lower the threshold is that a code without texts would start from
const PARTS = 5

/**
 * A threshold per row: the middle of the best ones without a fifth of the texts each, and the nearer to the common one
 * the fewer texts the row has. What is rare is also scored low, so that its threshold starts lower.
 */
export function thresholdsOf(judged: Judged): number[] {
  const common = best(allPairs(judged))
  return Array.from({ length: judged.rows }, (_, row) => {
    const pairs = pairsOf(judged, row)
    const count = pairs.filter(([, isRight]) => isRight).length
    if (count === 0) return common
    const ordered = inOrder(pairs)
    let sum = 0
    for (let part = 0; part < PARTS; part++) sum += clamped(bestOf(ordered, part) - common)
    return common + ((sum / PARTS) * count - FEWER * PULL) / (count + PULL)
  })
}

/** The rows that a text gets. */
export function chosen(
  scores: readonly number[],
  thresholds: readonly number[],
  isAlways: boolean,
): number[] {
  const over = scores.map((score, row) => score - (thresholds[row] ?? 0))
  const rows = over.flatMap((each, row) => (each >= 0 ? [row] : []))
  return rows.length > 0 || !isAlways ? rows : [over.indexOf(Math.max(...over))]
}

/**
 * The figures of what was judged, rounded to thousandths; `macro` is the mean over the codes that have one. A fold is measured with thresholds that the others gave,
 * or everything with the thresholds given.
 */
export function figuresOf(
  judged: Judged,
  by: { ids: readonly string[] } & ({ folds: readonly number[] } | { thresholds: readonly number[] }),
): Figures {
  const counts = by.ids.map(() => ({ right: 0, said: 0, meant: 0 }))
  let exact = 0
  const thresholdsAt = 'thresholds' in by ? () => by.thresholds : perFold(judged, by.folds)
  judged.scores.forEach((scores, at) => {
    const got = new Set(chosen(scores, thresholdsAt(at), judged.isAlwaysCoded))
    const meant = judged.labels[at]!
    if (got.size === meant.size && [...got].every((row) => meant.has(row))) exact++
    for (const row of got) counts[row]!.said++
    for (const row of meant) counts[row]!.meant++
    for (const row of got) if (meant.has(row)) counts[row]!.right++
  })
  const codes = counts.map(({ right, said, meant }, row) => ({
    code: by.ids[row]!,
    n: meant,
    precision: ratio(right, said),
    recall: ratio(right, meant),
    f1: ratio(2 * right, said + meant),
  }))
  const sum = (key: 'right' | 'said' | 'meant') => counts.reduce((total, each) => total + each[key], 0)
  const micro = ratio(2 * sum('right'), sum('said') + sum('meant')) ?? 0
  // A code that no text has and none was given, as a draft, has no figure: as 0 it would speak against all that have one.
  const told = codes.flatMap(({ f1 }) => (f1 === null ? [] : [f1]))
  const macro = told.length === 0 ? 0 : told.reduce((total, f1) => total + f1, 0) / told.length
  return { all: { micro, macro: rounded(macro), exact: ratio(exact, judged.scores.length) ?? 0 }, codes }
}

/** The thresholds for each text: those that the texts of the other folds gave. */
export function perFold(judged: Judged, folds: readonly number[]): (at: number) => readonly number[] {
  const known = new Map<number, readonly number[]>()
  return (at) => {
    const fold = folds[at] ?? 0
    const before = known.get(fold)
    if (before) return before
    const others = judged.scores.flatMap((_, each) => (folds[each] === fold ? [] : [each]))
    const made = thresholdsOf({
      ...judged,
      scores: others.map((each) => judged.scores[each]!),
      labels: others.map((each) => judged.labels[each]!),
    })
    known.set(fold, made)
    return made
  }
}

type Pair = readonly [score: number, isRight: boolean]

function pairsOf({ scores, labels }: Judged, row: number): Pair[] {
  return scores.map((each, at) => [each[row] ?? 0, labels[at]?.has(row) ?? false])
}

function allPairs(judged: Judged): Pair[] {
  return Array.from({ length: judged.rows }, (_, row) => pairsOf(judged, row)).flat()
}

const LEAST = -9 // blank answers score so

function best(pairs: readonly Pair[]): number {
  return bestOf(inOrder(pairs), -1)
}

type Ordered = { pairs: readonly Pair[]; order: Int32Array }

// The highest score first; the places of scores too low to be taken are left out.
function inOrder(pairs: readonly Pair[]): Ordered {
  const kept = pairs.flatMap(([score], at) => (score > LEAST ? [at] : []))
  return { pairs, order: Int32Array.from(kept).sort((a, b) => pairs[b]![0] - pairs[a]![0] || a - b) }
}

// The threshold with the best F1, between the last score that is taken and the first that is not, without one part.
function bestOf({ pairs, order }: Ordered, without: number): number {
  const isIn = (at: number) => at % PARTS !== without
  let meant = 0
  for (let at = 0; at < pairs.length; at++) if (pairs[at]![1] && isIn(at)) meant++
  let [right, taken, most, threshold] = [0, 0, 0, 0]
  let isOpen = false // whether the next score bounds the threshold from below
  for (const at of order) {
    if (!isIn(at)) continue
    const [score, isRight] = pairs[at]!
    if (isOpen) threshold = (threshold + score) / 2
    isOpen = false
    taken++
    if (isRight) right++
    const f1 = (2 * right) / (taken + meant)
    if (f1 <= most) continue
    most = f1
    threshold = score
    isOpen = true
  }
  return threshold
}

function clamped(distance: number): number {
  return Math.max(-1.5, Math.min(0.5, distance))
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
