import type { Context } from '../context.ts'
import { SignedOut } from '../errors.ts'
import { checkPassword } from './session.ts'

/**
 * What a guess at a secret costs somebody who is not signed in; a right one is given back. Spent beforehand: many at once
 * would all have begun before the first was wrong.
 */
export const inPace = async ({ pace }: Context, act: () => Promise<unknown>): Promise<void> => {
  pace?.spend('sign in')
  await act()
  pace?.giveBack('sign in')
}

/** Who sits there in an open session. */
export const seat = ({ sitting, cookies }: Context) => {
  if (!sitting || sitting.isLocked) throw new SignedOut()
  return { ...sitting, headers: new Headers({ cookie: cookies ?? '' }) }
}

/** The same, and they know the password: what opens or closes a door of the account asks for it again. */
export const asked = async (context: Context, password: string) => {
  const here = seat(context)
  await checkPassword(context.app, here.accountId, password)
  return here
}
