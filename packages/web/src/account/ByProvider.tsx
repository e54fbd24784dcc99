import { useLocation } from '@solidjs/router'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Notice } from '../ui/Notice.tsx'
import type { Arrival } from './arrival.ts'
import { onUnlocked } from './unlocked.ts'
import './provider.css'

/** What came of going to the provider, in words. */
export function Came(props: { of: Arrival | undefined }) {
  const session = useSession()
  const come = () => (props.of === 'code_needed' ? undefined : props.of)
  return (
    <Show when={come()}>
      {(what) => (
        <Notice tone={what() === 'provider_linked' ? 'calm' : 'problem'}>
          {t().provider.come[what()](session.provider() ?? t().product)}
        </Notice>
      )}
    </Show>
  )
}

/** The other way in, where the agency has one. It is no page of the router's: the server leads on from there. */
export function SignInByProvider() {
  const session = useSession()
  const location = useLocation()
  const place = () => (location.pathname === '/invitation' ? '/account' : location.pathname)
  const address = () => `/openid/begin?for=sign-in&place=${encodeURIComponent(place())}`
  return (
    <Show when={session.provider()}>
      {(name) => (
        <div class="by-provider">
          <p class="soft">{t().provider.or}</p>
          <a class="button" rel="external" href={address()}>
            {t().provider.signIn(name())}
          </a>
          {/* The link's secret part stands behind #, and goes nowhere. */}
          <Show when={location.pathname === '/invitation'}>
            <p class="field-hint">{t().provider.openAgain}</p>
          </Show>
        </div>
      )}
    </Show>
  )
}

/**
 * In another tab, so that this one keeps what waits behind its lock. It looks again when that one says so, or when it is
 * looked at; but only once the server has said that the session is locked there too.
 */
export function UnlockByProvider(props: { isOnly: boolean }) {
  const session = useSession()
  const [isFirm, setFirm] = createSignal(false)
  const leave = async () => setFirm(await session.isLockedThere())
  const look = () => {
    if (isFirm()) void session.load()
  }
  const lookIfSeen = () => {
    if (document.visibilityState === 'visible') look()
  }
  onMount(() => {
    document.addEventListener('visibilitychange', lookIfSeen)
    onCleanup(onUnlocked(look))
  })
  onCleanup(() => document.removeEventListener('visibilitychange', lookIfSeen))
  return (
    <Show when={session.provider()}>
      {(name) => (
        <div class="by-provider">
          <Show when={!props.isOnly}>
            <p class="soft">{t().provider.or}</p>
          </Show>
          <a
            class="button"
            data-look={props.isOnly ? 'strong' : 'plain'}
            target="_blank"
            rel="external noopener"
            href="/openid/begin?for=unlock"
            onClick={() => void leave()}
          >
            {t().provider.unlock(name())}
          </a>
          <p class="field-hint">{t().provider.unlockHint}</p>
        </div>
      )}
    </Show>
  )
}
