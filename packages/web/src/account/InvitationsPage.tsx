import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { clock, rolesInWords, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Blank, Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { InviteForm } from './InviteForm.tsx'
import { type Invitation, invitationsQuery, withdrawMutation } from './operations.ts'
import './account.css'

/** Who is invited into the study and did not come yet. */
export function InvitationsPage() {
  const here = useHere()
  const client = useClient()
  const read = createRead(invitationsQuery, () => ({ study: here('studyId') }))
  const [told, setTold] = createSignal<'withdrawn' | 'failed'>()
  createTitle(() => t().account.invitations)
  const withdraw = async (invitationId: string) => {
    const input = { studyId: here('studyId'), invitationId }
    const { data } = await ask(client, withdrawMutation, { input })
    const isDone = data?.withdrawInvitation.__typename === 'MutationWithdrawInvitationSuccess'
    setTold(isDone ? 'withdrawn' : 'failed')
    read.refetch()
  }
  return (
    <div class="page account-page">
      <h1>{t().account.invitations}</h1>
      <p class="soft measure">{t().account.invitationsLead}</p>
      <InviteForm study={here('studyId')} onMade={read.refetch} />
      <Show when={told()}>
        {(what) => <Notice tone={what() === 'failed' ? 'problem' : 'calm'}>{t().account[what()]}</Notice>}
      </Show>
      <Loaded read={read} pick={(data) => data.invitations}>
        {(list) => (
          <Show
            when={list().length > 0}
            fallback={
              <Blank title={t().account.noInvitationsTitle}>
                <p>{t().account.noInvitations}</p>
              </Blank>
            }
          >
            <InvitationTable list={list()} onWithdraw={withdraw} />
          </Show>
        )}
      </Loaded>
    </div>
  )
}

function InvitationTable(props: { list: Invitation[]; onWithdraw: (id: string) => Promise<void> }) {
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={t().account.invitations}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t().account.column.whom}</th>
            <th scope="col">{t().account.column.roles}</th>
            <th scope="col">{t().account.column.by}</th>
            <th scope="col">{t().account.column.until}</th>
            <th scope="col">{t().account.column.action}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.list}>
            {(one) => (
              <tr>
                <td>{one.email ?? t().account.byLink}</td>
                <td>{rolesInWords(one.roles)}</td>
                <td>{one.invitedBy}</td>
                <td class="nowrap">{one.state === 'expired' ? t().account.tooOld : clock(one.expiresAt)}</td>
                <td>
                  <Button onClick={() => void props.onWithdraw(one.id)}>{t().account.withdraw}</Button>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
