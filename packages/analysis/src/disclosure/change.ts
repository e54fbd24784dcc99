import { profiles, type Audience } from './profile.ts'
import { reachOf, safeWord, withhold, type Narrowing, type SafeReach, type SafeWord } from './quantifier.ts'

/** x people who say so, of n distinct people who answered. */
export type Share = { x: number; n: number }

/** One topic for one service, or for all of them together: wave by wave, and each person once with their last answer. */
export type ChangeCount = { waves: { wave: string; share: Share }[]; together: Share }

/** One topic as it was counted; it does not leave the evaluator's desk. Every service stands in it, asked about or not. */
export type TopicCount<Topic extends string = string> = {
  topic: Topic
  all: ChangeCount
  services: (ChangeCount & { service: string })[]
}

/**
 * One row in words: either a word for each wave, or where a wave has too few people one for all waves together; never
 * both, since the smaller could be told from the larger.
 */
export type SafeChangeRow = {
  readonly waves: readonly { readonly wave: string; readonly word: SafeWord; readonly reach: SafeReach }[]
  readonly together: SafeWord | null
}

/** What board and lead may know of a topic's change: ids of waves and services, and words that were cleared. */
export type SafeTopic<Topic extends string = string> = {
  readonly topic: Topic
  readonly all: SafeChangeRow
  readonly services: readonly (SafeChangeRow & { readonly service: string })[]
}

export type SafeChange<Topic extends string = string> = { readonly topics: readonly SafeTopic<Topic>[] }

/**
 * Change in words for an audience. How finely a row is told follows from how many were asked, never from what they
 * answered. Where fewer than the least base were asked in all, no service is told apart; where more were, a service
 * needs the least base itself, and so do the people beside it. Pairs are not told: who was in both waves could be told
 * from who was in either.
 */
export function changeInWords<Topic extends string>(
  topics: readonly TopicCount<Topic>[],
  { audience }: { audience: Audience },
): SafeChange<Topic> {
  return {
    topics: topics.map(({ topic, all, services }) => {
      const whole = rowOf(all, { audience, least: leastForWord, whole: null, wider: [] })
      const { leastBase } = profiles.of[audience]
      const wider: Narrowing[] = hasWord(whole) ? ['service'] : []
      return {
        topic,
        all: whole,
        services: services.map((one) => ({
          service: one.service,
          ...rowOf(one, { audience, least: leastBase, whole: all, wider }),
        })),
      }
    }),
  }
}

/** Below six people there is no word at all. */
const leastForWord = 6

type Row = {
  audience: Audience
  /** The base that each wave needs to be told by itself. */
  least: number
  /** All services, which hold the people of each one and are shown beside it. */
  whole: ChangeCount | null
  wider: readonly Narrowing[]
}

const isApart = ({ waves }: ChangeCount, least: number): boolean =>
  waves.every(({ share }) => share.n === 0 || share.n >= least)

function rowOf(count: ChangeCount, row: Row): SafeChangeRow {
  const { audience, least, whole, wider } = row
  const isFine = isApart(count, least)
  const together = isFine ? null : wordIn(count.together, besideAll(count.together, whole), row)
  const narrowed: readonly Narrowing[] = together && together.word !== 'withheld' ? [...wider, 'wave'] : wider
  return {
    waves: count.waves.map(({ wave, share }) => ({
      wave,
      word: isFine ? wordIn(share, besideWave(wave, share, whole), row) : withhold('small base', narrowed),
      reach: reachOf(share.n, { audience }),
    })),
    together,
  }
}

/** How many people stand in the whole as it is shown and not in the part; nothing where it is the whole, or there is none. */
type Beside = number | null

const besideAll = ({ n }: Share, whole: ChangeCount | null): Beside => {
  if (!whole) return null
  const beside = whole.together.n - n
  return beside === 0 && !isApart(whole, leastForWord) ? null : beside
}

const besideWave = (wave: string, { n }: Share, whole: ChangeCount | null): Beside => {
  if (!whole) return null
  if (!isApart(whole, leastForWord)) return whole.together.n - n
  return (whole.waves.find((one) => one.wave === wave)?.share.n ?? n) - n || null
}

function wordIn({ x, n }: Share, beside: Beside, { audience, whole, wider }: Row): SafeWord {
  const { leastBase } = profiles.of[audience]
  if (whole && n < leastBase) return withhold('small base', wider)
  if (beside !== null && beside < leastBase) return withhold('near the whole', wider)
  return safeWord(x, n, { audience, narrowedTo: wider })
}

const hasWord = ({ waves, together }: SafeChangeRow): boolean =>
  [...waves.map(({ word }) => word), ...(together ? [together] : [])].some(({ word }) => word !== 'withheld')
