import { A } from '@solidjs/router'
import { onMount } from 'solid-js'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Blank } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'

/** Missing and not yours look alike. Asks once whether the session still stands, since that looks alike too. */
export function NoAccess() {
  const session = useSession()
  createTitle(() => t().error.notFoundTitle)
  onMount(() => void session.load())
  return (
    <Blank title={t().error.notFoundTitle} isPage>
      <p>{t().error.notFound}</p>
      <A href="/">{t().error.back}</A>
    </Blank>
  )
}
