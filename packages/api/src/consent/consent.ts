import type { ConsentParty, ConsentScope, Decision, GiverSafety } from '../../generated/prisma/enums.ts'

export type ConsentRow = {
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

/**
 * Whether a scope holds at an instant: the young person's last word is yes and has not expired, a minor's giver of
 * permission is safe and says yes too, and everything the scope rests on holds. Silence is no. The database keeps the
 * same rule (consent_valid_until); a test holds the two equal.
 * @param rows oldest first
 */
export const isEffective = (
  person: { isAdult: boolean; rows: readonly ConsentRow[] },
  scope: ConsentScope,
  at: Date,
): boolean =>
  isHeld(lastWord(person.rows, scope, 'youth'), at) &&
  (person.isAdult || isHeldByGiver(lastWord(person.rows, scope, 'giver'), at)) &&
  requires[scope].every((needed) => isEffective(person, needed, at))

const lastWord = (rows: readonly ConsentRow[], scope: ConsentScope, party: ConsentParty) =>
  rows
    .filter((row) => row.scope === scope && row.party === party)
    .reduce<ConsentRow | undefined>(
      (last, row) => (last && last.decidedAt > row.decidedAt ? last : row),
      undefined,
    )

const isHeld = (row: ConsentRow | undefined, at: Date) => row?.decision === 'granted' && at < row.until

const isHeldByGiver = (row: ConsentRow | undefined, at: Date) =>
  isHeld(row, at) && row?.giverSafety === 'safe'
