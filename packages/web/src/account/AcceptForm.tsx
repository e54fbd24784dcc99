import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { ask } from '../client.ts'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { acceptMutation, type Held } from './operations.ts'

type Problem = 'name' | 'displayName' | 'password' | 'failed'
const inputs: readonly Problem[] = ['name', 'displayName', 'password']

interface Props {
  token: string
  onEnded: (reason: Exclude<Held, 'open'>) => void
}

export function AcceptForm(props: Props) {
  const [chosen, setChosen] = createStore({ name: '', displayName: '', password: '' })
  const accepting = createAccepting(props, () => ({ ...chosen }))
  return (
    <form class="sign-in" onSubmit={(event) => void accepting.submit(event)}>
      <Field
        label={t().account.displayName}
        name="displayName"
        autocomplete="name"
        maxlength="60"
        value={chosen.displayName}
        onInput={(event) => setChosen('displayName', event.currentTarget.value)}
      />
      <Field
        label={t().account.name}
        hint={t().account.nameHint}
        name="name"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        value={chosen.name}
        onInput={(event) => setChosen('name', event.currentTarget.value)}
      />
      <Field
        label={t().account.password}
        hint={t().account.passwordHint}
        name="password"
        type="password"
        autocomplete="new-password"
        value={chosen.password}
        onInput={(event) => setChosen('password', event.currentTarget.value)}
      />
      <Show when={accepting.problem()}>{(what) => <Notice tone="problem">{inWords(what())}</Notice>}</Show>
      <Button type="submit" look="strong" aria-disabled={accepting.isBusy()}>
        {t().account.accept}
      </Button>
    </form>
  )
}

function createAccepting(
  props: Props,
  chosen: () => { name: string; displayName: string; password: string },
) {
  const session = useSession()
  const navigate = useNavigate()
  const [problem, setProblem] = createSignal<Problem>()
  const [isBusy, setBusy] = createSignal(false)
  const send = async (): Promise<Problem | undefined> => {
    const input = { ...chosen(), token: props.token }
    const { data } = await ask(session.client(), acceptMutation, { input })
    const result = data?.acceptInvitation
    if (result?.__typename === 'InvitationEnded') return void props.onEnded(result.reason)
    if (result?.__typename === 'InvalidInput')
      return inputs.find((one) => result.issues.some(({ path }) => path === one)) ?? 'failed'
    if (result?.__typename !== 'MutationAcceptInvitationSuccess') return 'failed'
    // First the address, which holds the link: it is of no use any more.
    navigate('/account', { replace: true })
    session.enter(result.data)
    return undefined
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy()) return
    setBusy(true)
    setProblem(await send())
    setBusy(false)
  }
  return { problem, isBusy, submit }
}

const inWords = (problem: Problem): string =>
  problem === 'failed' ? t().account.failed : t().account[`${problem}Problem`]
