import { createSignal, For, Show } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { clock } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OpenedDialog } from '../vault/OpenedDialog.tsx'
import type { Opened } from '../vault/operations.ts'
import { contactReasons, type FlagContact, openContactMutation } from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  flag: string
  /** The viewer has the item, it is open, and it is about somebody. */
  isMine: boolean
  opened: readonly FlagContact[]
  onOpened: () => void
}

/** How the one person is reached whom an item is about: one tap, which is the reason. Who opened it is seen by the others. */
export function ContactDoor(props: Props) {
  const client = useClient()
  const [shown, setShown] = createSignal<Opened>()
  const [problem, setProblem] = createSignal<string>()
  const [isBusy, setBusy] = createSignal(false)
  const open = async (reason: string) => {
    if (isBusy()) return
    setBusy(true)
    const input = { studyId: props.study, flagId: props.flag, reason }
    const { data } = await ask(client, openContactMutation, { input })
    setBusy(false)
    const contact = data?.done.data
    const field = data?.done.issues?.[0]?.path ?? ''
    setProblem(contact ? undefined : (w().contact.wrong[field] ?? w().contact.failed))
    if (!contact) return
    setShown({ name: null, birthDate: null, contact })
    props.onOpened()
  }
  return (
    <Show when={props.isMine || props.opened.length}>
      <section class="safety-contact">
        <h4>{w().contact.title}</h4>
        <Show when={props.isMine}>
          <p class="small soft measure">{w().contact.lead}</p>
          <p class="buttons">
            <For each={contactReasons}>
              {(reason) => (
                <Button disabled={isBusy()} onClick={() => void open(reason)}>
                  {w().contact.reason[reason]}
                </Button>
              )}
            </For>
          </p>
        </Show>
        <Show when={problem()}>{(said) => <Notice tone="problem">{said()}</Notice>}</Show>
        <For each={props.opened}>
          {({ by, openedAt, reason }) => (
            <p class="small soft">
              {w().contact.opened(by ?? w().contact.left, clock(openedAt), w().contact.why[reason])}
            </p>
          )}
        </For>
      </section>
      <Show when={shown()}>
        {(one) => <OpenedDialog title={w().contact.title} of={one()} onClose={() => setShown(undefined)} />}
      </Show>
    </Show>
  )
}
