import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { ask, useClient } from '../client.ts'
import { clock, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Secret } from './Secret.tsx'
import { changePasswordMutation } from './wayOperations.ts'

type Told = 'changed' | 'wrongPassword' | 'passwordProblem' | 'tooMany' | 'demoOnly' | 'failed'

/** Changing one's password; and being told where an administrator's link set it. */
export function Password(props: { setByLink: string[]; times: number; onChanged: () => void }) {
  const [isOpen, setOpen] = createSignal(false)
  const [told, setTold] = createSignal<Told>()
  const done = () => {
    setOpen(false)
    setTold('changed')
    props.onChanged()
  }
  return (
    <section>
      <h2>{t().way.change}</h2>
      <p class="soft measure">{t().way.changeLead}</p>
      <Show when={props.times > 0}>
        <p class="measure">{t().way.setByLink(props.times, props.setByLink.map(clock).join(', '))}</p>
      </Show>
      <Show when={told()}>
        {(what) => <Notice tone={what() === 'changed' ? 'calm' : 'problem'}>{inWords(what())}</Notice>}
      </Show>
      <Show when={isOpen()} fallback={<Button onClick={() => setOpen(true)}>{t().way.changeBegin}</Button>}>
        <ChangeForm onTold={setTold} onDone={done} onCancel={() => setOpen(false)} />
      </Show>
    </section>
  )
}

interface FormProps {
  onTold: (told: Told | undefined) => void
  onDone: () => void
  onCancel: () => void
}

function ChangeForm(props: FormProps) {
  const client = useClient()
  const [typed, setTyped] = createStore({ password: '', next: '' })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { data } = await ask(client, changePasswordMutation, { input: { ...typed } })
    const result = data?.changePassword.__typename
    if (result === 'MutationChangePasswordSuccess') return props.onDone()
    props.onTold(refusals[result ?? ''] ?? 'failed')
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Secret
        label={t().way.present}
        name="password"
        kind="current-password"
        value={typed.password}
        onInput={(text) => setTyped('password', text)}
      />
      <Secret
        label={t().way.next}
        hint={t().account.passwordHint}
        name="next"
        kind="new-password"
        value={typed.next}
        onInput={(text) => setTyped('next', text)}
      />
      <div class="buttons">
        <Button type="submit" look="strong">
          {t().way.changeBegin}
        </Button>
        <Button onClick={() => props.onCancel()}>{t().account.cancel}</Button>
      </div>
    </form>
  )
}

const refusals: Record<string, Told | undefined> = {
  WrongCredentials: 'wrongPassword',
  InvalidInput: 'passwordProblem',
  TooManyTries: 'tooMany',
  DemoOnly: 'demoOnly',
}

const inWords = (told: Told): string => (told === 'changed' ? t().way.changed : t().account[told])
