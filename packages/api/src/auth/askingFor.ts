import type { Context } from '../context.ts'
import { invalid } from '../errors.ts'
import { asked, seat } from './asking.ts'
import * as store from './store.ts'

/** Whether somebody administers the instance; who does not is refused by the command, whatever password they give. */
export const administers = ({ actor }: Context): boolean =>
  actor.kind === 'account' && actor.isAdministrator === true

/**
 * One's own password again, before a door of somebody else's account is opened: a screen that was left open is no key to
 * it. Who comes in by the provider alone has nothing to give, and is told so.
 */
export const askedForOthers = async (context: Context, password: string) => {
  const { hasPassword } = await store.findWays(context.app.db, seat(context).accountId)
  if (!hasPassword)
    throw invalid(
      'password',
      'is asked for here, and your account has none. Ask another administrator for a password link, or whoever runs the machine for an administrator link',
    )
  return asked(context, password)
}
