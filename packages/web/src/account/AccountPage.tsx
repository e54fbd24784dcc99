import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { clock, t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { Address } from './Address.tsx'
import { Closing } from './Closing.tsx'
import { Codes } from './Codes.tsx'
import { FactorFirst } from './FactorFirst.tsx'
import { Passkeys } from './Passkeys.tsx'
import { Password } from './Password.tsx'
import { accountQuery, type OwnSession, revokeOthersMutation, revokeSessionMutation } from './operations.ts'
import { Provider } from './Provider.tsx'
import './account.css'

/** One's own account: where one is signed in, and the code beside the password. */
export function AccountPage() {
  const session = useSession()
  const read = createRead(accountQuery, () => ({}))
  // A second factor opens studies that ask for one.
  const changed = () => {
    read.refetch()
    void session.load()
  }
  createTitle(() => t().account.title)
  return (
    <div class="page account-page">
      <h1>{t().account.title}</h1>
      <Loaded read={read} pick={(data) => data.viewer}>
        {(own) => (
          <>
            {/* What stands beside a password or asks for it; who has none shows at the provider who they are. */}
            <Show when={own().ways.includes('password')}>
              <FactorFirst own={own()} onShown={changed} />
              <Passkeys all={own().passkeys} onChanged={changed} />
              <Codes isOn={own().asksForCodes} onChanged={changed} />
              <Password
                setByLink={own().passwordLinkUses}
                times={own().passwordLinkCount}
                onChanged={changed}
              />
            </Show>
            <Provider ways={own().ways} onChanged={changed} />
            <Address own={own()} onChanged={changed} />
            <Sessions sessions={own().sessions} />
            <Show when={own().ways.includes('password')}>
              <Closing name={own().signInName} />
            </Show>
          </>
        )}
      </Loaded>
    </div>
  )
}

function Sessions(props: { sessions: OwnSession[] }) {
  const client = useClient()
  const [told, setTold] = createSignal<'sessionEnded' | 'othersEnded' | 'failed'>()
  const end = async (sessionId: string) => {
    const { data } = await ask(client, revokeSessionMutation, { input: { sessionId } })
    const isDone = data?.revokeSession.__typename === 'MutationRevokeSessionSuccess'
    setTold(isDone ? 'sessionEnded' : 'failed')
  }
  const endOthers = async () => {
    const { data } = await ask(client, revokeOthersMutation, {})
    const isDone = data?.revokeOtherSessions.__typename === 'MutationRevokeOtherSessionsSuccess'
    setTold(isDone ? 'othersEnded' : 'failed')
  }
  return (
    <section>
      <h2>{t().account.sessions}</h2>
      <p class="soft measure">{t().account.sessionsLead}</p>
      <Show when={told()}>
        {(what) => <Notice tone={what() === 'failed' ? 'problem' : 'calm'}>{t().account[what()]}</Notice>}
      </Show>
      <ul class="sessions">
        <For each={props.sessions}>
          {(one) => (
            <li>
              <p>
                {t().account.begun}: {clock(one.begunAt)}
                <br />
                {t().account.used}: {clock(one.usedAt)}
                <Show when={one.isThis || one.isLocked}>
                  {' '}
                  <span class="soft">
                    ({one.isThis ? t().account.thisSession : t().account.lockedSession})
                  </span>
                </Show>
              </p>
              <Show when={!one.isThis}>
                <Button
                  aria-label={`${t().account.endSession}: ${clock(one.begunAt)}`}
                  onClick={() => void end(one.id)}
                >
                  {t().account.endSession}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.sessions.length > 1}>
        <Button onClick={() => void endOthers()}>{t().account.endOthers}</Button>
      </Show>
    </section>
  )
}
