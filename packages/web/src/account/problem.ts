import { isOfPasskey, type SignInProblem } from '../door.ts'
import { t } from '../language/language.ts'
import type { Session } from '../session.ts'

/** Why somebody does not come in, in words; what each page says of its own stands in `own`. */
export function inWords(
  problem: SignInProblem,
  session: Pick<Session, 'wait' | 'passkeySite'>,
  own: Partial<Record<SignInProblem, string>>,
): string {
  const said = own[problem]
  if (said) return said
  if (problem === 'otherAddress') return t().passkey.otherAddress(session.passkeySite())
  if (isOfPasskey(problem)) return t().passkey.problem[problem]
  if (problem === 'tooMany' && session.wait() > 0) return t().account.tooManyFor(session.wait())
  return problem === 'tooMany' ? t().account.tooMany : t().account.failed
}
