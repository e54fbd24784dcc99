import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { ask } from '../client.ts'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type Ended, HeldLink } from './HeldLink.tsx'
import { Secret } from './Secret.tsx'
import { heldPasswordLinkQuery, usePasswordLinkMutation } from './wayOperations.ts'

/** Whoever holds a link chooses a new password here. */
export function PasswordPage() {
  const session = useSession()
  const location = useLocation()
  const token = () => location.hash.slice(1)
  const [isSet, setIsSet] = createSignal(false)
  const look = async (token: string) =>
    (await ask(session.client(), heldPasswordLinkQuery, { token })).data?.heldPasswordLink
  return (
    <HeldLink
      title={t().way.choose}
      token={token()}
      look={look}
      whyNot={(reason) => <Notice tone="problem">{t().way.ended[reason]}</Notice>}
    >
      {(found, onEnded) => (
        <Show when={!isSet()} fallback={<IsSet />}>
          <ChooseForm
            name={found().name ?? ''}
            token={token()}
            onEnded={onEnded}
            onSet={() => setIsSet(true)}
          />
        </Show>
      )}
    </HeldLink>
  )
}

/** Wherever somebody sat here is over as well. */
function IsSet() {
  const session = useSession()
  const navigate = useNavigate()
  const go = async () => {
    navigate('/', { replace: true })
    await session.load()
  }
  return (
    <>
      <Notice>{t().way.isSet}</Notice>
      <Button look="strong" onClick={() => void go()}>
        {t().account.toSignIn}
      </Button>
    </>
  )
}

interface FormProps {
  name: string
  token: string
  onEnded: (why: Ended) => void
  onSet: () => void
}

function ChooseForm(props: FormProps) {
  const session = useSession()
  const [password, setPassword] = createSignal('')
  const [problem, setProblem] = createSignal<'passwordProblem' | 'failed'>()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const input = { token: props.token, password: password() }
    const { data } = await ask(session.client(), usePasswordLinkMutation, { input })
    const result = data?.usePasswordLink
    if (result?.__typename === 'LinkEnded') return props.onEnded(result.reason)
    if (result?.__typename === 'MutationUsePasswordLinkSuccess') return props.onSet()
    setProblem(result?.__typename === 'InvalidInput' ? 'passwordProblem' : 'failed')
  }
  return (
    <form class="sign-in" onSubmit={(event) => void submit(event)}>
      <p>{t().way.chooseFor(props.name)}</p>
      <Secret
        label={t().way.next}
        hint={t().account.passwordHint}
        name="password"
        kind="new-password"
        value={password()}
        onInput={setPassword}
      />
      <Show when={problem()}>{(what) => <Notice tone="problem">{t().account[what()]}</Notice>}</Show>
      <Button type="submit" look="strong">
        {t().way.set}
      </Button>
    </form>
  )
}
