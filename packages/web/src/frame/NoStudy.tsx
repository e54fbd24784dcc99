import { A } from '@solidjs/router'
import { onMount, Show } from 'solid-js'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Blank } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { NoAccess } from './NoAccess.tsx'

/** Whoever is in no study may begin one of their own; a demo takes none. */
export function NoStudy() {
  const session = useSession()
  const mayBegin = () => {
    const now = session.standing()
    return now.state === 'signedIn' && !now.isDemo
  }
  onMount(() => void session.load())
  return (
    <Show when={mayBegin()} fallback={<NoAccess />}>
      <Begin />
    </Show>
  )
}

function Begin() {
  createTitle(() => t().study)
  return (
    <Blank title={t().account.noStudyTitle} isPage>
      <p>{t().account.noStudy}</p>
      <A class="onward" href="/setup">
        {t().beginStudy}
      </A>
    </Blank>
  )
}
