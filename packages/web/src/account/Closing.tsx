import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { ask, useClient } from '../client.ts'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Secret } from './Secret.tsx'
import { closeAccountMutation } from './wayOperations.ts'

/** Closing one's account: what goes is said first, and one's own name is typed for it. */
export function Closing(props: { name: string }) {
  const [isOpen, setOpen] = createSignal(false)
  return (
    <section>
      <h2>{t().way.close}</h2>
      <p class="soft measure">{t().way.closeLead}</p>
      <Show when={isOpen()} fallback={<Button onClick={() => setOpen(true)}>{t().way.close}</Button>}>
        <CloseForm name={props.name} onCancel={() => setOpen(false)} />
      </Show>
    </section>
  )
}

function CloseForm(props: { name: string; onCancel: () => void }) {
  const client = useClient()
  const session = useSession()
  const [typed, setTyped] = createStore({ name: '', password: '' })
  const [problem, setProblem] = createSignal<string>()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { data } = await ask(client, closeAccountMutation, { input: { ...typed } })
    const result = data?.closeAccount.__typename
    if (result === 'MutationCloseAccountSuccess') return session.signOut()
    setProblem(result ?? '')
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field
        label={t().way.closeType(props.name)}
        name="name"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        value={typed.name}
        onInput={(event) => setTyped('name', event.currentTarget.value)}
      />
      <Secret
        label={t().account.yourPassword}
        name="password"
        kind="current-password"
        value={typed.password}
        onInput={(text) => setTyped('password', text)}
      />
      <Show when={problem() !== undefined}>
        <Notice tone="problem">{inWords(problem()!)}</Notice>
      </Show>
      <div class="buttons">
        <Button type="submit" look="strong">
          {t().way.closeNow}
        </Button>
        <Button onClick={() => props.onCancel()}>{t().account.cancel}</Button>
      </div>
    </form>
  )
}

const inWords = (refusal: string): string =>
  ({
    InvalidInput: t().way.wrongName,
    WrongCredentials: t().account.wrongPassword,
    TooManyTries: t().account.tooMany,
    LastAdministrator: t().way.lastOfStudy,
    LastOfInstance: t().way.lastOfInstance,
    DemoOnly: t().account.demoOnly,
  })[refusal] ?? t().account.failed
