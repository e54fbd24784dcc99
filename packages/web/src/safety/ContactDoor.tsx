import { createSignal, For, Show } from 'solid-js'
import { createSender, wrongField } from '../acting.ts'
import { clock } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OpenedDialog } from '../vault/OpenedDialog.tsx'
import type { Opened } from '../vault/operations.ts'
import { createActing } from './createActing.ts'
import {
  contactReasons,
  type ContactOpened,
  type FlagContact,
  openContactMutation,
  raiseFlagMutation,
} from './operations.ts'
import { w } from './words.ts'

/** That a minor wrote alone is no reason to reach them. Whoever raised an item could make one of anybody, and of what came in with a batch and was handled before nobody is in danger now because of it. */
export type ContactWay = 'opens' | 'raised' | 'imported' | 'to_read'

interface Props {
  study: string
  flag: string
  /** Of an item that the viewer has, that is open and about somebody: whether it opens to them, or why not. Nothing of any other. */
  way: ContactWay | undefined
  opened: readonly FlagContact[]
  onOpened: () => void
  onRaised: () => void
}

/** How the one person is reached whom an item is about: one tap, which is the reason. Who opened it is seen by the others. */
export function ContactDoor(props: Props) {
  const [shown, setShown] = createSignal<Opened>()
  const { act, problem, isBusy } = createSender<ContactOpened>({
    onDone({ data }) {
      setShown({ name: null, birthDate: null, contact: data ?? null })
      props.onOpened()
    },
    problemOf: (refused) => w().contact.wrong[wrongField(refused)] ?? w().contact.failed,
  })
  const open = (reason: string) =>
    act(openContactMutation, { studyId: props.study, flagId: props.flag, reason })
  const raising = createActing(() => props.onRaised())
  const raise = () => raising.act(raiseFlagMutation, { studyId: props.study, flagId: props.flag })
  return (
    <Show when={props.way || props.opened.length}>
      <section class="safety-contact">
        <h4>{w().contact.title}</h4>
        <Show when={props.way === 'opens' ? undefined : props.way}>
          {(why) => <p class="measure">{w().contact.shut[why()]}</p>}
        </Show>
        <Show when={props.way === 'to_read'}>
          <p>
            <Button disabled={raising.isBusy()} onClick={() => void raise()}>
              {w().raiseFlag}
            </Button>
          </p>
          <Show when={raising.problem()}>{(said) => <Notice tone="problem">{said()}</Notice>}</Show>
        </Show>
        <Show when={props.way === 'opens'}>
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
