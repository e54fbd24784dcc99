import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { InviteAdministrator } from './InviteAdministrator.tsx'
import { PasswordLinkTold } from './LinkShown.tsx'
import { accountsQuery, endSessionsMutation, type InstanceAccount } from './wayOperations.ts'
import { makePasswordLinkMutation } from './wayOperations.ts'
import { type LinkTold, linkTold } from './linkTold.ts'
import './account.css'

type Said = { tone: 'calm' | 'problem'; text: string }

/** Who has an account on the instance, for its administrators: a lost tablet and a forgotten password end here. */
export function AccountsPage() {
  const [part, setPart] = createSignal('')
  const read = createRead(accountsQuery, () => ({ part: part() }))
  createTitle(() => t().way.accounts)
  return (
    <div class="page account-page">
      <h1>{t().way.accounts}</h1>
      <p class="soft measure">{t().way.accountsLead}</p>
      <FindForm onFind={setPart} />
      <Loaded read={read} pick={(data) => data.accounts}>
        {(all) => <AccountList all={all()} onChanged={read.refetch} />}
      </Loaded>
      <InviteAdministrator />
    </div>
  )
}

function FindForm(props: { onFind: (part: string) => void }) {
  const [typed, setTyped] = createSignal('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.onFind(typed().trim())
  }
  return (
    <form role="search" onSubmit={submit}>
      <Field
        label={t().way.part}
        name="part"
        autocomplete="off"
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{t().way.find}</Button>
    </form>
  )
}

function AccountList(props: { all: InstanceAccount[]; onChanged: () => void }) {
  const client = useClient()
  const [said, setSaid] = createSignal<Said>()
  const [link, setLink] = createSignal<LinkTold>()
  const end = async ({ id: accountId, displayName }: InstanceAccount) => {
    setLink(undefined)
    const { data } = await ask(client, endSessionsMutation, { input: { accountId } })
    const isDone = data?.endSessions.__typename === 'MutationEndSessionsSuccess'
    const text = isDone ? t().way.endedAll(displayName) : t().account.failed
    setSaid({ tone: isDone ? 'calm' : 'problem', text })
    props.onChanged()
  }
  const makeLink = async ({ id: accountId, displayName }: InstanceAccount) => {
    setSaid(undefined)
    const { data } = await ask(client, makePasswordLinkMutation, { input: { accountId } })
    setLink(linkTold(data?.done, displayName))
  }
  return (
    <section>
      <Show when={said()}>{(what) => <Notice tone={what().tone}>{what().text}</Notice>}</Show>
      <PasswordLinkTold told={link()} />
      <Show when={props.all.length > 0} fallback={<p>{t().way.nobody}</p>}>
        <ul class="sessions">
          <For each={props.all}>
            {(one) => (
              <li>
                <About one={one} />
                <Show when={!one.isViewer}>
                  <div class="buttons">
                    <Button aria-label={t().way.linkFor(one.displayName)} onClick={() => void makeLink(one)}>
                      {t().way.link}
                    </Button>
                    <Show when={one.sessions > 0}>
                      <Button aria-label={t().way.endAllOf(one.displayName)} onClick={() => void end(one)}>
                        {t().way.endAll}
                      </Button>
                    </Show>
                  </div>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.all.length === 100}>
        <p>{t().way.firstHundred}</p>
      </Show>
      <p class="soft measure">{t().way.linkLead}</p>
    </section>
  )
}

function About(props: { one: InstanceAccount }) {
  const parts = () => [
    t().way.signsInAs(props.one.name),
    ...(props.one.isAdministrator ? [t().way.isAdministrator] : []),
    props.one.hasSecondFactor ? t().way.hasFactor : t().way.noFactor,
    t().way.sessions(props.one.sessions),
  ]
  return (
    <p>
      <strong>{props.one.displayName}</strong>
      <Show when={props.one.isViewer}> ({t().member.you})</Show>
      <br />
      <span class="soft">{parts().join(' · ')}</span>
    </p>
  )
}
