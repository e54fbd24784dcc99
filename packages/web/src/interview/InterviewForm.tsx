import { For, type JSX, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Sending } from './createSending.ts'

interface Props {
  sending: Sending
  label: string
  onSubmit: () => void
  children: JSX.Element
}

/** What is wrong stands beside the button that was pressed, and is read out. */
export function InterviewForm(props: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <form class="interview-form" novalidate autocomplete="off" onSubmit={submit}>
      {props.children}
      <Show when={props.sending.problems().length > 0}>
        <Notice tone="problem">
          <ul>
            <For each={props.sending.problems()}>{(one) => <li>{one}</li>}</For>
          </ul>
        </Notice>
      </Show>
      <p>
        <Button type="submit" look="strong" aria-disabled={props.sending.isBusy()}>
          {props.label}
        </Button>
      </p>
    </form>
  )
}
