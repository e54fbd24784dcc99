import { t } from '../language/language.ts'
import type { MadeLink } from './wayOperations.ts'

export type LinkTold = { link: string; text: string } | { tone: 'calm' | 'problem'; text: string }

/** What came of a link for somebody's password, in words. */
export function linkTold(made: MadeLink | undefined, name: string): LinkTold {
  if (made?.data?.token)
    return { link: `${location.origin}/password#${made.data.token}`, text: t().way.linkMade(name) }
  if (made?.data) return { tone: 'calm', text: t().way.linkSent(name) }
  const why =
    {
      DemoOnly: t().account.demoOnly,
      AskInstance: t().way.askInstance,
      InvalidInput: t().way.refusedLink,
      WrongCredentials: t().account.wrongPassword,
      TooManyTries: t().way.oftenLinks,
      LetterFailed: t().way.letterFailed,
    }[made?.__typename ?? ''] ?? t().account.failed
  return { tone: 'problem', text: why }
}
