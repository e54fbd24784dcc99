import { Show } from 'solid-js'
import type { Decidable } from '../graphql.ts'
import { plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { singleKeys } from '../ui/keys.ts'
import { AspectChooser } from './AspectChooser.tsx'
import { standing, useDeciding } from './deciding.ts'
import { useDesk } from './desk.ts'

/** How a coding stands: drawn as a suggestion until somebody decided, then by whom. */
export function StandingWord(props: { of: Decidable }) {
  const deciding = useDeciding()
  const state = () => deciding?.stateOf(props.of) ?? props.of.state
  return (
    <span class={state() === 'proposed' ? 'suggested' : 'decided'} data-state={state()}>
      {standing(props.of, state())}
    </span>
  )
}

/** What can be decided about one coding, each by a press or a key. */
export function DecideBar(props: { of: Decidable }) {
  const deciding = useDeciding()
  const desk = useDesk()
  const state = () => deciding?.stateOf(props.of) ?? props.of.state
  const name = () => plain(props.of.code.title)
  const isMine = () => state() === props.of.state && props.of.decision?.isMine
  return (
    <Show when={deciding?.may() && desk}>
      {(here) => (
        <>
          <div class="decide-bar no-print" role="group" aria-label={t().deciding.about(name())}>
            <Show when={state() !== 'accepted'}>
              <KeyButton key="a" label={t().deciding.accept} onPress={() => here().accept(props.of)} />
            </Show>
            <Show when={state() !== 'rejected'}>
              <KeyButton key="x" label={t().deciding.reject} onPress={() => here().reject(props.of)} />
            </Show>
            <KeyButton key="c" label={t().deciding.change} onPress={() => here().change(props.of)} />
            <Show when={deciding!.withAspects(props.of)}>
              <KeyButton key="e" label={t().deciding.aspects.say} onPress={() => here().aspects(props.of)} />
            </Show>
            <Show when={isMine()}>
              <KeyButton key="u" label={t().deciding.undo} onPress={() => here().undo(props.of)} />
            </Show>
          </div>
          <Show when={here().asked()?.beside === props.of.id && here().asked()} keyed>
            {({ of }) => (
              <AspectChooser of={of} onSave={here().sayAspects} onCancel={() => here().sayAspects(null)} />
            )}
          </Show>
        </>
      )}
    </Show>
  )
}

export function KeyButton(props: { key: string; label: string; onPress: () => void }) {
  return (
    <Button
      look="quiet"
      aria-keyshortcuts={singleKeys() ? props.key : undefined}
      onClick={() => props.onPress()}
    >
      {props.label}
      <Show when={singleKeys()}>
        {' '}
        <kbd aria-hidden="true">{props.key}</kbd>
      </Show>
    </Button>
  )
}
