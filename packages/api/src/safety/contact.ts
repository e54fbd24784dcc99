// The reviewer's own door: how the one person is reached whom an item is about, alone and at once. It opens while they have the item
// and it is open, unless they raised it themselves (but as the one reviewer of a study, of what a minor wrote alone); who opened it, and why, is seen by the other reviewers, and
// looked at afterwards (`opening.ts`).
import { z } from 'zod'
import { FlagContactReason } from '../../generated/prisma/enums.ts'
import { accountOf, shutOutFrom } from '../actor.ts'
import { command } from '../command.ts'
import { invalid, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import type { ContactPlan, OpenedPlan } from '../identity/identity.ts'
import { id } from '../input.ts'
import { openContact } from './contactStore.ts'
import { isOnlyToRead } from './safety.ts'
import * as store from './store.ts'

/** Who has it does not answer, and somebody may be in danger: another takes it, and with it the door. The record says from then on who. */
export const takeFlagOver = command({
  action: 'take flag over',
  may: 'review safety',
  input: z.strictObject({ studyId: id, flagId: id }),
  async run({ tx, actor }, { studyId, flagId }) {
    const accountId = accountOf(actor)
    const whose = { studyId, accountId, shutOut: shutOutFrom(actor) }
    if (!(await store.findFlag(tx, whose, flagId))) throw new NotFound('flag')
    if (!(await store.takeOver(tx, { studyId, id: flagId }, accountId)))
      throw invalid('flagId', 'is with nobody else now, or was decided. Load it again to see how it stands')
    return flagId
  },
  audit: (flag) => ({ flag }),
})

const onlyToReadSaid =
  'say only that a minor wrote alone, which is no reason to reach them. If something in it is, raise it: then another reviewer can reach them, or you where the study has no other'

export const openFlagContact = command({
  action: 'open flag contact',
  may: 'review safety',
  input: z.strictObject({ studyId: id, flagId: id, reason: z.enum(FlagContactReason) }),
  async run({ app, tx, actor }, { studyId, flagId, reason }): Promise<OpenedPlan> {
    const accountId = accountOf(actor)
    const whose = { studyId, accountId, shutOut: shutOutFrom(actor) }
    const flag = await store.findFlag(tx, whose, flagId)
    if (!flag) throw new NotFound('flag')
    if (flag.participantId === null)
      throw invalid('flagId', 'is about nobody of this study: there is nobody to reach')
    if (isOnlyToRead(flag)) throw invalid('kinds', onlyToReadSaid)
    const opened = await openContact(tx, { studyId, flagId, accountId, reason, id: newId() })
    if (!opened)
      throw invalid(
        'flagId',
        'is not open, or somebody else has it, or you raised it yourself. Read it first, so that it is yours; what you raised another reviewer opens, whom an administrator lets in where there is none; what was decided, or came in with a batch and was handled before, nobody',
      )
    const { participantId, contact, isUnsafe, hasLeft } = opened
    if (!contact && hasLeft)
      throw invalid('left', 'is what they did: how to reach them was removed when they withdrew')
    if (!contact)
      throw invalid(
        'contact',
        'is not kept: nobody wrote down how this person can be reached safely, or the time for it is over',
      )
    const plan = await app.words.openIdentity({ studyId, participantId, column: 'contact' }, contact)
    return { ...(JSON.parse(plan) as ContactPlan), isUnsafe, hasLeft }
  },
  // Not of whom: the record is read by who reads no item.
  audit: (_plan, { flagId: flag, reason }) => ({ flag, reason }),
})
