import { For, type JSX, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Acting } from './createActing.ts'

interface Props {
  acting: Acting
  label: string
  onSubmit: () => void
  children: JSX.Element
}

/** What came of it stands beside the button that was pressed, and is read out. */
export function ActForm(props: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <form class="outreach-form" novalidate autocomplete="off" onSubmit={submit}>
      {props.children}
      <Told acting={props.acting} />
      <p>
        <Button type="submit" look="strong" aria-disabled={props.acting.isBusy()}>
          {props.label}
        </Button>
      </p>
    </form>
  )
}

export function Told(props: { acting: Acting }) {
  return (
    <>
      <Show when={props.acting.problems().length > 0}>
        <Notice tone="problem">
          <ul>
            <For each={props.acting.problems()}>{(one) => <li>{one}</li>}</For>
          </ul>
        </Notice>
      </Show>
      <Show when={props.acting.said()}>{(said) => <Notice>{said()}</Notice>}</Show>
    </>
  )
}
