import type { Profile } from './profile.ts'
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
 * needs the least base itself, and so do the people beside it; and where those that are told leave one service alone or
 * fewer than the least base, fewer are told. Pairs are not told: who was in both waves could be told
 * from who was in either.
 */
export function changeInWords<Topic extends string>(
  topics: readonly TopicCount<Topic>[],
  { profile }: { profile: Profile },
): SafeChange<Topic> {
  return {
    topics: topics.map(({ topic, all, services }) => {
      const { leastBase, leastForWord } = profile
      const whole = rowOf(all, { profile, least: leastForWord, whole: null, wider: [] })
      const wider: Narrowing[] = hasWord(whole) ? ['service'] : []
      const row: Row = { profile, least: leastBase, whole: all, wider }
      const told = toldApart(services, row)
      return {
        topic,
        all: whole,
        services: services.map((one) => ({
          service: one.service,
          ...(told.has(one) ? rowOf(one, row) : rowWithheld(one, row)),
        })),
      }
    }),
  }
}

type Row = {
  profile: Profile
  /** The base that each wave needs to be told by itself. */
  least: number
  /** All services, which hold the people of each one and are shown beside it. */
  whole: ChangeCount | null
  wider: readonly Narrowing[]
}

/** A wave of nobody is one of too few: how the rows are laid out does not tell the two apart. */
const isApart = ({ waves }: ChangeCount, least: number): boolean =>
  waves.every(({ share }) => share.n >= least)

function rowOf(count: ChangeCount, row: Row): SafeChangeRow {
  const { profile, least, wider } = row
  const isFine = isApart(count, least)
  const together = isFine ? null : wordIn(count.together, besideAll(count.together, row), row)
  const narrowed: readonly Narrowing[] = together && isWord(together) ? [...wider, 'wave'] : wider
  return {
    waves: count.waves.map(({ wave, share }) => ({
      wave,
      word: isFine ? wordIn(share, besideWave(wave, share, row), row) : withhold('small base', narrowed),
      reach: reachOf(share.n, { profile }),
    })),
    together,
  }
}

const rowWithheld = ({ waves }: ChangeCount, { profile, wider }: Row): SafeChangeRow => ({
  waves: waves.map(({ wave, share }) => ({
    wave,
    word: withhold('small group', wider),
    reach: reachOf(share.n, { profile }),
  })),
  together: null,
})

/**
 * The services that may be told beside the whole: those not told, in each wave and in all together, are none, or two
 * and more with the least base among them; otherwise who they are could be told by subtraction. Until it is so the
 * smallest goes untold too. Follows from bases alone.
 */
function toldApart(services: readonly ChangeCount[], row: Row): ReadonlySet<ChangeCount> {
  const bases = new Map(services.map((one) => [one, basesOf(one, row)]))
  const isAnyTold = (one: ChangeCount) => bases.get(one)!.some(({ isTold }) => isTold)
  const bySize = services.filter(isAnyTold).sort((one, other) => one.together.n - other.together.n)
  for (let from = 0; from < bySize.length; from++) {
    const untold = new Set(bySize.slice(0, from))
    const left = services.map((one) =>
      bases.get(one)!.map((base) => (untold.has(one) ? untoldOf(base) : base)),
    )
    if (isBaseRuleKept(left, row.least)) return new Set(services.filter((one) => !untold.has(one)))
  }
  return new Set(services.filter((one) => !isAnyTold(one)))
}

const untoldOf = ({ n }: Base): Base => ({ n, isTold: false })

function isBaseRuleKept(bases: readonly (readonly Base[])[], least: number): boolean {
  const columns = bases[0]?.map((_, at) => bases.map((base) => base[at]!)) ?? []
  return columns.every((column) => {
    const hidden = column.filter(({ n, isTold }) => n > 0 && !isTold)
    if (hidden.length === 0 || column.every(({ isTold }) => !isTold)) return true
    return hidden.length > 1 && hidden.reduce((sum, { n }) => sum + n, 0) >= least
  })
}

type Base = { n: number; isTold: boolean }

/** Each wave, and all together, where what is told by waves is told too: what their bases let be told if half say so. */
function basesOf({ waves, together }: ChangeCount, row: Row): Base[] {
  const half = ({ n }: Share): Share => ({ x: Math.floor(n / 2), n })
  const halves = waves.map(({ wave, share }) => ({ wave, share: half(share) }))
  const told = rowOf({ waves: halves, together: half(together) }, row)
  const ofWaves = waves.map(({ share: { n } }, at) => ({ n, isTold: isWord(told.waves[at]!.word) }))
  return [...ofWaves, { n: together.n, isTold: hasWord(told) }]
}

/** How many people stand in the whole as it is shown and not in the part; nothing where it is the whole, or there is none. */
type Beside = number | null

const besideAll = ({ n }: Share, { whole, profile }: Row): Beside => {
  if (!whole) return null
  const beside = whole.together.n - n
  return beside === 0 && !isApart(whole, profile.leastForWord) ? null : beside
}

const besideWave = (wave: string, { n }: Share, { whole, profile }: Row): Beside => {
  if (!whole) return null
  if (!isApart(whole, profile.leastForWord)) return whole.together.n - n
  return (whole.waves.find((one) => one.wave === wave)?.share.n ?? n) - n || null
}

function wordIn({ x, n }: Share, beside: Beside, { profile, whole, wider }: Row): SafeWord {
  const { leastBase } = profile
  if (whole && n < leastBase) return withhold('small base', wider)
  if (beside !== null && beside < leastBase) return withhold('near the whole', wider)
  return safeWord(x, n, { profile, narrowedTo: wider })
}

const isWord = ({ word }: SafeWord): boolean => word !== 'withheld'

const hasWord = ({ waves, together }: SafeChangeRow): boolean =>
  [...waves.map(({ word }) => word), ...(together ? [together] : [])].some(isWord)
