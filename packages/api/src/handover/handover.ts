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
export type Earlier = Base & { number: number }

/**
 * The handover that each base is too near to; null where figures of it may be shown. A study tells waves apart or together,
 * and never first the one and then the other: the smaller could be told from the larger.
 */
export const nearest = (earlier: readonly Earlier[], next: readonly Base[], least: number) =>
  new Map(
    next.map(({ waveKey, people }): [string, number | null] => {
      const other = earlier.filter((one) => (one.waveKey === '') !== (waveKey === '')).at(-1)
      if (other) return [waveKey, other.number]
      const alike = earlier.filter((one) => one.waveKey === waveKey)
      const allowed = mayRelease(
        alike.map((one) => one.people),
        people,
        least,
      )
      return [waveKey, allowed.allow ? null : (alike[allowed.because]?.number ?? null)]
    }),
  )

type Theme = { key: string; title: Localized; plain: Localized | null; said: readonly WaveSaid[] }

/** Freezes what disclosure control let leave; where it is too near to an earlier handover it is withheld. */
export const freezeFigure = (
  { key, title, plain, said }: Theme,
  nearToOf: (index: number) => number | null,
): FrozenFigure =>
  markFrozen({
    ...{ themeKey: key, title, plain },
    said: said.map(({ wave, said: word, reach }, at) => {
      const nearTo = isWithoutBase(word) ? null : nearToOf(at)
      const shown = nearTo === null ? saidIn(word) : tooNear
      return { wave, ...shown, nearTo, reach: reach && { reach: reach.reach, than: reach.than } }
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
export const changedIn = (leftAt: readonly Date[], least: number): { at: Date; isMany: boolean } | null => {
  const sorted = [...leftAt].sort((a, b) => a.getTime() - b.getTime())
  const isMany = sorted.length >= least
  const at = isMany ? sorted[least - 1] : sorted[0]
  return at ? { at, isMany } : null
}

/** The day of an instant where the study is, as a date is written. */
export const dayIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
