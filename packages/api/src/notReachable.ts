import { UserError } from './errors.ts'

const notReachable = {
  unsafe: 'It is not safe to reach this person. Nothing goes out until somebody who knows says that it is.',
  said_no:
    'This person, or who gives permission for them, said no to being asked. Nobody reaches out to them.',
  no_plan: 'Nobody wrote down how this person may be reached safely. Do that first, on their page.',
  not_asked:
    'In a later wave somebody is asked again only where they agreed to be, and that holds now. Ask them when you meet, and record it.',
  answered: 'This person answered in this wave already.',
  tries: 'This person was invited three times in this wave, which is the most. Let it rest.',
  not_open: 'This wave has not begun. Invite from its first day on.',
  over: 'This wave is over. Invite in the next one.',
  no_mail: 'They are not reached by mail. Hand the link over the way that they chose.',
  no_server:
    'No mail server is named here, so no letter goes out. Make a link or a code to hand over, or ask whoever runs the machine to set FIRSTHAND_SMTP_URL.',
} as const
export type Unreachable = keyof typeof notReachable

/** Somebody is not invited, and why. */
export class NotReachable extends UserError {
  constructor(readonly reason: Unreachable) {
    super('not_reachable', `${notReachable[reason]} Nothing was changed.`)
  }
}
