// By what right somebody decides for a minor, as it was stated, or what is wrong with that.
import type { Decision, GiverSafety } from '../../generated/prisma/enums.ts'
import { invalid } from '../errors.ts'
import { refuseUnwritable } from '../input.ts'
import { needsNoGiver, noPermission, type Permission } from './consent.ts'

type Stated = { [Name in keyof Permission]?: Permission[Name] | undefined } & {
  party: 'youth' | 'giver'
  decision: Decision
  giverSafety?: GiverSafety | null | undefined
}

/** What is stored of a permission. A giver's yes says by which route; a no may, and is taken without. */
export const permissionOf = (stated: Stated): Permission & { giverSafety: GiverSafety | null } => {
  const { party, decision, route = null, giverSafety = null } = stated
  if (party === 'youth') {
    refuseGiven(stated, ['route', 'reference', 'mechanism', 'overseerId'], 'belongs to a giver of permission')
    return { ...noPermission, giverSafety: null }
  }
  if (!route && decision === 'granted')
    throw invalid('route', 'is missing: say by what right permission is given')
  if (!needsNoGiver(route) && !giverSafety)
    throw invalid('giverSafety', 'is missing: say safe, unsafe or unknown')
  if (route === 'waived_408c') refuseIncomplete(stated)
  else refuseGiven(stated, ['mechanism', 'overseerId'], 'belongs to a waiver alone (route: waived_408c)')
  if (stated.reference) refuseUnwritable('reference', stated.reference)
  if (route === 'minor_lawful_self' && !stated.reference)
    throw invalid('reference', 'is missing: name the law by which this minor decides alone')
  if (decision === 'granted' && (route === 'court' || route === 'dcf_commissioner') && !stated.reference)
    throw invalid('reference', 'is missing: give the number of the order or letter by which they decide')
  const { reference = null, mechanism = null, overseerId = null } = stated
  return {
    ...{ route, reference, mechanism, overseerId },
    giverSafety: needsNoGiver(route) ? null : giverSafety,
  }
}

/** A board may waive permission where something else protects the young person in its place, never without (408(c)). */
const refuseIncomplete = ({ reference, mechanism, overseerId }: Stated): void => {
  if (!reference)
    throw invalid('reference', 'is missing: give the number of the board’s decision to waive permission')
  if (!mechanism)
    throw invalid(
      'mechanism',
      'is missing: a waiver says what protects the young person instead of permission',
    )
  if (!overseerId)
    throw invalid('overseerId', 'is missing: name the member of the study who protects the young person')
}

const refuseGiven = (stated: Stated, names: readonly (keyof Permission)[], why: string): void => {
  for (const name of names) if (stated[name]) throw invalid(name, `${why}; leave it out`)
}

/** Whoever may turn 18 in a study is asked only where it was decided what happens then. */
export const noMajorityRule = (who: string) =>
  invalid(
    'studyId',
    `has no rule yet for what happens when somebody turns 18, and ${who}. Choose it in the set-up of the study, under the rules; nothing was stored`,
  )
