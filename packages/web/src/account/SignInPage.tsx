import { createSignal, For, Show } from 'solid-js'
import { Switches } from '../frame/Switches.tsx'
import { rolesInWords, t } from '../language/language.ts'
import type { SignInProblem } from '../door.ts'
import { type DemoAccount, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { createArrival } from './createArrival.ts'
import { Came, SignInByProvider } from './ByProvider.tsx'
import { CodeForm } from './CodeForm.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { Secret } from './Secret.tsx'
import { inWords } from './problem.ts'
import { createTitle } from '../ui/title.ts'

export function SignInPage() {
  const session = useSession()
  const [name, setName] = createSignal('')
  const [password, setPassword] = createSignal('')
  const standing = () => {
    const now = session.standing()
    return now.state === 'signedOut' ? now : undefined
  }
  const arrival = createArrival()
  const [isAsked, setAsked] = createSignal(arrival === 'code_needed')
  const [problem, setProblem] = createSignal<SignInProblem>()
  const back = (why?: SignInProblem) => {
    setPassword('')
    setProblem(why)
    setAsked(false)
  }
  const form = {
    get name() {
      return name()
    },
    get password() {
      return password()
    },
    onName: setName,
    onPassword: setPassword,
    onProblem: (what: SignInProblem | undefined) => {
      setProblem(what)
      if (what === 'codeNeeded') setAsked(true)
    },
  }
  createTitle(() => (isAsked() ? t().account.codeTitle : t().signIn.title))
  const fill = (account: DemoAccount) => {
    setName(account.name)
    setPassword(account.password)
  }
  return (
    <main class="lone" id="main" tabindex="-1">
      <header>
        <p class="wordmark">{t().product}</p>
        <p class="soft measure">{t().signIn.lead}</p>
      </header>
      <h1>{isAsked() ? t().account.codeTitle : t().signIn.title}</h1>
      <Show when={standing()?.hasLeft}>
        <Notice>{t().signIn.signedOut}</Notice>
      </Show>
      <Came of={arrival} />
      <Show when={isAsked()} fallback={<SignInForm problem={problem()} {...form} />}>
        <CodeForm onBack={back} />
      </Show>
      <Show when={!isAsked() && !standing()?.isDemo}>
        <p class="soft measure">{t().way.forgotten}</p>
      </Show>
      <Show when={!isAsked() && standing()?.isDemo && standing()}>
        {(now) => <DemoAccounts accounts={now().accounts} onChoose={fill} />}
      </Show>
      <Switches />
    </main>
  )
}

interface FormProps {
  name: string
  password: string
  onName: (name: string) => void
  onPassword: (password: string) => void
  problem: SignInProblem | undefined
  onProblem: (problem: SignInProblem | undefined) => void
}

/** Name and password, or a passkey. */
export function SignInForm(props: FormProps) {
  const session = useSession()
  const [isBusy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy()) return
    setBusy(true)
    const problem = await session.signIn(props.name, props.password)
    setBusy(false)
    props.onProblem(problem)
  }
  return (
    <form class="sign-in" onSubmit={(event) => void submit(event)}>
      <Field
        label={t().signIn.name}
        name="name"
        autocomplete="username"
        value={props.name}
        onInput={(event) => props.onName(event.currentTarget.value)}
      />
      <Secret
        label={t().signIn.password}
        name="password"
        kind="current-password"
        value={props.password}
        onInput={props.onPassword}
      />
      <Show when={props.problem}>
        {(what) => <Notice tone="problem">{inWords(what(), session, own())}</Notice>}
      </Show>
      <Button type="submit" look="strong" aria-disabled={isBusy()}>
        {isBusy() ? t().signIn.waiting : t().signIn.submit}
      </Button>
      <PasskeyButton label={t().passkey.enter} come={session.enterByPasskey} onProblem={props.onProblem} />
      <SignInByProvider />
    </form>
  )
}

const own = () => ({
  ended: t().account.codeEnded,
  codeUsed: t().account.codeUsed,
  missing: t().signIn.missing,
  failed: t().signIn.failed,
  wrong: t().signIn.wrong,
})

function DemoAccounts(props: { accounts: DemoAccount[]; onChoose: (account: DemoAccount) => void }) {
  return (
    <section class="demo-accounts">
      <h2>{t().signIn.demoTitle}</h2>
      <p class="soft">{t().signIn.demoLead}</p>
      <ul>
        <For each={props.accounts}>
          {(account) => (
            <li>
              <Button onClick={() => props.onChoose(account)}>
                {t().signIn.demoUse(account.name, rolesInWords(account.roles))}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
