import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { Notice } from '../ui/Notice.tsx'
import { type Member, recordWorkerMutation, removeWorkerMutation, workersQuery } from './operations.ts'
import './member.css'

interface Props {
  study: string
  participant: string
}

/** Who of the study works with the person whose words these are: nothing of the person is there for them any more. */
export function Workers(props: Props) {
  const [isOpen, setOpen] = createSignal(false)
  return (
    <details class="member-part no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t().member.workers}</summary>
      <Show when={isOpen()}>
        <WorkerList {...props} />
      </Show>
    </details>
  )
}

function WorkerList(props: Props) {
  const client = useClient()
  const read = createRead(workersQuery, () => ({ study: props.study, participant: props.participant }))
  const [refused, setRefused] = createSignal<'failed' | 'last_reviewer'>()
  const turn = async ({ id: accountId }: Pick<Member, 'id'>, isOn: boolean) => {
    const input = { studyId: props.study, participantId: props.participant, accountId }
    const { data } = await ask(client, isOn ? recordWorkerMutation : removeWorkerMutation, { input })
    const told = data?.done.__typename ?? ''
    setRefused(/Success$/.test(told) ? undefined : told === 'LastReviewer' ? 'last_reviewer' : 'failed')
    read.refetch()
  }
  return (
    <Loaded
      read={read}
      pick={({ node, study }) => node && study && { workers: node.workers, all: study.members.all }}
      lines={3}
    >
      {(found) => (
        <fieldset class="role-choice">
          <legend>{t().member.workersLegend}</legend>
          <p class="soft measure">{t().member.workersLead}</p>
          <For each={found().all}>
            {(member) => (
              <div class="role">
                <label>
                  <input
                    type="checkbox"
                    checked={found().workers.some(({ id }) => id === member.id)}
                    onChange={(event) => void turn(member, event.currentTarget.checked)}
                  />
                  <span>{member.isViewer ? t().member.meToo(member.name) : member.name}</span>
                </label>
              </div>
            )}
          </For>
          <Show when={refused()}>{(why) => <Notice tone="problem">{t().member.refused[why()]}</Notice>}</Show>
        </fieldset>
      )}
    </Loaded>
  )
}
