// Cards for board and lead: a theme in plain words, with words for how many, and quotes that may leave. They are made of
// what disclosure control and two people cleared; nothing else fits into them.
import { reachOf, type SafeReach } from '@firsthand/analysis'
import type { Localized } from '../input.ts'
import type { Candidate } from '../release/release.ts'
import type { Release, SafeQuote } from '../release/quotes.ts'
import { saidOf, type Said } from '../release/said.ts'
import { isAt, type Cell } from './placement.ts'
import type { ThemeRow } from './store.ts'

export type WaveSaid = { wave: Localized | null; said: Said; reach: SafeReach | null }

export type Card = {
  key: string
  title: Localized
  plain: Localized | null
  said: readonly WaveSaid[]
  quotes: readonly SafeQuote[]
}

type Wave = { id: string; label: unknown }

/** A title as it reads on its own: what only numbers it is left out. */
export const plainTitle = (title: unknown): Localized => {
  const { en, es } = title as Localized
  return { en: bare(en), es: es ? bare(es) : null }
}

const bare = (text: string) => text.replace(/^[^:]{1,40}\d\s*:\s*/u, '')

export const plainOf = ({ codes }: ThemeRow): Localized | null => {
  const texts = codes.flatMap(({ code }) => (code.plain && !code.isDraft ? [code.plain as Localized] : []))
  if (texts.length === 0) return null
  const es = texts.every((one) => one.es) ? texts.map((one) => one.es).join(' ') : null
  return { en: texts.map((one) => one.en).join(' '), es }
}

/** Whether words are of a list. */
export const isIn =
  (cell: Cell) =>
  (row: Candidate): boolean =>
    row.themeId === cell.themeId && isAt(cell, row)

const readersIn = (release: Release, cell: Cell): number =>
  release.readers.find((one) => one.waveId === cell.waveId && one.serviceId === cell.serviceId)?.people ?? 0

/**
 * How many said it, wave by wave; where a wave has too few people for any word, or nobody, for all waves together and for none
 * alone, since the smaller could be told from the larger. Which of the two follows from who was asked, never from what
 * they said.
 */
export const saidOfTheme = (release: Release, themeId: string, waves: readonly Wave[]): WaveSaid[] => {
  const { profile } = release
  const people = waves.map(({ id }) => readersIn(release, { themeId, waveId: id, serviceId: null }))
  const isApart = people.every((count) => count >= profile.leastForWord)
  const said = waves.map(({ id, label }, at) => {
    const rows = isApart ? release.rows.filter(isIn({ themeId, waveId: id, serviceId: null })) : []
    const asked = isApart ? people[at]! : 0
    return {
      wave: plainTitle(label),
      said: saidOf(rows, { profile, people: asked, narrowedTo: isApart ? [] : ['wave'] }),
      reach: reachOf(people[at]!, { profile }),
    }
  })
  return isApart || waves.length < 2 ? said : [...said, { wave: null, ...saidTogether(release, themeId) }]
}

const saidTogether = (release: Release, themeId: string): { said: Said; reach: SafeReach } => {
  const { profile } = release
  const cell = { themeId, waveId: null, serviceId: null }
  const people = readersIn(release, cell)
  const said = saidOf(release.rows.filter(isIn(cell)), { profile, people, narrowedTo: [] })
  return { said, reach: reachOf(people, { profile }) }
}

const answerDays = 14

/** A board member waits for an answer no longer than this. */
export const owedBy = (raisedAt: Date): Date =>
  new Date(raisedAt.getTime() + answerDays * 24 * 60 * 60 * 1000)
