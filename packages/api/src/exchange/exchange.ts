// What a batch must state before any of its words come in, and what it makes of that.
import type { BatchParty, ConsentParty, ConsentScope, GiverSafety } from '../../generated/prisma/enums.ts'

export type Stated = {
  formVersion?: string | null | undefined
  scopes: readonly ConsentScope[]
  party?: BatchParty | null | undefined
  giverSafety?: GiverSafety | null | undefined
  isAdult?: boolean | null | undefined
  until?: Date | null | undefined
  isAttested?: boolean | null | undefined
}

export type Consent = Stated & { formVersion: string; party: BatchParty; until: Date; isAdult: boolean }

/** What may be missing of a consent, in the order in which it is asked for. */
export const statements = {
  formVersion: 'the version of the consent form',
  participate: 'the agreement to take part (participate)',
  analyse: 'the agreement to be analysed (analyse)',
  isAdult: 'whether all of them are adults',
  youth: 'that the young people themselves agreed (party: youth or both)',
  giver: 'that a giver of permission agreed for those who may be minors (party: both)',
  giverSafety: 'that the giver of permission is safe (giverSafety: safe); unsafe or unknown is no permission',
  until: 'until when it holds, a moment still to come (until)',
  isAttested: 'your attestation (isAttested)',
} as const

export type Statement = keyof typeof statements

/** What a consent lacks to let words in. The database asks again; this says beforehand what to do. */
export const missingOf = (stated: Stated, at: Date): Statement[] => {
  const { party, scopes, until } = stated
  const needsGiver = stated.isAdult !== true
  const has: Record<Statement, boolean> = {
    formVersion: Boolean(stated.formVersion?.trim()),
    participate: scopes.includes('participate'),
    analyse: scopes.includes('analyse'),
    isAdult: typeof stated.isAdult === 'boolean',
    youth: party === 'youth' || party === 'both',
    giver: !needsGiver || party === 'giver' || party === 'both',
    giverSafety: !needsGiver || party === 'youth' || stated.giverSafety === 'safe',
    until: Boolean(until && until > at),
    isAttested: stated.isAttested === true,
  }
  return (Object.keys(statements) as Statement[]).filter((name) => !has[name])
}

/** The parties whose word is recorded for each person. */
export const partiesOf = (party: BatchParty): ConsentParty[] =>
  party === 'both' ? ['youth', 'giver'] : [party]

/** What is kept of a giver's safety: nothing where only the young people were asked. */
export const giverSafetyOf = ({ party, giverSafety }: Stated): GiverSafety | null =>
  party === 'youth' ? null : (giverSafety ?? null)

/** In what a consent differs from the one that a batch began with. */
export const differsIn = (began: Consent, now: Consent): string[] => {
  const isSame = {
    formVersion: began.formVersion === now.formVersion,
    scopes: [...new Set(began.scopes)].sort().join() === [...new Set(now.scopes)].sort().join(),
    party: began.party === now.party,
    giverSafety: giverSafetyOf(began) === giverSafetyOf(now),
    isAdult: began.isAdult === now.isAdult,
    until: began.until.getTime() === now.until.getTime(),
  }
  return Object.entries(isSame).flatMap(([name, is]) => (is ? [] : [name]))
}

type BroughtQuestion = { en: string; es?: string | null | undefined }

/** Whether a set of questions asks exactly these, so that it need not be added again. */
export const asksTheSame = (one: readonly BroughtQuestion[], other: readonly BroughtQuestion[]): boolean =>
  one.length === other.length &&
  one.every(({ en, es }, at) => en === other[at]?.en && (es ?? null) === (other[at]?.es ?? null))

/** A key that a study has not used yet: the first number from which on it is free. */
export const freeKey = (prefix: string, taken: readonly string[]): string => {
  let number = 1
  while (taken.includes(`${prefix}${number}`)) number += 1
  return `${prefix}${number}`
}
