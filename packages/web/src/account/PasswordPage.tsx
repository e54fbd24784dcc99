import { useLocation, useNavigate } from '@solidjs/router'
import { createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { ask } from '../client.ts'
import { Switches } from '../frame/Switches.tsx'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice, Skeleton } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import type { Held } from './operations.ts'
import { Secret } from './Secret.tsx'
import { heldPasswordLinkQuery, usePasswordLinkMutation } from './wayOperations.ts'

type Ended = Exclude<Held, 'open'>

/** Whoever holds a link chooses a new password here. The link's secret part is never in a request's address. */
export function PasswordPage() {
  const session = useSession()
  const location = useLocation()
  const token = () => location.hash.slice(1)
  const [ended, setEnded] = createSignal<Ended>()
  const [isSet, setIsSet] = createSignal(false)
  const [held] = createResource(token, async (token) => {
    const { data } = await ask(session.client(), heldPasswordLinkQuery, { token })
    return data?.heldPasswordLink ?? 'failed'
  })
  const openFor = () => {
    const now = held()
    return now !== undefined && now !== 'failed' && now.state === 'open' ? now.name : null
  }
  const reason = (): Ended => {
    const now = held()
    const state = now === undefined || now === 'failed' ? 'unknown' : now.state
    return ended() ?? (state === 'open' ? 'unknown' : state)
  }
  createTitle(() => t().way.choose)
  return (
    <main class="lone" id="main" tabindex="-1">
      <p class="wordmark">{t().product}</p>
      <h1>{t().way.choose}</h1>
      <Switch fallback={<Notice tone="problem">{t().way.ended[reason()]}</Notice>}>
        <Match when={isSet()}>
          <IsSet />
        </Match>
        <Match when={held.loading}>
          <Skeleton lines={4} label={t().loading} />
        </Match>
        <Match when={held() === 'failed'}>
          <Notice tone="problem">{t().error.unreachable}</Notice>
        </Match>
        <Match when={!ended() && openFor()}>
          {(name) => (
            <ChooseForm name={name()} token={token()} onEnded={setEnded} onSet={() => setIsSet(true)} />
          )}
        </Match>
      </Switch>
      <Switches />
    </main>
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
