import { type RouteSectionProps, useIsRouting, useLocation } from '@solidjs/router'
import {
  type Component,
  createEffect,
  createSignal,
  ErrorBoundary,
  lazy,
  Match,
  on,
  onMount,
  Show,
  Suspense,
  Switch,
} from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { LockPage } from '../account/LockPage.tsx'
import { SignInPage } from '../account/SignInPage.tsx'
import { ClientProvider } from '../client.ts'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import { membershipOf, sitterOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { createIdle } from '../ui/idle.ts'
import { createChord, createKeys } from '../ui/keys.ts'
import { Notice, Skeleton } from '../ui/Notice.tsx'
import { createOnline } from '../ui/online.ts'
import { createBeat } from './beat.ts'
import { FactorNeeded } from './FactorNeeded.tsx'
import { decoded } from './here.ts'
import { NoAccess } from './NoAccess.tsx'
import { createPlaces } from './places.ts'
import { createMembership, Rail } from './Rail.tsx'
import { Curtain } from './Curtain.tsx'
import { SafetyAlarms } from './SafetyCount.tsx'
import { Switches } from './Switches.tsx'
import './frame.css'
import './rooms.css'

const KeyHelp = lazy(async () => ({ default: (await import('./KeyHelp.tsx')).KeyHelp }))
const AcceptPage = lazy(async () => ({ default: (await import('../account/AcceptPage.tsx')).AcceptPage }))
const UnlockedPage = lazy(async () => ({
  default: (await import('../account/UnlockedPage.tsx')).UnlockedPage,
}))
const PasswordPage = lazy(async () => ({
  default: (await import('../account/PasswordPage.tsx')).PasswordPage,
}))
const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))

/** Pages that stand alone, whoever sits there. */
const lonePages: Record<string, Component | undefined> = {
  '/invitation': AcceptPage,
  '/unlocked': UnlockedPage,
  '/password': PasswordPage,
}

/** After so many minutes without a hand on it a page is locked; the server locks its session after the same time. */
const longestIdle = 30

/** What stands around every page: the demo's banner, the rail, the state of the session. */
export function Frame(props: RouteSectionProps) {
  const session = useSession()
  const isOnline = createOnline()
  const location = useLocation()
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
        <Match when={session.standing().state !== 'loading' && lonePages[location.pathname]}>
          {(page) => (
            <Suspense>
              <Dynamic component={page()} />
            </Suspense>
          )}
        </Match>
        <Match when={sitterOf(session.standing()) !== undefined}>
          <ClientProvider value={session.client()}>
            <Curtain>
              <Desk>{props.children}</Desk>
            </Curtain>
          </ClientProvider>
        </Match>
        <Match when={session.standing().state === 'locked'}>
          <LockPage />
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
  const study = () => {
    const part = /^\/study\/([^/]+)/.exec(location.pathname)?.[1]
    return part === undefined ? undefined : decoded(part)
  }
  const isMine = () => study() === undefined || membershipOf(session, study()) !== undefined
  const isClosed = () => sitterOf(session.standing())?.closedStudies.includes(study() ?? '') ?? false
  createKeys({ '?': () => setOpen('keys') })
  createChord('k', { withShift: false }, () => setOpen('palette'))
  createChord('l', { withShift: true }, () => void session.lock())
  createIdle(longestIdle, () => void session.lock())
  createBeat()
  createPlaces(useIsRouting())
  createEffect(on(() => location.pathname, focusMain, { defer: true }))
  return (
    <div class="desk">
      <Rail onPalette={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
      <main id="main" tabindex="-1">
        <SafetyAlarms />
        <PrintedStudy />
        <ErrorBoundary fallback={(_error, reset) => <Broken onRetry={reset} />}>
          <Suspense fallback={<Skeleton lines={6} label={t().loading} />}>
            <Show when={isMine()} fallback={isClosed() ? <FactorNeeded /> : <NoAccess />}>
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
