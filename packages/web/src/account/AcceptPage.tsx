import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { ask } from '../client.ts'
import { t } from '../language/language.ts'
import { sitterOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AcceptForm } from './AcceptForm.tsx'
import { createArrival } from './createArrival.ts'
import { type Arrival, arrivalIn } from './arrival.ts'
import { Came } from './ByProvider.tsx'
import { type Ended, HeldLink } from './HeldLink.tsx'
import { Joining, SignInToJoin } from './Joining.tsx'
import { heldQuery } from './operations.ts'

/** Whoever holds an invitation makes their own account here. */
export function AcceptPage() {
  const session = useSession()
  const location = useLocation()
  const arrival = createArrival()
  const token = () => arrivalIn(location.hash).rest
  const look = async (token: string) =>
    (await ask(session.client(), heldQuery, { token })).data?.heldInvitation
  return (
    <HeldLink
      title={t().account.welcome}
      token={token()}
      look={look}
      whyNot={(reason) => <NotInvited reason={reason} />}
    >
      {(found, onEnded) => (
        <Show
          when={sitterOf(session.standing())}
          fallback={
            <Fresh {...{ arrival, onEnded }} token={token()} isAdministrator={found().isAdministrator} />
          }
        >
          {(sitter) => (
            <Joining
              token={token()}
              name={sitter().name}
              isAdministrator={found().isAdministrator}
              onEnded={onEnded}
            />
          )}
        </Show>
      )}
    </HeldLink>
  )
}

interface FreshProps {
  token: string
  arrival: Arrival | undefined
  isAdministrator: boolean
  onEnded: (reason: Ended) => void
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

function NotInvited(props: { reason: Ended }) {
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
