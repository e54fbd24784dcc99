import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { clock, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { LinkShown } from './LinkShown.tsx'
import { Secret } from './Secret.tsx'
import {
  type AdministratorInvitation,
  administratorInvitationsQuery,
  inviteAdministratorMutation,
  withdrawAdministratorMutation,
} from './wayOperations.ts'

type Told = 'emailProblem' | 'demoOnly' | 'failed' | 'sent' | 'wrongPassword' | 'tooMany'

/** One more administrator of the instance, by a link for one person; and those links that wait. */
export function InviteAdministrator() {
  const read = createRead(administratorInvitationsQuery, () => ({}))
  return (
    <>
      <InviteForm onMade={read.refetch} />
      <Loaded read={read} pick={(data) => data.administratorInvitations}>
        {(all) => <Waiting all={all()} onChanged={read.refetch} />}
      </Loaded>
    </>
  )
}

function InviteForm(props: { onMade: () => void }) {
  const client = useClient()
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [told, setTold] = createSignal<Told>()
  const [link, setLink] = createSignal<string>()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setLink(undefined)
    const input = { email: email().trim() || null, password: password() }
    const made = (await ask(client, inviteAdministratorMutation, { input })).data?.done
    if (!made?.data) return void setTold(refusals[made?.__typename ?? ''] ?? 'failed')
    setEmail('')
    setPassword('')
    props.onMade()
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
        <Secret
          label={t().account.yourPassword}
          name="password"
          kind="current-password"
          value={password()}
          onInput={setPassword}
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

function Waiting(props: { all: AdministratorInvitation[]; onChanged: () => void }) {
  const client = useClient()
  const [told, setTold] = createSignal<'withdrawn' | 'failed'>()
  const withdraw = async (invitationId: string) => {
    const { data } = await ask(client, withdrawAdministratorMutation, { input: { invitationId } })
    const isDone = data?.done.__typename === 'MutationWithdrawAdministratorInvitationSuccess'
    setTold(isDone ? 'withdrawn' : 'failed')
    props.onChanged()
  }
  const whom = (one: AdministratorInvitation) => one.email ?? t().account.byLink
  const about = (one: AdministratorInvitation) =>
    t().way.waitingBy(one.invitedBy ?? t().way.commandLine, clock(one.expiresAt))
  return (
    <section>
      <h2>{t().way.waiting}</h2>
      <Show when={told()}>
        {(what) => <Notice tone={what() === 'failed' ? 'problem' : 'calm'}>{t().account[what()]}</Notice>}
      </Show>
      <Show when={props.all.length > 0} fallback={<p>{t().way.waitingNone}</p>}>
        <ul class="sessions">
          <For each={props.all}>
            {(one) => (
              <li>
                <p>
                  {whom(one)}
                  <br />
                  <span class="soft">{one.state === 'expired' ? t().way.waitingOld : about(one)}</span>
                </p>
                <Button
                  aria-label={t().way.withdrawOf(`${whom(one)}, ${about(one)}`)}
                  onClick={() => void withdraw(one.id)}
                >
                  {t().account.withdraw}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

const refusals: Record<string, Told | undefined> = {
  InvalidInput: 'emailProblem',
  DemoOnly: 'demoOnly',
  WrongCredentials: 'wrongPassword',
  TooManyTries: 'tooMany',
}
