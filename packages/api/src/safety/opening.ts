// The reviewer's own door is looked at afterwards: each opening stands on a list until another reviewer, or the steward, signs that
// they looked. They see who opened it, when and why; of whom, or what was said, only a reviewer reads, at the item.
import { z } from 'zod'
import { accountOf, shutOutFrom, type Actor } from '../actor.ts'
import { command } from '../command.ts'
import { invalid, NotFound, SecondPerson } from '../errors.ts'
import { id } from '../input.ts'
import * as contacts from './contactStore.ts'

export const ownOpening = 'You opened this yourself. Another person has to look at it; nothing was changed.'

export const signOpening = command({
  action: 'sign opening',
  may: 'look at openings',
  input: z.strictObject({ studyId: id, openingId: id }),
  async run({ tx, actor, at }, { studyId, openingId }) {
    const accountId = accountOf(actor)
    const opening = await contacts.findOpening(tx, lookerOf(actor, studyId), openingId)
    if (!opening) throw new NotFound('opening')
    if (opening.accountId === accountId) throw new SecondPerson(ownOpening)
    if (!(await contacts.insertLook(tx, { studyId, contactId: openingId, accountId, at })))
      throw invalid('openingId', 'was looked at by somebody else meanwhile')
    return { studyId, flag: opening.flagId }
  },
  // The opening itself stands beside it in the record, by the same item.
  audit: ({ flag }, { openingId: opening }) => ({ opening, flag }),
})

/** A reviewer looks at openings of what they could read; a steward, who reads no item, at those about nobody they work with. */
export const lookerOf = (actor: Actor, studyId: string): contacts.Looker => ({
  ...{ studyId, accountId: accountOf(actor), shutOut: shutOutFrom(actor) },
})
