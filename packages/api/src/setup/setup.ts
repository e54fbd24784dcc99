// What a study needs before anybody is asked, and what of it is missing.
import { profiles } from '@firsthand/analysis'
import type { Determination, Majority } from '../../generated/prisma/enums.ts'

export type Settings = {
  agency: string | null
  jurisdiction: string | null
  exitAddress: string | null
  resourcesCheckedOn: Date | null
  majority: Majority | null
  majorityReference: string | null
  boardLeastBase: number | null
  boardLeastGroup: number | null
  publicLeastBase: number | null
  publicLeastGroup: number | null
  determination: Determination | null
  plannedPeople: number | null
  /** Names that stay where they are said. */
  keep: string[]
}

export const nothingSet: Settings = {
  agency: null,
  jurisdiction: null,
  exitAddress: null,
  resourcesCheckedOn: null,
  majority: null,
  majorityReference: null,
  boardLeastBase: null,
  boardLeastGroup: null,
  publicLeastBase: null,
  publicLeastGroup: null,
  determination: null,
  plannedPeople: null,
  keep: [],
}

/** How many there are of what somebody else's modules keep. */
export type Counts = {
  regions: number
  services: number
  waves: number
  codebooks: number
  instruments: number
  consentTexts: number
}

export const needs = [
  ...['agency', 'jurisdiction', 'regions', 'services', 'exit', 'resources'],
  ...['majority', 'determination', 'consentText', 'codebook', 'instrument', 'wave'],
] as const
export type Need = (typeof needs)[number]

const day = 24 * 60 * 60 * 1000
const freshDays = 180

/** Numbers change: what nobody called for half a year, or ever, is no help to rely on. */
export const isStale = (checkedOn: Date | null, now: Date): boolean =>
  !checkedOn || now.getTime() - checkedOn.getTime() > freshDays * day

/** In the order in which it is asked for. */
export const missingOf = (settings: Settings, counts: Counts, now: Date): Need[] => {
  const isThere: Record<Need, boolean> = {
    agency: settings.agency !== null,
    jurisdiction: settings.jurisdiction !== null,
    regions: counts.regions > 0,
    services: counts.services > 0,
    exit: settings.exitAddress !== null,
    resources: !isStale(settings.resourcesCheckedOn, now),
    majority: settings.majority !== null,
    determination: settings.determination !== null,
    consentText: counts.consentTexts > 0,
    codebook: counts.codebooks > 0,
    instrument: counts.instruments > 0,
    wave: counts.waves > 0,
  }
  return needs.filter((need) => !isThere[need])
}

/** The rules rest on a decision of an ethics board, which has a number; nobody is let stay at 18 without one. */
export const needsReference = (majority: Majority | null): boolean =>
  majority === 'waiver' || majority === 'deidentified_may_stay'

/** What may be tightened, and from where. */
export const floors = {
  boardLeastBase: profiles.of.board.leastBase,
  boardLeastGroup: profiles.of.board.leastGroup,
  publicLeastBase: profiles.of.public.leastBase,
  publicLeastGroup: profiles.of.public.leastGroup,
} as const
export type Floor = keyof typeof floors
export const highestFloor = 100

/** A page that tells nothing: encrypted, of a public site, with no name or way in it that says where one was. */
export const isNeutral = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, username, password, search, hash, pathname, hostname } = new URL(address)
  const isPublic = hostname.includes('.') && !/^[\d.]+$|^\[|\.(?:local|internal)$/.test(hostname)
  const isQuiet = !/traffick|survivor|victim|abuse|firsthand|trata|v[ií]ctima|sobrevivien/i.test(address)
  return (
    protocol === 'https:' &&
    !username &&
    !password &&
    !search &&
    !hash &&
    pathname === '/' &&
    isPublic &&
    isQuiet
  )
}
