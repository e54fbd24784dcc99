/** What a batch is brought in on. Nothing is chosen beforehand: each part of it is stated by a person. */
export interface Consent {
  formVersion: string
  scopes: Scope[]
  isAdult: boolean | null
  party: Party | null
  isGiverSafe: boolean | null
  /** A day, in the calendar of the one who states it. */
  until: string
  /** Whether somebody read and handled the words for safety before, who, and on which day. */
  isHandled: boolean | null
  handledBy: string
  handledOn: string
  isAttested: boolean
}

export type Scope = (typeof scopes)[number]
export type Party = 'youth' | 'giver' | 'both'

/** Those that mean something for words that are brought in; the first two are needed. */
export const scopes = [
  'participate',
  'analyse',
  'automated_assist',
  'quote_verbatim',
  'quote_paraphrased',
  'share_advisory_board',
  'retain_for_future_waves',
] as const

export const nothingStated: Consent = {
  formVersion: '',
  scopes: [],
  isAdult: null,
  party: null,
  isGiverSafe: null,
  until: '',
  isHandled: null,
  handledBy: '',
  handledOn: '',
  isAttested: false,
}

export type Missing =
  | 'formVersion'
  | 'participate'
  | 'analyse'
  | 'isAdult'
  | 'party'
  | 'youth'
  | 'giver'
  | 'giverSafety'
  | 'until'
  | 'isHandled'
  | 'handledBy'
  | 'handledOn'
  | 'isAttested'

/** What keeps the words out, in the order of the questions. The server asks the same again. */
export function missingOf(consent: Consent, now: Date): Missing[] {
  const { scopes: agreed, party, isAdult } = consent
  const until = endOf(consent)
  const found: [Missing, boolean][] = [
    ['formVersion', consent.formVersion.trim() === ''],
    ['participate', !agreed.includes('participate')],
    ['analyse', !agreed.includes('analyse')],
    ['isAdult', isAdult === null],
    ['party', party === null],
    ['youth', party === 'giver'],
    ['giver', party === 'youth' && isAdult === false],
    ['giverSafety', isAdult === false && party === 'both' && consent.isGiverSafe !== true],
    ['until', !until || until <= now],
    ['isHandled', consent.isHandled === null],
    ['handledBy', consent.isHandled === true && consent.handledBy.trim() === ''],
    ['handledOn', consent.isHandled === true && !isDayBy(consent.handledOn, now)],
    ['isAttested', !consent.isAttested],
  ]
  return found.filter(([, isMissing]) => isMissing).map(([name]) => name)
}

/** A day that is not still to come, anywhere. */
const isDayBy = (day: string, now: Date) => day !== '' && new Date(day) <= now

/** The first moment without effect: the day itself counts no more. */
export function endOf({ until }: Consent): Date | undefined {
  const at = new Date(`${until}T00:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
