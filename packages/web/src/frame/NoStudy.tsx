import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Blank } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'

/** Somebody with an account and no part in any study yet. Who administers the instance begins one; a demo takes none. */
export function NoStudy() {
  const session = useSession()
  const mayBegin = () => {
    const now = session.standing()
    return now.state === 'signedIn' && !now.isDemo && now.viewer.isAdministrator
  }
  createTitle(() => t().account.noStudyTitle)
  return (
    <Blank title={t().account.noStudyTitle} isPage>
      <p>{t().account.noStudy}</p>
      <Show when={mayBegin()}>
        <A class="onward" href="/setup">
          {t().beginStudy}
        </A>
      </Show>
    </Blank>
  )
}
