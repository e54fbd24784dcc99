import { type RouteSectionProps, useIsRouting, useLocation } from '@solidjs/router'
import {
  createEffect,
  createSignal,
  ErrorBoundary,
  lazy,
  Match,
  on,
  onCleanup,
  onMount,
  Show,
  Suspense,
  Switch,
} from 'solid-js'
import { SignInPage } from '../account/SignInPage.tsx'
import { ClientProvider } from '../client.ts'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { createKeys } from '../ui/keys.ts'
import { Notice, Skeleton } from '../ui/Notice.tsx'
import { createOnline } from '../ui/online.ts'
import { decoded } from './here.ts'
import { NoAccess } from './NoAccess.tsx'
import { createPlaces } from './places.ts'
import { createMembership, Rail } from './Rail.tsx'
import { Switches } from './Switches.tsx'
import './frame.css'

const KeyHelp = lazy(async () => ({ default: (await import('./KeyHelp.tsx')).KeyHelp }))
const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))

/** What stands around every page: the demo's banner, the rail, the state of the session. */
export function Frame(props: RouteSectionProps) {
  const session = useSession()
  const isOnline = createOnline()
  const isDemo = () => {
    const now = session.standing()
    return 'isDemo' in now && now.isDemo
  }
  createFontsAfterFirstPage()
  return (
    <>
      <a class="skip" href="#main" onClick={focusMain}>
        {t().skipToContent}
      </a>
      <Show when={isDemo()}>
        <aside class="demo-banner" aria-label={t().demoBanner}>
          {t().demoBanner}
        </aside>
      </Show>
      <Show when={!isOnline()}>
        <Notice tone="problem">{t().offline}</Notice>
      </Show>
      <Switch>
        <Match when={session.standing().state === 'signedIn'}>
          <ClientProvider value={session.client()}>
            <Desk>{props.children}</Desk>
          </ClientProvider>
        </Match>
        <Match when={session.standing().state === 'signedOut'}>
          <SignInPage />
        </Match>
        <Match when={session.standing().state === 'loading'}>
          <main class="lone" aria-busy="true">
            <Skeleton lines={4} label={t().loading} />
          </main>
        </Match>
        <Match when={session.standing().state === 'unreachable'}>
          <Unreachable />
        </Match>
      </Switch>
    </>
  )
}

function Desk(props: Pick<RouteSectionProps, 'children'>) {
  const location = useLocation()
  const session = useSession()
  const [open, setOpen] = createSignal<'palette' | 'keys'>()
  const isMine = () => {
    const study = /^\/study\/([^/]+)/.exec(location.pathname)?.[1]
    return study === undefined || membershipOf(session, decoded(study)) !== undefined
  }
  createKeys({ '?': () => setOpen('keys') })
  createCommandKey(() => setOpen('palette'))
  createPlaces(useIsRouting())
  createEffect(on(() => location.pathname, focusMain, { defer: true }))
  return (
    <div class="desk">
      <Rail onPalette={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
      <main id="main" tabindex="-1">
        <PrintedStudy />
        <ErrorBoundary fallback={(_error, reset) => <Broken onRetry={reset} />}>
          <Suspense fallback={<Skeleton lines={6} label={t().loading} />}>
            <Show when={isMine()} fallback={<NoAccess />}>
              {props.children}
            </Show>
          </Suspense>
        </ErrorBoundary>
      </main>
      <Suspense>
        <Show when={open() === 'palette'}>
          <Palette onClose={() => setOpen(undefined)} />
        </Show>
        <Show when={open() === 'keys'}>
          <KeyHelp onClose={() => setOpen(undefined)} />
        </Show>
      </Suspense>
    </div>
  )
}

/** On paper there is no rail, and a page still says whose it is. */
function PrintedStudy() {
  const membership = createMembership()
  return (
    <Show when={membership()}>
      {(here) => (
        <p class="print-only small" aria-hidden="true">
          <Local of={here().study.title} />
        </p>
      )}
    </Show>
  )
}

/** What broke is not shown: an error's message may carry anything. */
function Broken(props: { onRetry: () => void }) {
  return (
    <Notice tone="problem">
      <span>{t().error.refused}</span>
      <Button onClick={() => props.onRetry()}>{t().retry}</Button>
    </Notice>
  )
}

function Unreachable() {
  const session = useSession()
  return (
    <main class="lone" id="main" tabindex="-1">
      <h1>{t().product}</h1>
      <Notice tone="problem">
        <span>{t().error.unreachable}</span>
        <Button onClick={() => void session.load()}>{t().retry}</Button>
      </Notice>
      <Switches />
    </main>
  )
}

function focusMain(): void {
  document.getElementById('main')?.focus({ preventScroll: true })
}

function createCommandKey(act: () => void): void {
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    act()
  }
  window.addEventListener('keydown', listen)
  onCleanup(() => window.removeEventListener('keydown', listen))
}

/** The list is there in the letters of the device first; ours follow when nothing else is on its way. */
function createFontsAfterFirstPage(): void {
  const session = useSession()
  onMount(() =>
    createEffect(() => {
      if (session.standing().state === 'loading') return
      setTimeout(() => void import('../ui/fonts.css'), 1200)
    }),
  )
}
