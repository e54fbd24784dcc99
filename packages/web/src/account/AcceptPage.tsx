import { useLocation, useNavigate } from '@solidjs/router'
import { createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { ask } from '../client.ts'
import { Switches } from '../frame/Switches.tsx'
import { t } from '../language/language.ts'
import { sitterOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice, Skeleton } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { AcceptForm } from './AcceptForm.tsx'
import { createArrival } from './createArrival.ts'
import { type Arrival, arrivalIn } from './arrival.ts'
import { Came } from './ByProvider.tsx'
import { Joining, SignInToJoin } from './Joining.tsx'
import { type Held, heldQuery } from './operations.ts'

type Look = { state: Held; isAdministrator: boolean } | 'failed'

/** Whoever holds an invitation makes their own account here. The link's secret part is never in a request's address. */
export function AcceptPage() {
  const session = useSession()
  const location = useLocation()
  const arrival = createArrival()
  const token = () => arrivalIn(location.hash).rest
  const [ended, setEnded] = createSignal<Exclude<Held, 'open'>>()
  const [held] = createResource(token, async (token): Promise<Look> => {
    const { data } = await ask(session.client(), heldQuery, { token })
    return data?.heldInvitation ?? 'failed'
  })
  const isOpen = () => {
    const now = held()
    return now !== undefined && now !== 'failed' && now.state === 'open' ? now : undefined
  }
  const reason = (): Exclude<Held, 'open'> => {
    const now = held()
    const state = token() === '' || now === undefined || now === 'failed' ? 'unknown' : now.state
    return ended() ?? (state === 'open' ? 'unknown' : state)
  }
  createTitle(() => t().account.welcome)
  return (
    <main class="lone" id="main" tabindex="-1">
      <p class="wordmark">{t().product}</p>
      <h1>{t().account.welcome}</h1>
      <Switch fallback={<Ended reason={reason()} />}>
        <Match when={held.loading}>
          <Skeleton lines={4} label={t().loading} />
        </Match>
        <Match when={held() === 'failed'}>
          <Notice tone="problem">{t().error.unreachable}</Notice>
        </Match>
        <Match when={!ended() && isOpen()}>
          {(now) => (
            <Show
              when={sitterOf(session.standing())}
              fallback={
                <Fresh
                  {...{ arrival, onEnded: setEnded }}
                  token={token()}
                  isAdministrator={now().isAdministrator}
                />
              }
            >
              {(sitter) => (
                <Joining
                  token={token()}
                  name={sitter().name}
                  isAdministrator={now().isAdministrator}
                  onEnded={setEnded}
                />
              )}
            </Show>
          )}
        </Match>
      </Switch>
      <Switches />
    </main>
  )
}

interface FreshProps {
  token: string
  arrival: Arrival | undefined
  isAdministrator: boolean
  onEnded: (reason: Exclude<Held, 'open'>) => void
}

/** Nobody sits there: a new account, or the one that they have. */
function Fresh(props: FreshProps) {
  const [hasAccount, setHasAccount] = createSignal(false)
  return (
    <>
      <Show
        when={hasAccount()}
        fallback={
          <>
            <p>{props.isAdministrator ? t().account.acceptingAdministrator : t().account.accepting}</p>
            <Came of={props.arrival} />
            <AcceptForm token={props.token} onEnded={props.onEnded} />
          </>
        }
      >
        <SignInToJoin />
      </Show>
      <Button look="quiet" onClick={() => setHasAccount((now) => !now)}>
        {hasAccount() ? t().way.haveNone : t().way.haveAccount}
      </Button>
    </>
  )
}

function Ended(props: { reason: Exclude<Held, 'open'> }) {
  const navigate = useNavigate()
  return (
    <>
      <Notice tone="problem">{t().account.invitationEnded[props.reason]}</Notice>
      <Show when={props.reason === 'used'}>
        <Button onClick={() => navigate('/', { replace: true })}>{t().account.toSignIn}</Button>
      </Show>
    </>
  )
}
