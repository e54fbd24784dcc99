// Which quotes may leave the evaluator's desk, and why the others stay.
import type { Profile } from '@firsthand/analysis'

export type Audience = 'board' | 'lead' | 'public'

/** A coding under a theme it counts for, with what decides whether it may leave. */
export type Candidate = {
  themeId: string
  codingId: string
  participantId: string
  waveId: string
  serviceId: string | null
  language: 'en' | 'es'
  state: 'proposed' | 'accepted'
  mayQuote: boolean
  mayShare: boolean
  preparedBy: string | null
  approvedBy: string | null
  /** Where in its passage the words stand that were prepared or approved. */
  shownStart: number | null
  shownEnd: number | null
  /** Two people went through the details of its passage. */
  isCleared: boolean
  /** It was approved before it was kept which words were seen. */
  isLapsed: boolean
}

/** Why a quote stays, in the order in which it can be seen to. */
export const keptBack = [
  'undecided',
  'no_consent_to_quote',
  'no_consent_to_share',
  'small_study',
  'small_language',
  'too_few_contributors',
  'details_open',
  'not_approved',
  'approve_anew',
  'one_approval',
  'same_person',
  'enough_shown',
] as const
export type KeptBack = (typeof keptBack)[number]

/** What a rule asks for and what there is, of those rules that count people; for the evaluator’s desk alone. */
export type Short = { because: KeptBack; has: number; least: number }

/** Below this many people in a wave quotes leave by a route of its own only, which a study must sign and none has. */
export const leastInWave = ({ leastBase }: Profile): number => Math.max(11, leastBase)
/** A card shows no more than this, so that the length of its list counts nobody. */
const mostOnCard = 3
const mostOfPerson = 2

type Question = {
  audience: Audience
  profile: Profile
  /** In the order of the outline. */
  rows: readonly Candidate[]
  /** People with words in each wave. */
  peopleIn: ReadonlyMap<string, number>
  /** People with words in each language of each wave, under `spokenIn`. */
  speakersIn: ReadonlyMap<string, number>
  /** A value to sort codings by that says nothing about them. */
  orderOf: (codingId: string) => string
}

export const spokenIn = ({ waveId, language }: { waveId: string; language: string }): string =>
  `${language} ${waveId}`

export type Ruling = { row: Candidate; because: KeptBack[]; short: Short[] }

/**
 * What keeps each quote back; nothing for those that leave. Of a person two quotes leave at most, each on a card of its
 * own, and never a baseline beside a follow-up.
 */
export const ruleOn = ({ audience, profile, rows, peopleIn, speakersIn, orderOf }: Question): Ruling[] => {
  const contributors = contributorsOf(rows)
  const { leastBase, leastContributors: least } = profile
  const rulings = inOrder(rows, orderOf).map((row) => {
    const counted: Short[] = [
      { because: 'small_study', has: peopleIn.get(row.waveId) ?? 0, least: leastInWave(profile) },
      { because: 'small_language', has: speakersIn.get(spokenIn(row)) ?? 0, least: leastBase },
      { because: 'too_few_contributors', has: contributors.get(row.themeId)?.size ?? 0, least },
    ]
    const short = counted.filter((one) => one.has < one.least)
    const reasons: [KeptBack, boolean][] = [
      ['undecided', row.state !== 'accepted'],
      ['no_consent_to_quote', !row.mayQuote],
      ['no_consent_to_share', audience === 'board' && !row.mayShare],
      ...counted.map((one): [KeptBack, boolean] => [one.because, short.includes(one)]),
      ['details_open', !row.isCleared],
      ['not_approved', row.preparedBy === null && !row.isLapsed],
      ['approve_anew', row.preparedBy === null && row.isLapsed],
      ['one_approval', row.preparedBy !== null && row.approvedBy === null],
    ]
    return { row, short, because: reasons.filter(([, holds]) => holds).map(([name]) => name) }
  })
  return choose(rulings)
}

/** People with a decided coding under each theme. */
const contributorsOf = (rows: readonly Candidate[]): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>()
  for (const { themeId, participantId, state } of rows)
    if (state === 'accepted') found.set(themeId, (found.get(themeId) ?? new Set()).add(participantId))
  return found
}

/** Themes stay in the outline's order; under each, quotes are shuffled the same way every time. */
const inOrder = (rows: readonly Candidate[], orderOf: (codingId: string) => string): Candidate[] => {
  const themes = [...new Set(rows.map(({ themeId }) => themeId))]
  const order = new Map(rows.map(({ codingId }) => [codingId, orderOf(codingId)]))
  const place = new Map(themes.map((id, at) => [id, at]))
  return [...rows].sort(
    (a, b) =>
      place.get(a.themeId)! - place.get(b.themeId)! ||
      (order.get(a.codingId)! < order.get(b.codingId)! ? -1 : 1),
  )
}

type Shown = { waveId: string; codings: Set<string>; cards: Set<string> }

const choose = (rulings: Ruling[]): Ruling[] => {
  const people = new Map<string, Shown>()
  const cards = new Map<string, number>()
  return rulings.map((ruling): Ruling => {
    const { row, because, short } = ruling
    if (because.length > 0) return ruling
    const shown = people.get(row.participantId) ?? {
      waveId: row.waveId,
      codings: new Set(),
      cards: new Set(),
    }
    const isOneMore = !shown.codings.has(row.codingId)
    const isOnCard = shown.cards.has(row.themeId)
    if (shown.waveId !== row.waveId || isOnCard || (isOneMore && shown.codings.size >= mostOfPerson))
      return { row, short, because: ['same_person'] }
    const onCard = cards.get(row.themeId) ?? 0
    if (onCard >= mostOnCard) return { row, short, because: ['enough_shown'] }
    shown.codings.add(row.codingId)
    shown.cards.add(row.themeId)
    people.set(row.participantId, shown)
    cards.set(row.themeId, onCard + 1)
    return { row, short, because: [] }
  })
}
