import type { Context } from '../context.ts'
import { SignedOut, UserError } from '../errors.ts'
import { checkPassword, noteAct } from './session.ts'
import * as store from './store.ts'

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

/**
 * The same where a second factor hangs on it, or who comes in by what: whoever has one of their own has shown it. With a
 * password that was seen, or set by somebody else, nobody makes the factor that would open the rest.
 */
export const askedStrongly = async (context: Context, password: string) => {
  await strongSeat(context)
  return asked(context, password)
}

/** Who sits there, with their second factor behind them where the account has one. */
export const strongSeat = async (context: Context) => {
  const here = seat(context)
  const { isStrong, accountId } = here
  if (isStrong || (await store.countFactors(context.app.db, accountId)) === 0) return here
  await noteAct(context.app, 'check password', { accountId, outcome: 'factor_first' })
  throw new FactorFirst()
}

/** A password alone makes no second factor where there is one, and takes none away: whoever learned it would have both. */
export class FactorFirst extends UserError {
  constructor() {
    super(
      'factor_first',
      'Your account has a second factor, and this session began without it. Show your passkey, or sign out and sign in again with a code; nothing was changed.',
    )
  }
}
