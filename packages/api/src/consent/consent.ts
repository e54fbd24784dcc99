import type {
  ConsentAudience,
  ConsentParty,
  ConsentScope,
  Decision,
  GiverSafety,
  Majority,
  PermissionMechanism,
  PermissionRoute,
} from '../../generated/prisma/enums.ts'

/** By what right a giver of permission decides for a minor. */
export type Permission = {
  route: PermissionRoute | null
  reference: string | null
  mechanism: PermissionMechanism | null
  overseerId: string | null
}

export const noPermission: Permission = { route: null, reference: null, mechanism: null, overseerId: null }

export type ConsentRow = Partial<Permission> & {
  scope: ConsentScope
  party: ConsentParty
  decision: Decision
  giverSafety: GiverSafety | null
  until: Date
  decidedAt: Date
  /** What was read out before, and the meeting in which it was said. */
  textId?: string | null
  meetingId?: string | null
}

/** What is known of somebody, and the rule of their study for those who turn 18. */
export type Person = {
  /** Attested at enrolment. Counts where no birth date is known. */
  isAdult: boolean
  adultFrom?: Date | null
  majority?: Majority | null
  /** Oldest first. */
  rows: readonly ConsentRow[]
  /** The published texts of the study. */
  texts?: readonly TextVersion[]
  /** The state is guardian of them, and who stands up for them. */
  isWard?: boolean
  advocateId?: string | null
  /** Who is in the study. */
  members?: ReadonlySet<string>
}

/** What counts of a text when a later one changes it. */
export type TextVersion = {
  id: string
  audience: ConsentAudience
  version: number
  requiresReconsent: boolean
  effectiveFrom: Date
}

/** What a scope rests on: it holds only while all of these hold. */
export const requires: Record<ConsentScope, readonly ConsentScope[]> = {
  participate: [],
  analyse: ['participate'],
  quote_verbatim: ['analyse'],
  quote_paraphrased: ['analyse'],
  share_advisory_board: ['analyse'],
  recontact_followup: [],
  recontact_results: [],
  link_to_case_record: ['participate'],
  audio_record: ['participate'],
  retain_for_future_waves: ['analyse'],
  automated_assist: ['analyse'],
}

/** All that a scope rests on, what has to hold first coming first. */
const foundations = (scope: ConsentScope): ConsentScope[] =>
  requires[scope].flatMap((needed) => [...foundations(needed), needed])

/** Where a scope stands, why, and with which scope that has to do where it is another one. */
export type Standing = { state: ConsentState; reason: Reason; restsOn: ConsentScope | null }

export const consentStates = [
  ...['granted', 'declined', 'withdrawn', 'expired', 'never_asked'],
  'pending_adult_reconsent',
] as const
export type ConsentState =
  | Exclude<Decision, 'granted'>
  | 'granted'
  | 'expired'
  | 'never_asked'
  | 'pending_adult_reconsent'

/** What follows from each reason: what would have to be done next for the scope to hold. */
export const nextSteps = {
  holds: 'nothing',
  not_asked: 'ask_young_person',
  said_no: 'leave_it',
  ended: 'renew',
  came_of_age: 'ask_as_adult',
  giver_not_asked: 'ask_giver',
  giver_said_no: 'leave_it',
  giver_not_safe: 'find_safe_giver',
  giver_ended: 'renew_permission',
} as const
export type Reason = keyof typeof nextSteps
export type NextStep = (typeof nextSteps)[Reason] | 'read_new_text' | 'name_overseer'

type Holding = { reason: Reason; carriesNew: boolean; isOverseen: boolean }

/** What comes next about a scope. One that holds may have to be asked again, too, or lack who stands up for a minor. */
export const nextStepOf = ({ reason, carriesNew, isOverseen }: Holding): NextStep => {
  if (reason !== 'holds' || carriesNew) return nextSteps[reason]
  return isOverseen ? 'read_new_text' : 'name_overseer'
}

/** Whether a scope holds at an instant. */
export const isEffective = (person: Person, scope: ConsentScope, at: Date): boolean =>
  standingOf(person, scope, at).state === 'granted'

/**
 * Where a scope stands at an instant. The young person's last word is yes and has not ended; a minor's giver of permission
 * is safe and says yes too; who is 18 has said yes themself since, unless the study's rule lets what held go on; and
 * everything that the scope rests on holds. Silence is no. The database keeps the same rule (identity.consent_part); a test
 * holds the two equal.
 */
export const standingOf = (person: Person, scope: ConsentScope, at: Date): Standing => {
  const own = alone(person, scope, at)
  if (own.state !== 'granted') return { ...own, restsOn: null }
  for (const needed of foundations(scope)) {
    const below = alone(person, needed, at)
    if (below.state !== 'granted') return { ...below, restsOn: needed }
  }
  return { ...own, restsOn: null }
}

/**
 * Whether a scope carries something new: an answer, or reaching somebody. It holds, somebody stands up for a minor where
 * somebody has to, and none of the words that it rests on was said to a text that was changed since in what matters. What
 * was collected stays usable under what was agreed.
 */
export const carriesNew = (person: Person, scope: ConsentScope, at: Date): boolean =>
  isEffective(person, scope, at) &&
  isOverseen(person, scope, at) &&
  [...foundations(scope), scope]
    .flatMap((needed) => wordsFor(person, needed))
    .every((row) => !isOutdated(person.texts ?? [], row, at))

/** Who left the study stands up for nobody. Whoever is of age needs nobody who does. */
const isOverseen = (person: Person, scope: ConsentScope, at: Date): boolean => {
  const { isAdult, adultFrom, isWard, advocateId, members } = person
  const isHere = (id: string | null | undefined) => Boolean(id && members?.has(id))
  if (adultFrom ? at >= adultFrom : isAdult) return true
  if (isWard && !isHere(advocateId)) return false
  return [...foundations(scope), scope]
    .map((needed) => lastWord(person.rows, needed, 'giver'))
    .every((giver) => giver?.route !== 'waived_408c' || isHere(giver.overseerId))
}

/** The words by which a scope that holds does so. */
const wordsFor = (person: Person, scope: ConsentScope): ConsentRow[] => {
  const own = lastWord(person.rows, scope, 'youth')
  const giver = lastWord(before(person), scope, 'giver')
  return [own, own && isOwnAlone(person, own) ? undefined : giver].filter((row) => row !== undefined)
}

/** What a version brings is in force with it or with any later one, whatever its own first day. */
const isOutdated = (texts: readonly TextVersion[], { textId }: ConsentRow, at: Date): boolean => {
  const read = texts.find(({ id }) => id === textId)
  const later = texts.filter(({ audience, version }) => audience === read?.audience && version > read.version)
  const inForce = Math.max(
    0,
    ...later.filter(({ effectiveFrom }) => at >= effectiveFrom).map(({ version }) => version),
  )
  return later.some(({ version, requiresReconsent }) => requiresReconsent && version <= inForce)
}

type Alone = Omit<Standing, 'restsOn'>

/** Where a scope would stand if it rested on nothing. */
const alone = (person: Person, scope: ConsentScope, at: Date): Alone => {
  const own = lastWord(person.rows, scope, 'youth')
  if (!own) return { state: 'never_asked', reason: 'not_asked' }
  if (own.decision !== 'granted') return { state: own.decision, reason: 'said_no' }
  if (isOwnAlone(person, own)) return at < own.until ? holds : { state: 'expired', reason: 'ended' }
  const goesOn = person.majority === 'waiver' && heldThen(person, scope)
  if (person.adultFrom && at >= person.adultFrom && !goesOn)
    return { state: 'pending_adult_reconsent', reason: 'came_of_age' }
  return withGiver(own, lastWord(before(person), scope, 'giver'), at)
}

const holds: Alone = { state: 'granted', reason: 'holds' }

/** A minor's yes, with the word of whoever gives permission. */
const withGiver = (own: ConsentRow, giver: ConsentRow | undefined, at: Date): Alone => {
  if (!giver) return { state: 'never_asked', reason: 'giver_not_asked' }
  if (giver.decision !== 'granted') return { state: giver.decision, reason: 'giver_said_no' }
  if (!carries(giver)) return { state: 'declined', reason: 'giver_not_safe' }
  if (at >= own.until) return { state: 'expired', reason: 'ended' }
  return at < giver.until ? holds : { state: 'expired', reason: 'giver_ended' }
}

/** Whether somebody's own word is enough: it was said of age, by the birth date where one is known. */
const isOwnAlone = ({ isAdult, adultFrom }: Person, own: ConsentRow): boolean =>
  adultFrom ? own.decidedAt >= adultFrom : isAdult

/** What was said before the person was 18: a giver's later word decides nothing. */
const before = ({ rows, adultFrom }: Person): ConsentRow[] =>
  rows.filter(({ decidedAt }) => !adultFrom || decidedAt < adultFrom)

/** Whether a scope held, with all that it rests on, at the instant at which the person was 18. */
const heldThen = (person: Person, scope: ConsentScope): boolean => {
  const rows = before(person)
  return [scope, ...foundations(scope)].every((needed) => {
    const own = lastWord(rows, needed, 'youth')
    return (
      own?.decision === 'granted' &&
      withGiver(own, lastWord(rows, needed, 'giver'), person.adultFrom!) === holds
    )
  })
}

/**
 * What stays on the evaluator's desk from a birthday on, of a closed wave, where the study lets it: what held at that
 * instant, until it would have ended anyway or by the person's own word since, and until they once say no to it or to what
 * it rests on.
 */
export const mayStay = (person: Person, scope: 'analyse' | 'automated_assist', at: Date): boolean =>
  person.majority === 'deidentified_may_stay' &&
  Boolean(person.adultFrom && at >= person.adultFrom) &&
  heldThen(person, scope) &&
  [scope, ...foundations(scope)].every((needed) => goesOnBy(person, needed, at))

const goesOnBy = (person: Person, scope: ConsentScope, at: Date): boolean => {
  const since = person.rows.filter((row) => row.decidedAt >= person.adultFrom! && row.party === 'youth')
  const own = lastWord(since, scope, 'youth')
  const [youth, giver] = (['youth', 'giver'] as const).map((party) => lastWord(before(person), scope, party))
  return (
    since.every((row) => row.scope !== scope || row.decision === 'granted') &&
    [own, youth, giver].every((row) => !row || at < row.until)
  )
}

/** These need no safe giver: a board or a law stands where the giver would. */
const withoutGiver: readonly (PermissionRoute | null | undefined)[] = ['waived_408c', 'minor_lawful_self']
export const needsNoGiver = (route: PermissionRoute | null | undefined): boolean =>
  withoutGiver.includes(route)

/** Permission from somebody who is not known to be safe is none. */
const carries = ({ giverSafety, route }: ConsentRow): boolean => giverSafety === 'safe' || needsNoGiver(route)

const lastWord = (rows: readonly ConsentRow[], scope: ConsentScope, party: ConsentParty) =>
  rows
    .filter((row) => row.scope === scope && row.party === party)
    .reduce<ConsentRow | undefined>(
      (last, row) => (last && last.decidedAt > row.decidedAt ? last : row),
      undefined,
    )
