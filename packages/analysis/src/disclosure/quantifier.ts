// The only file that makes SafeWord and SafeReach: what leaves the evaluator's desk is made here or not at all.
import { isShowable, type Profile } from './profile.ts'

declare const safe: unique symbol
type Safe = { readonly [safe]: true }

/** The words that stand for a share of people. */
export const quantities = ['several', 'a few', 'some', 'about half', 'most'] as const
export type Quantity = (typeof quantities)[number]

/** What a figure is narrowed to, from the narrowest; without it more people stand behind the figure. */
export type Narrowing = 'service' | 'region' | 'wave'

/** The nearest that may be shown in place of a withheld word. */
export type Instead = 'all services' | 'wider region' | 'waves together' | 'quotes'

/**
 * Why there is no word: the base is too small for any, too few people stand on one side (never which), or the people
 * asked are nearly all whose figure is shown beside it, so that the few others could be told by subtraction.
 */
export type Withholding = 'small base' | 'small group' | 'near the whole'

/** A share in words that may be shown to an audience; it holds no number. A withheld one says why, and what is near it. */
export type SafeWord = Safe &
  (
    | { readonly word: Quantity }
    | {
        readonly word: 'withheld'
        readonly because: Withholding
        readonly instead: readonly Instead[]
      }
  )

/**
 * How many people a figure rests on, as an audience may know it; the same for a few as for nobody. A study's own base is
 * not told by its number.
 */
export type SafeReach = Safe & {
  readonly reach: 'fewer' | 'enough'
  readonly than: 'ten' | 'eleven' | 'its own'
}

export type QuantifierOptions = {
  /** Of the audience, under the study's own floors. */
  profile: Profile
  /** What the figure is narrowed to; by default one service in one wave. */
  narrowedTo?: readonly Narrowing[]
}

/**
 * The word for x of n distinct people by the rule of small numbers (domain, small-n mode). It is not what leaves: from
 * the least base on a word of it may stand for a single value of x. Nobody gets no word: every one of them would be
 * untrue. Throws RangeError unless 0 ≤ x ≤ n are whole numbers.
 */
export function quantifier(x: number, n: number, options: QuantifierOptions): Unsafe<SafeWord> {
  return asWord(wordOf(x, n, options.profile), options)
}

/**
 * The word for x of n distinct people that may leave for an audience. Who reads it may know n, so it covers at least
 * three values of x that could be shown; how finely it tells follows from n alone. Throws RangeError as `quantifier`.
 */
export function safeWord(x: number, n: number, options: QuantifierOptions): SafeWord {
  return markSafe<SafeWord>(asWord(cautiousWordOf(x, n, options.profile), options))
}

/** No word, whatever the figure. */
export function withhold(because: Withholding, narrowedTo: readonly Narrowing[]): SafeWord {
  return markSafe({ word: 'withheld', because, instead: insteadOf(narrowedTo) })
}

const inWords = new Map([
  [10, 'ten'],
  [11, 'eleven'],
] as const)

/** Whether a base of n people is below an audience's least base; the least base in words is its own. */
export function reachOf(n: number, { profile: { leastBase } }: { profile: Profile }): SafeReach {
  const than = inWords.get(leastBase as 10) ?? 'its own'
  return markSafe({ reach: n < leastBase ? 'fewer' : 'enough', than })
}

type Found = Quantity | 'small base' | 'small group'

function asWord(found: Found, { narrowedTo = ['service', 'wave'] }: QuantifierOptions): Unsafe<SafeWord> {
  if (found !== 'small base' && found !== 'small group') return { word: found }
  return { word: 'withheld', because: found, instead: insteadOf(narrowedTo) }
}

function wordOf(x: number, n: number, profile: Profile): Found {
  if (!Number.isSafeInteger(x) || !Number.isSafeInteger(n) || x < 0 || x > n)
    throw new RangeError('A quantifier takes whole numbers: people who said it, of people asked.')
  if (n < profile.leastForWord) return 'small base'
  if (n >= profile.leastBase) return isShowable(x, n, profile) && x > 0 ? shareOf(x, n) : 'small group'
  if (x < 3) return 'small group'
  return n < 8 ? 'several' : sideOf(x, n)
}

const sideOf = (x: number, n: number): Quantity => (x <= Math.floor((n + 2) / 2) ? 'some' : 'most')

const leastValues = 3

/** Each of the four words covers three values or more: what the groups leave of the outer ones is wide enough. */
const isWideAnyway = (n: number, { leastGroup }: Profile): boolean =>
  n >= 100 && 4 * (leastGroup + leastValues) <= n

/** From the least base on: the finest words of which none that is used at all covers fewer than three values. */
function cautiousWordOf(x: number, n: number, profile: Profile): Found {
  const found = wordOf(x, n, profile)
  if (n < profile.leastBase || found === 'small group' || isWideAnyway(n, profile)) return found
  const values = Array.from({ length: n }, (_, at) => at + 1).filter((one) => isShowable(one, n, profile))
  const isWide = (say: typeof shareOf): boolean => {
    const words = values.map((one) => say(one, n))
    return words.every((word) => words.filter((other) => other === word).length >= leastValues)
  }
  return [shareOf, sideOf, () => 'several' as const].find(isWide)?.(x, n) ?? 'small group'
}

/** In whole numbers, so that 9 of 20 and 11 of 20 fall where they should: below .25, below .45, up to .55. */
function shareOf(x: number, n: number): Quantity {
  if (4 * x < n) return 'a few'
  if (20 * x < 9 * n) return 'some'
  return 20 * x <= 11 * n ? 'about half' : 'most'
}

/** Follows from what was asked, never from what was answered. Words that two people approved are always worth reading. */
function insteadOf(narrowedTo: readonly Narrowing[]): Instead[] {
  const wider = { service: 'all services', region: 'wider region', wave: 'waves together' } as const
  const order = ['service', 'region', 'wave'] as const
  return [...order.filter((one) => narrowedTo.includes(one)).map((one) => wider[one]), 'quotes']
}

type Unsafe<T> = T extends Safe ? Omit<T, typeof safe> : never

function markSafe<T extends SafeWord | SafeReach>(value: Unsafe<T>): T {
  return Object.freeze(value) as unknown as T
}
