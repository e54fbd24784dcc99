// In which lists a quote stands. A reader may compare all of them: who is in exactly the same lists must be enough people.
import type { Release } from '../release/quotes.ts'
import type { Candidate } from '../release/release.ts'
import type { Reading } from '../release/store.ts'

/** A list of quotes under a theme: of a wave, a service, both, or all together. */
export type Cell = { themeId: string; waveId: string | null; serviceId: string | null }

type Place = { waveId: string; serviceId: string | null }

/**
 * How narrow the lists are in which the quotes of a place stand, beside the list of all. Words of a service are rather
 * shown under it than under their wave.
 */
const levels = ['both', 'service', 'wave', 'all'] as const
type Level = (typeof levels)[number]

/** The words of one theme in one wave about one service, or about none. */
type Group = Place & {
  themeId: string
  level: Level
  readers: Set<string>
  speakers: Set<string>
  leaving: Set<string>
}

export type Placement = {
  /** Whether a quote stands in a list. */
  isIn(cell: Cell): (row: Candidate) => boolean
  /** Whether a list may be shown at all: enough people are in it, and not all of its quotes are shown elsewhere only. */
  mayShow(cell: Cell): boolean
}

export const isAt = ({ waveId, serviceId }: Cell, row: Place): boolean =>
  (waveId === null || row.waveId === waveId) && (serviceId === null || row.serviceId === serviceId)

/**
 * Places the quotes that leave: each in the narrowest lists that have enough people, then wider until those who stand in
 * the same lists are enough people too, asked and heard.
 */
export const place = (release: Release, readings: readonly Reading[]): Placement => {
  const groups = groupsOf(release, readings)
  for (const group of groups) widenToEnough(release, groups, group)
  while (mend(release, groups));
  const levelOf = new Map(groups.map((group) => [nameOf(group), group.level]))
  const isIn = (cell: Cell) => (row: Candidate) =>
    row.themeId === cell.themeId && isAt(cell, row) && isListed(cell, levelOf.get(nameOf(row)) ?? 'all')
  return {
    isIn,
    mayShow: (cell) => {
      const inside = groups.filter((group) => group.themeId === cell.themeId && isAt(cell, group))
      const leaving = inside.filter((group) => group.leaving.size > 0)
      const isSomeShown = leaving.some(({ level }) => isListed(cell, level))
      return isEnough(release, inside) && (leaving.length === 0 || isSomeShown)
    },
  }
}

const nameOf = ({ themeId, waveId, serviceId }: Place & { themeId: string }) =>
  [themeId, waveId, serviceId].join(' ')

const groupsOf = (release: Release, readings: readonly Reading[]): Group[] => {
  const groups = new Map<string, Group>()
  const themes = [...new Set(release.rows.map(({ themeId }) => themeId))]
  const at = (where: Place & { themeId: string }): Group => {
    const { themeId, waveId, serviceId } = where
    const made: Group = {
      ...{ themeId, waveId, serviceId, level: serviceId ? 'both' : 'wave' },
      ...{ readers: new Set(), speakers: new Set(), leaving: new Set() },
    }
    const group = groups.get(nameOf(where)) ?? made
    groups.set(nameOf(where), group)
    return group
  }
  for (const themeId of themes)
    for (const { participantId, ...where } of readings) at({ themeId, ...where }).readers.add(participantId)
  for (const { row, because } of release.rulings) {
    if (row.state === 'accepted') at(row).speakers.add(row.participantId)
    if (because.length === 0) at(row).leaving.add(row.participantId)
  }
  return [...groups.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

/** Enough people asked in some groups together, and enough of them who spoke of the theme. */
const isEnough = ({ profile }: Release, groups: readonly Group[]): boolean => {
  const { leastBase, leastContributors } = profile
  return peopleIn(groups, 'readers') >= leastBase && peopleIn(groups, 'speakers') >= leastContributors
}

const peopleIn = (groups: readonly Group[], who: 'readers' | 'speakers'): number =>
  new Set(groups.flatMap((group) => [...group[who]])).size

/** The narrowest list in which quotes of a group stand at a level. */
const listAt = ({ themeId, waveId, serviceId }: Group, level: Level): Cell => ({
  themeId,
  waveId: level === 'both' || level === 'wave' ? waveId : null,
  serviceId: level === 'both' || level === 'service' ? serviceId : null,
})

const isListed = ({ waveId, serviceId }: Cell, level: Level): boolean =>
  (waveId === null || level === 'both' || level === 'wave') &&
  (serviceId === null || level === 'both' || level === 'service') &&
  (waveId === null || serviceId === null || level === 'both')

const widen = (group: Group) => {
  const wider = levels.slice(levels.indexOf(group.level) + 1)
  group.level = wider.find((level) => group.serviceId !== null || level !== 'service') ?? 'all'
}

const widenToEnough = (release: Release, groups: readonly Group[], group: Group) => {
  while (group.level !== 'all') {
    const list = listAt(group, group.level)
    if (
      isEnough(
        release,
        groups.filter((one) => one.themeId === list.themeId && isAt(list, one)),
      )
    )
      return
    widen(group)
  }
}

/** Widens the first place that the lists would tell, by themselves or with another theme's. Whether there was one. */
const mend = (release: Release, groups: readonly Group[]): boolean => {
  const told = groups
    .filter(({ leaving }) => leaving.size > 0)
    .flatMap((group) => toldBy(release, groups, group))[0]
  for (const group of told ?? []) {
    widen(group)
    widenToEnough(release, groups, group)
  }
  return told !== undefined
}

/** The groups to widen so that a group is not told; none where it is not. */
const toldBy = (release: Release, groups: readonly Group[], group: Group): Group[][] => {
  const alike = groups.filter((one) => isAlike(one, group))
  if (group.level === 'wave' && groups.some((one) => isCrossed(group, one))) return [[group]]
  if (isEnough(release, alike)) return []
  if (group.level !== 'all') return [alike]
  const more = smallestBeside(groups, group)
  return more ? [more] : []
}

/** In the same lists: no reader can tell the one from the other. */
const isAlike = (one: Group, other: Group): boolean =>
  one.level === other.level && one.themeId === other.themeId && isAt(listAt(other, other.level), one)

/** The fewest people who stand in the same narrower lists of a theme. */
const smallestBeside = (groups: readonly Group[], { themeId }: Group): Group[] | undefined =>
  groups
    .filter((one) => one.themeId === themeId && one.level !== 'all')
    .map((one) => groups.filter((other) => isAlike(other, one)))
    .sort((a, b) => peopleIn(a, 'readers') - peopleIn(b, 'readers'))[0]

/** The same person's words from the same place stand under their service in another theme: both lists name the crossing. */
const isCrossed = (group: Group, other: Group): boolean =>
  other.level === 'service' &&
  other.waveId === group.waveId &&
  other.serviceId === group.serviceId &&
  [...other.leaving].some((person) => group.leaving.has(person))
