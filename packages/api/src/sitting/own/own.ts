// What somebody agreed to, on the page that is theirs: what of it holds now, and what they change of it. It holds from the
// transaction on in which they press the button.
import { z } from 'zod'
import { ConsentScope } from '../../../generated/prisma/enums.ts'
import { command } from '../../command.ts'
import { decide } from '../../consent/commands.ts'
import type { ConsentRow } from '../../consent/consent.ts'
import { holdsNow } from '../../consent/store.ts'
import { askErasure } from '../../erasure/commands.ts'
import { id } from '../../input.ts'
import { only, type Form } from '../form.ts'
import type { Open } from '../open.ts'
import type { Row, Standing } from '../store.ts'
import { askedBy, questionOf } from '../screen/text.ts'
import type { Permission } from '../view.ts'

/** Whoever came by a code after the end is on the page that is theirs; who ended it in this browser sees the end. */
export const isOwn = ({ endedBy, sinceTurn, movedTurn }: Row): boolean =>
  endedBy === 'finished' && sinceTurn > movedTurn

export const permissionsOf = ({ text, row, facts }: Open): Permission[] =>
  (text ? askedBy(text, row.language) : []).flatMap((scope) => {
    const standing = facts.standings.find((one) => one.scope === scope)
    if (!standing) return []
    const { heading, lines } = questionOf(text!, row.language, scope)
    return { scope, title: heading ?? '', lines, ...standingOf(standing) }
  })

const becauses = {
  ended: 'ended',
  giver_ended: 'ended',
  came_of_age: 'of_age',
  giver_not_asked: 'permission',
  giver_said_no: 'permission',
  giver_not_safe: 'permission',
} as const satisfies Record<string, Permission['because']>

const standingOf = ({
  state,
  reason,
  restsOn,
  isOld,
}: Standing): Pick<Permission, 'holds' | 'said' | 'because'> => {
  if (state === 'granted') return { holds: !isOld, said: 'yes', because: isOld ? 'text_changed' : null }
  // Their own yes stands, and what it rests on does not.
  if (restsOn !== null) return { holds: false, said: 'yes', because: 'rests_on_another' }
  if (reason === 'said_no') return { holds: false, said: 'no', because: null }
  const because = becauses[reason as keyof typeof becauses] ?? null
  return { holds: false, said: because ? 'yes' : null, because }
}

export type Changes = { granted: ConsentScope[]; withdrawn: ConsentScope[]; soFar: 'keep' | 'delete' }

/**
 * What a form changes: the boxes as they stand, or all of it. A box that was not on the page yet when it was sent (a slow
 * line, and Enter) says nothing. Of a text that was changed a yes is asked where it is read.
 */
export const changesIn = (open: Open, form: Form, act: 'change' | 'withdraw'): Changes => {
  const shown = permissionsOf(open)
  const isWanted = (scope: string) => act === 'change' && form.get(`p.${scope}`)?.includes('yes')
  const isShown = (scope: string) => act === 'withdraw' || Boolean(form.get('shown')?.includes(scope))
  const scopes = (which: (one: Permission) => boolean) =>
    shown.filter(which).map(({ scope }) => scope as ConsentScope)
  return {
    granted: scopes(({ scope, said, because }) =>
      Boolean(isWanted(scope) && (said !== 'yes' || because === 'ended' || because === 'of_age')),
    ),
    withdrawn: scopes(({ scope, said }) => isShown(scope) && !isWanted(scope) && said === 'yes'),
    // Who says nothing of it wants it gone.
    soFar: act === 'withdraw' && only(form, 'a.so_far') !== 'keep' ? 'delete' : 'keep',
  }
}

const scopes = z.array(z.enum(ConsentScope)).max(Object.keys(ConsentScope).length)

/** What they take back, with what they said where they want it gone, at once. A yes is recorded like every yes. */
export const changeOwn = command({
  action: 'change own consent',
  may: 'system',
  input: z.strictObject({
    ...{ studyId: id, sittingId: id, participantId: id, until: z.date() },
    ...{ withdrawn: scopes, soFar: z.enum(['keep', 'delete']) },
  }),
  async run(act, { studyId, participantId, until, withdrawn, soFar }) {
    const person = { studyId, participantId }
    const row = {
      party: 'youth',
      giverSafety: null,
      until,
      decidedAt: act.at,
      decision: 'withdrawn',
    } as const
    if (withdrawn.length > 0)
      await decide(
        act,
        person,
        withdrawn.map((scope): ConsentRow => ({ ...row, scope })),
      )
    if (soFar === 'keep') return 0
    // They may have left before, and kept what they said until now.
    const isLeaving = !(await holdsNow(act.tx, person, 'participate'))
    return (await askErasure(act, person, { isLeaving, askedBy: null })).responses ?? 0
  },
  audit: (removed, { sittingId, participantId, withdrawn }) => ({
    ...{ sitting: sittingId, participant: participantId, takenBack: withdrawn, removed },
  }),
})
