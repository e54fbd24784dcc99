import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { ask } from '../client.ts'
import type { SignInProblem } from '../door.ts'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { CodeForm } from './CodeForm.tsx'
import type { Held } from './operations.ts'
import { SignInForm } from './SignInPage.tsx'
import { joinMutation } from './wayOperations.ts'

interface Props {
  token: string
  name: string
  isAdministrator: boolean
  onEnded: (reason: Exclude<Held, 'open'>) => void
}

/** Whoever sits there brings the account that they have. */
export function Joining(props: Props) {
  const session = useSession()
  const navigate = useNavigate()
  const [problem, setProblem] = createSignal<string>()
  const join = async () => {
    const { data } = await ask(session.client(), joinMutation, { input: { token: props.token } })
    const result = data?.joinByInvitation
    if (result?.__typename === 'InvitationEnded') return props.onEnded(result.reason)
    if (result?.__typename === 'OwnRoles') return void setProblem(t().way.ownInvitation)
    if (result?.__typename !== 'MutationJoinByInvitationSuccess') return void setProblem(t().account.failed)
    navigate('/', { replace: true })
    session.enter(result.data)
  }
  return (
    <>
      <p>{props.isAdministrator ? t().way.joinAdministrator(props.name) : t().way.join(props.name)}</p>
      <Show when={problem()}>{(what) => <Notice tone="problem">{what()}</Notice>}</Show>
      <div class="buttons">
        <Button look="strong" onClick={() => void join()}>
          {t().way.joinNow}
        </Button>
        <Button onClick={() => void session.signOut()}>{t().signOut}</Button>
      </div>
      <p class="soft">{t().account.alreadyIn}</p>
    </>
  )
}

/** The same way in as everywhere, on the page of an invitation. */
export function SignInToJoin() {
  const [name, setName] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [problem, setProblem] = createSignal<SignInProblem>()
  const back = (why?: SignInProblem) => {
    setPassword('')
    setProblem(why)
  }
  return (
    <>
      <p>{t().way.signInFirst}</p>
      <Show
        when={problem() === 'codeNeeded'}
        fallback={
          <SignInForm
            name={name()}
            password={password()}
            onName={setName}
            onPassword={setPassword}
            problem={problem()}
            onProblem={setProblem}
          />
        }
      >
        <CodeForm onBack={back} />
      </Show>
    </>
  )
}
