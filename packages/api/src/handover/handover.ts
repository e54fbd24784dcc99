// What may stand in a document that leaves for the public. Nothing but released figures and quotes fits into it.
import { mayRelease, type Quantity, type SafeReach, type SafeWord } from '@firsthand/analysis'
import type { WaveSaid } from '../board/board.ts'
import type { Localized } from '../input.ts'
import type { Said } from '../release/said.ts'

declare const frozen: unique symbol

export type NotSaid =
  | Extract<SafeWord, { word: 'withheld' }>['because']
  | 'being checked'
  | 'near an earlier one'

/** How many said it in one wave, or in all together where `wave` is null. */
export type FrozenSaid = {
  wave: Localized | null
  word: Quantity | null
  because: NotSaid | null
  /** The handover that this one would be too near to. */
  nearTo: number | null
  reach: Pick<SafeReach, 'reach' | 'than'> | null
}

export type FrozenFigure = {
  readonly [frozen]: true
  themeKey: string
  title: Localized
  plain: Localized | null
  said: FrozenSaid[]
}

/** Whose words the figures of a wave rest on; of all waves together under no key. */
export type Base = { waveKey: string; people: readonly string[] }
/** What a base is sealed with: it opens for no other handover, and for no other wave. */
export const placeOfBase = ({ studyId, id }: { studyId: string; id: string }, waveKey: string) =>
  ({ studyId, row: `${id} ${waveKey}`, column: 'base' }) as const
/** One of a handover, with those of whom something has ceased to count since. */
export type Earlier = Base & { number: number; left: readonly string[] }

/** Whether figures of a base may be shown; refused, with the handover that it is too near to, where there is one. */
export type Ruled = { isShown: true } | { isShown: false; nearTo: number | null }

/** What is known of no base is shown of none. */
export const unknown: Ruled = { isShown: false, nearTo: null }

/**
 * Which bases may be shown. A study tells waves apart or together, and never first the one and then the other: the smaller could
 * be told from the larger. Of whom something ceased to count is taken for one who left, though some of their words still count.
 */
export const nearest = (
  earlier: readonly Earlier[],
  next: readonly Base[],
  least: number,
): Map<string, Ruled> =>
  new Map(
    next.map(({ waveKey, people }): [string, Ruled] => {
      const other = earlier.filter((one) => (one.waveKey === '') !== (waveKey === '')).at(-1)
      if (other) return [waveKey, { isShown: false, nearTo: other.number }]
      const alike = earlier.filter((one) => one.waveKey === waveKey)
      const left = new Set(alike.flatMap((one) => one.left))
      const whole = people.filter((person) => !left.has(person))
      const groups = alike.map((one) => one.people)
      const refused = [people, ...(whole.length < people.length ? [whole] : [])]
        .map((group) => mayRelease(groups, group, least))
        .find(({ allow }) => !allow)
      if (!refused || refused.allow) return [waveKey, whole.length > 0 ? { isShown: true } : unknown]
      return [waveKey, { isShown: false, nearTo: alike[refused.because]?.number ?? null }]
    }),
  )

type Theme = { key: string; title: Localized; plain: Localized | null; said: readonly WaveSaid[] }

/** Freezes what disclosure control let leave; where it is too near to an earlier handover it is withheld. */
export const freezeFigure = (
  { key, title, plain, said }: Theme,
  ruledAt: (index: number) => Ruled,
): FrozenFigure =>
  markFrozen({
    ...{ themeKey: key, title, plain },
    said: said.map(({ wave, said: word, reach }, at) => {
      const ruled: Ruled = isWithoutBase(word) ? { isShown: true } : ruledAt(at)
      const shown = ruled.isShown ? { ...saidIn(word), nearTo: null } : { ...tooNear, nearTo: ruled.nearTo }
      return { wave, ...shown, reach: reach && { reach: reach.reach, than: reach.than } }
    }),
  })

const tooNear = { word: null, because: 'near an earlier one' } as const

/** It follows from how many were asked, and tells nothing of what they said. */
const isWithoutBase = (said: Said): boolean =>
  said !== 'being checked' && said.word === 'withheld' && said.because === 'small base'

const saidIn = (said: Said): Pick<FrozenSaid, 'word' | 'because'> => {
  if (said === 'being checked') return { word: null, because: said }
  return said.word === 'withheld' ? { word: null, because: said.because } : { word: said.word, because: null }
}

const markFrozen = (figure: Omit<FrozenFigure, typeof frozen>): FrozenFigure => figure as FrozenFigure

/** So many quotes at least: with fewer, those of one person would be more than a fifth. */
const leastQuotes = 5

/** Of each passage the first alone: codings of one passage may carry the same sentence, and its words under two themes would be linked. */
export const onceEach = <Quote extends { passageId: string }>(quotes: readonly Quote[]): Quote[] =>
  quotes.filter(({ passageId }, at) => quotes.findIndex((quote) => quote.passageId === passageId) === at)

/** Of a person at most two quotes, and at most a fifth of all; those that come first stay. */
export const withinShare = <Quote extends { participantId: string }>(quotes: readonly Quote[]): Quote[] => {
  const most = Math.floor(quotes.length / leastQuotes)
  const ofPerson = (quote: Quote) =>
    quotes.filter(({ participantId }) => participantId === quote.participantId)
  if (most > 0 && quotes.every((quote) => ofPerson(quote).length <= Math.min(2, most))) return [...quotes]
  const firsts = quotes.filter((quote) => ofPerson(quote)[0] === quote)
  return firsts.length >= leastQuotes ? firsts : []
}

/** What is told of how many took back what figures were counted with: never a number below the least base. */
export const changedIn = (leftOn: readonly Date[], least: number): { on: Date; isMany: boolean } | null => {
  const sorted = [...leftOn].sort((a, b) => a.getTime() - b.getTime())
  const isMany = sorted.length >= least
  const on = isMany ? sorted[least - 1] : sorted[0]
  return on ? { on, isMany } : null
}
