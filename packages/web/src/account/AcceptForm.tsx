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
import { acceptByProviderMutation } from './providerOperations.ts'
import { Secret } from './Secret.tsx'

type Problem = 'name' | 'displayName' | 'password' | 'failed'
const inputs: readonly Problem[] = ['name', 'displayName', 'password']

interface Props {
  token: string
  onEnded: (reason: Exclude<Held, 'open'>) => void
}

export function AcceptForm(props: Props) {
  const [chosen, setChosen] = createStore({ name: '', displayName: '', password: '' })
  const session = useSession()
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
      <Secret
        label={t().account.password}
        hint={t().account.passwordHint}
        name="password"
        kind="new-password"
        value={chosen.password}
        onInput={(text) => setChosen('password', text)}
      />
      <Show when={accepting.problem()}>{(what) => <Notice tone="problem">{inWords(what())}</Notice>}</Show>
      <Button type="submit" look="strong" aria-disabled={accepting.isBusy()}>
        {t().account.accept}
      </Button>
      <Show when={session.provider()}>
        {(name) => (
          <div class="by-provider">
            <p class="soft">{t().provider.or}</p>
            <Button aria-disabled={accepting.isBusy()} onClick={() => void accepting.leave()}>
              {t().provider.accept(name())}
            </Button>
            <p class="field-hint">{t().provider.acceptHint(name())}</p>
          </div>
        )}
      </Show>
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
    if (result?.__typename === 'InvalidInput') return problemIn(result.issues)
    if (result?.__typename !== 'MutationAcceptInvitationSuccess') return 'failed'
    // First the address, which holds the link: it is of no use any more.
    navigate('/account', { replace: true })
    session.enter(result.data)
    return undefined
  }
  /** What was chosen goes along, sealed, and comes back with who the provider says it is. */
  const sendAway = async (): Promise<Problem | undefined> => {
    const { name, displayName } = chosen()
    const input = { token: props.token, name, displayName }
    const { data } = await ask(session.client(), acceptByProviderMutation, { input })
    const result = data?.acceptByProvider
    if (result?.__typename === 'InvitationEnded') return void props.onEnded(result.reason)
    if (result?.__typename === 'InvalidInput') return problemIn(result.issues)
    if (result?.__typename !== 'MutationAcceptByProviderSuccess') return 'failed'
    return void location.assign('/openid/begin?for=prepared')
  }
  const busily = async (work: () => Promise<Problem | undefined>) => {
    if (isBusy()) return
    setBusy(true)
    setProblem(await work())
    setBusy(false)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    return busily(send)
  }
  return { problem, isBusy, submit, leave: () => busily(sendAway) }
}

const problemIn = (issues: { path: string }[]): Problem =>
  inputs.find((one) => issues.some(({ path }) => path === one)) ?? 'failed'

const inWords = (problem: Problem): string =>
  problem === 'failed' ? t().account.failed : t().account[`${problem}Problem`]
