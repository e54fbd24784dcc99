// What was not stated yet, by the name of its words.
import type { Party, Route } from '../interview/operations.ts'
import { standing } from './block.ts'
import type { Chosen, Place, Step } from './createMeeting.ts'
import { items } from './meetingOperations.ts'
import { instantOfDay } from './until.ts'

const where = (found: [string, boolean][]): string[] =>
  found.filter(([, isMissing]) => isMissing).map(([name]) => name)

/** Before one goes on from a step. */
export const missingAt = (step: Step, chosen: Chosen, party: Party): string[] => {
  if (step === 'setting')
    return where([
      ['mode', chosen.mode === null],
      ['hasInterpreter', chosen.hasInterpreter === null],
      ['present', isTorn(chosen, party)],
      ['giverSafety', party === 'giver' && chosen.giverSafety === null],
      ['route', party === 'giver' && chosen.route === null],
      ['reference', party === 'giver' && restsOnPaper(chosen.route) && chosen.reference.trim() === ''],
    ])
  if (step === 'understood')
    return where([['understood', items.some((item) => chosen.understood[item] === undefined)]])
  return []
}

/** Nothing is read together without those who read it. */
const isTorn = ({ mode, present }: Chosen, party: Party): boolean =>
  mode === 'together'
    ? !(present.includes('interviewer') && present.includes(askedOf(party)))
    : present.length === 0

export const askedOf = (party: Party): 'giver' | 'young_person' =>
  party === 'giver' ? 'giver' : 'young_person'

/** Who decides by an order or a letter gives its number. */
export const restsOnPaper = (route: Route | null): boolean =>
  route === 'court' || route === 'dcf_commissioner'

/** Before it is recorded. */
export const missingAtEnd = (chosen: Chosen, { party, text }: Place): string[] => {
  const until = instantOfDay(chosen.until)
  const isLate = text.expiresAt !== null && until !== null && until > text.expiresAt
  return [
    ...missingAt('setting', chosen, party),
    ...missingAt('understood', chosen, party),
    ...where([
      ['decisions', standing(chosen.answers).length === 0],
      ['until', until === null || new Date(until) <= new Date() || isLate],
      ['isCopyGiven', chosen.isCopyGiven === null],
      ['documentation', chosen.documentation === null],
      ['documentationRef', chosen.documentation === 'waived' && chosen.documentationRef.trim() === ''],
    ]),
  ]
}
