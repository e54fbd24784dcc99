import { For, type JSX, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Saving } from './createSaving.ts'
import { w } from './words.ts'

interface Props {
  saving: Saving
  onSubmit: () => void
  label?: string
  look?: 'plain' | 'strong'
  children: JSX.Element
}

/** A part of a step that is kept by itself. Nothing is marked as needed: what is missing stands at the end. */
export function StepForm(props: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <form class="setup-form" novalidate onSubmit={submit}>
      {props.children}
      <Problems of={props.saving.problems()} />
      <p>
        <Button type="submit" look={props.look ?? 'strong'} aria-disabled={props.saving.isBusy()}>
          {props.label ?? w().save}
        </Button>
      </p>
    </form>
  )
}

export function Problems(props: { of: string[] }) {
  return (
    <Show when={props.of.length > 0}>
      <Notice tone="problem">
        <ul>
          <For each={props.of}>{(one) => <li>{one}</li>}</For>
        </ul>
      </Notice>
    </Show>
  )
}
