import { createSignal, For, Match, Switch } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { type Role, roles } from '../graphql.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { LinkShown } from './LinkShown.tsx'
import { inviteMutation } from './operations.ts'

type Told = 'rolesMissing' | 'emailProblem' | 'demoOnly' | 'failed' | 'sent'

export function InviteForm(props: { study: string; onMade: () => void }) {
  const inviting = createInviting(props)
  return (
    <form class="invite" onSubmit={(event) => void inviting.submit(event)}>
      <Field
        label={t().account.email}
        hint={t().account.emailHint}
        name="email"
        inputmode="email"
        autocomplete="off"
        value={inviting.email()}
        onInput={(event) => inviting.setEmail(event.currentTarget.value)}
      />
      <fieldset>
        <legend>{t().account.rolesLabel}</legend>
        <For each={roles}>
          {(role) => (
            <label>
              <input
                type="checkbox"
                checked={inviting.chosen().includes(role)}
                onChange={(event) => inviting.turn(role, event.currentTarget.checked)}
              />{' '}
              {t().role[role]}
            </label>
          )}
        </For>
      </fieldset>
      <Button type="submit" look="strong">
        {t().account.invite}
      </Button>
      <Switch>
        <Match when={inviting.link()}>{(link) => <LinkShown link={link()} lead={t().account.made} />}</Match>
        <Match when={inviting.told()}>
          {(what) => <Notice tone={what() === 'sent' ? 'calm' : 'problem'}>{t().account[what()]}</Notice>}
        </Match>
      </Switch>
    </form>
  )
}

function createInviting(props: { study: string; onMade: () => void }) {
  const client = useClient()
  const [email, setEmail] = createSignal('')
  const [chosen, setChosen] = createSignal<Role[]>([])
  const [told, setTold] = createSignal<Told>()
  const [link, setLink] = createSignal<string>()
  const turn = (role: Role, isOn: boolean) =>
    setChosen((now) => (isOn ? [...now, role] : now.filter((one) => one !== role)))
  const send = async (): Promise<Told | undefined> => {
    if (chosen().length === 0) return 'rolesMissing'
    const input = { studyId: props.study, email: email().trim() || null, roles: chosen() }
    const { data } = await ask(client, inviteMutation, { input })
    const result = data?.inviteMember
    if (result?.__typename === 'InvalidInput') return 'emailProblem'
    if (result?.__typename === 'DemoOnly') return 'demoOnly'
    if (result?.__typename !== 'MutationInviteMemberSuccess') return 'failed'
    setEmail('')
    setChosen([])
    props.onMade()
    if (result.data.isSent) return 'sent'
    setLink(`${location.origin}/invitation#${result.data.token ?? ''}`)
    return undefined
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setLink(undefined)
    setTold(await send())
  }
  return { email, setEmail, chosen, turn, told, link, submit }
}
