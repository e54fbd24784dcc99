import { createSignal, Match, Switch } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { LinkShown } from './LinkShown.tsx'
import { inviteAdministratorMutation } from './wayOperations.ts'

type Told = 'emailProblem' | 'demoOnly' | 'failed' | 'sent'

/** One more administrator of the instance, by a link for one person. */
export function InviteAdministrator() {
  const client = useClient()
  const [email, setEmail] = createSignal('')
  const [told, setTold] = createSignal<Told>()
  const [link, setLink] = createSignal<string>()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setLink(undefined)
    const input = { email: email().trim() || null }
    const made = (await ask(client, inviteAdministratorMutation, { input })).data?.done
    if (!made?.data) return void setTold(refusals[made?.__typename ?? ''] ?? 'failed')
    setEmail('')
    setTold(made.data.isSent ? 'sent' : undefined)
    if (made.data.token) setLink(`${location.origin}/invitation#${made.data.token}`)
  }
  return (
    <section>
      <h2>{t().way.inviteAdministrator}</h2>
      <p class="soft measure">{t().way.inviteAdministratorLead}</p>
      <form onSubmit={(event) => void submit(event)}>
        <Field
          label={t().account.email}
          hint={t().account.emailHint}
          name="email"
          inputmode="email"
          autocomplete="off"
          value={email()}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit">{t().account.invite}</Button>
        <Switch>
          <Match when={link()}>{(made) => <LinkShown link={made()} lead={t().account.made} />}</Match>
          <Match when={told()}>
            {(what) => <Notice tone={what() === 'sent' ? 'calm' : 'problem'}>{t().account[what()]}</Notice>}
          </Match>
        </Switch>
      </form>
    </section>
  )
}

const refusals: Record<string, Told | undefined> = { InvalidInput: 'emailProblem', DemoOnly: 'demoOnly' }
