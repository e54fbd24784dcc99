// Cards for board and lead: a theme in plain words, with words for how many, and quotes that may leave. They are made of
// what disclosure control and two people cleared; nothing else fits into them.
import { profiles, reachOf, type SafeReach } from '@firsthand/analysis'
import type { Localized } from '../input.ts'
import type { Candidate } from '../release/release.ts'
import type { Release, SafeQuote } from '../release/quotes.ts'
import { saidOf, type Said } from '../release/said.ts'
import type { Reading } from '../release/store.ts'
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

export type Cell = { themeId: string; waveId: string | null; serviceId: string | null }

type Place = { waveId: string; serviceId: string | null }

const isAt = ({ waveId, serviceId }: Cell, row: Place): boolean =>
  (waveId === null || row.waveId === waveId) && (serviceId === null || row.serviceId === serviceId)

const isIn =
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
  const { audience } = release
  const people = waves.map(({ id }) => readersIn(release, { themeId, waveId: id, serviceId: null }))
  const isApart = people.every((count) => count >= leastForWord)
  const said = waves.map(({ id, label }, at) => {
    const rows = isApart ? release.rows.filter(isIn({ themeId, waveId: id, serviceId: null })) : []
    const asked = isApart ? people[at]! : 0
    return {
      wave: plainTitle(label),
      said: saidOf(rows, { audience, people: asked, narrowedTo: isApart ? [] : ['wave'] }),
      reach: reachOf(people[at]!, { audience }),
    }
  })
  return isApart || waves.length < 2 ? said : [...said, { wave: null, ...saidTogether(release, themeId) }]
}

/** Below six people there is no word at all. */
const leastForWord = 6

const saidTogether = (release: Release, themeId: string): { said: Said; reach: SafeReach } => {
  const { audience } = release
  const cell = { themeId, waveId: null, serviceId: null }
  const people = readersIn(release, cell)
  const said = saidOf(release.rows.filter(isIn(cell)), { audience, people, narrowedTo: [] })
  return { said, reach: reachOf(people, { audience }) }
}

/** Enough people asked in a cell, and enough of them who spoke of the theme. */
const hasEnough = (release: Release, cell: Cell): boolean =>
  isEnough(release, readersIn(release, cell), release.rows.filter(isIn(cell)))

const isEnough = ({ audience }: Release, readers: number, rows: readonly Candidate[]): boolean => {
  const { leastBase, leastContributors } = profiles.of[audience]
  const spoke = new Set(rows.filter(({ state }) => state === 'accepted').map((row) => row.participantId))
  return readers >= leastBase && spoke.size >= leastContributors
}

/**
 * Whether quotes of a cell may be shown as that cell's: it has enough people, and in each wider cell so have those cells
 * like it that have too few, all together, where a quote of theirs leaves. By subtraction it could be told as theirs.
 */
export const mayShow = (release: Release, readings: readonly Reading[], cell: Cell): boolean =>
  hasEnough(release, cell) &&
  widerThan(cell).every((wider) => {
    const isHidden = <Row extends Place>(row: Row): boolean =>
      isAt(wider, row) && !isNamedAndEnough(release, cell, row)
    const ofTheme = ({ themeId }: Candidate) => themeId === cell.themeId
    const leaving = release.rulings.filter(({ row, because }) => because.length === 0 && ofTheme(row))
    if (!leaving.some(({ row }) => isHidden(row))) return true
    const readers = new Set(readings.filter(isHidden).map(({ participantId }) => participantId))
    return isEnough(release, readers.size, release.rows.filter(ofTheme).filter(isHidden))
  })

const widerThan = ({ themeId, waveId, serviceId }: Cell): Cell[] => [
  ...(waveId ? [{ themeId, waveId: null, serviceId }] : []),
  ...(serviceId ? [{ themeId, waveId, serviceId: null }] : []),
  ...(waveId && serviceId ? [{ themeId, waveId: null, serviceId: null }] : []),
]

/** Whether the cell of a row, as narrow as another cell, can be asked for and has enough. Words of no service cannot. */
const isNamedAndEnough = (release: Release, { themeId, waveId, serviceId }: Cell, row: Place): boolean =>
  (serviceId === null || row.serviceId !== null) &&
  hasEnough(release, {
    themeId,
    waveId: waveId && row.waveId,
    serviceId: serviceId && row.serviceId,
  })

export const wants = isIn

const answerDays = 14

/** A board member waits for an answer no longer than this. */
export const owedBy = (raisedAt: Date): Date =>
  new Date(raisedAt.getTime() + answerDays * 24 * 60 * 60 * 1000)
