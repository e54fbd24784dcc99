import { useNavigate } from '@solidjs/router'
import { onMount, Show } from 'solid-js'
import { Switches } from '../frame/Switches.tsx'
import { t } from '../language/language.ts'
import { sitterOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { tellUnlocked } from './unlocked.ts'

/** Where a tab ends that was opened to show the provider again who sits there. */
export function UnlockedPage() {
  const session = useSession()
  const navigate = useNavigate()
  const isIn = () => sitterOf(session.standing()) !== undefined
  onMount(tellUnlocked)
  createTitle(() => (isIn() ? t().provider.unlockedTitle : t().account.lockedTitle))
  return (
    <main class="lone" id="main" tabindex="-1">
      <p class="wordmark">{t().product}</p>
      <h1>{isIn() ? t().provider.unlockedTitle : t().account.lockedTitle}</h1>
      <Show when={isIn()} fallback={<Notice tone="problem">{t().provider.notIn}</Notice>}>
        <Notice>{t().provider.unlocked}</Notice>
      </Show>
      <Button look="quiet" onClick={() => navigate('/', { replace: true })}>
        {isIn() ? t().provider.goOnHere : t().account.toSignIn}
      </Button>
      <Switches />
    </main>
  )
}
