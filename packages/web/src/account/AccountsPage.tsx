import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { InviteAdministrator } from './InviteAdministrator.tsx'
import { PasswordLinkTold } from './LinkShown.tsx'
import { OneField } from './OneField.tsx'
import { accountsQuery, endSessionsMutation, type InstanceAccount } from './wayOperations.ts'
import { endAdministratorMutation, makePasswordLinkMutation } from './wayOperations.ts'
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
  const [said, setSaid] = createSignal<Said>()
  const [link, setLink] = createSignal<LinkTold>()
  const tell = (what: Said | undefined, made?: LinkTold) => {
    setSaid(what)
    setLink(made)
  }
  return (
    <section>
      <Show when={said()}>{(what) => <Notice tone={what().tone}>{what().text}</Notice>}</Show>
      <PasswordLinkTold told={link()} />
      <Show when={props.all.length > 0} fallback={<p>{t().way.nobody}</p>}>
        <ul class="sessions">
          <For each={props.all}>{(one) => <AccountItem one={one} onTold={tell} {...props} />}</For>
        </ul>
      </Show>
      <Show when={props.all.length === 100}>
        <p>{t().way.firstHundred}</p>
      </Show>
      <p class="soft measure">{t().way.linkLead}</p>
    </section>
  )
}

interface ItemProps {
  one: InstanceAccount
  onTold: (said: Said | undefined, link?: LinkTold) => void
  onChanged: () => void
}

function AccountItem(props: ItemProps) {
  const [asking, setAsking] = createSignal<'link' | 'end'>()
  const acts = createActs(props, () => setAsking(undefined))
  const name = () => props.one.displayName
  return (
    <li>
      <About one={props.one} />
      <Switch>
        <Match when={asking() === 'link'}>
          <OneField
            label={t().account.yourPassword}
            name="password"
            submit={t().way.linkFor(name())}
            onSubmit={acts.makeLink}
            onCancel={() => setAsking(undefined)}
          />
        </Match>
        <Match when={asking() === 'end'}>
          <p role="status">{t().way.endAdministratorSure(name())}</p>
          <div class="buttons">
            <Button onClick={() => void acts.endAdministrator()}>{t().way.endAdministrator}</Button>
            <Button onClick={() => setAsking(undefined)}>{t().account.cancel}</Button>
          </div>
        </Match>
        <Match when={!props.one.isViewer}>
          <div class="buttons">
            <Button aria-label={t().way.linkFor(name())} onClick={() => setAsking('link')}>
              {t().way.link}
            </Button>
            <Show when={props.one.sessions > 0}>
              <Button aria-label={t().way.endAllOf(name())} onClick={() => void acts.endSessions()}>
                {t().way.endAll}
              </Button>
            </Show>
            <Show when={props.one.isAdministrator}>
              <Button aria-label={t().way.endAdministratorOf(name())} onClick={() => setAsking('end')}>
                {t().way.endAdministrator}
              </Button>
            </Show>
          </div>
        </Match>
      </Switch>
    </li>
  )
}

function createActs(props: ItemProps, onDone: () => void) {
  const client = useClient()
  const finish = (isDone: boolean, text: string) => {
    props.onTold({ tone: isDone ? 'calm' : 'problem', text })
    onDone()
    props.onChanged()
  }
  return {
    async makeLink(password: string) {
      const { id: accountId, displayName } = props.one
      const { data } = await ask(client, makePasswordLinkMutation, { input: { accountId, password } })
      props.onTold(undefined, linkTold(data?.done, displayName))
      if (data?.done.data) onDone()
    },
    async endSessions() {
      const { id: accountId, displayName } = props.one
      const { data } = await ask(client, endSessionsMutation, { input: { accountId } })
      const isDone = data?.endSessions.__typename === 'MutationEndSessionsSuccess'
      finish(isDone, isDone ? t().way.endedAll(displayName) : t().account.failed)
    },
    async endAdministrator() {
      const { id: accountId, displayName } = props.one
      const { data } = await ask(client, endAdministratorMutation, { input: { accountId } })
      const result = data?.done.__typename
      const isDone = result === 'MutationEndAdministratorSuccess'
      const why = result === 'LastOfInstance' ? t().way.lastAdministrator : t().account.failed
      finish(isDone, isDone ? t().way.endedAdministrator(displayName) : why)
    },
  }
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
