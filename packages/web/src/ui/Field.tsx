import { createUniqueId, For, type JSX, Show, splitProps } from 'solid-js'

export function Field(props: JSX.InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string }) {
  const id = createUniqueId()
  const [own, rest] = splitProps(props, ['label', 'hint'])
  return (
    <div class="field">
      <label for={id}>{own.label}</label>
      <input {...rest} id={id} aria-describedby={own.hint ? `${id}-hint` : undefined} />
      <Show when={own.hint}>
        <p class="field-hint" id={`${id}-hint`}>
          {own.hint}
        </p>
      </Show>
    </div>
  )
}

export interface Choice {
  value: string
  label: string
}

interface ChoiceProps {
  label: string
  value: string
  choices: Choice[]
  onChoose: (value: string) => void
}

/** The browser's own select: it works with every keyboard, reader and thumb. */
export function ChoiceField(props: ChoiceProps) {
  const id = createUniqueId()
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <For each={props.choices}>
          {(choice) => (
            <option value={choice.value} selected={choice.value === props.value}>
              {choice.label}
            </option>
          )}
        </For>
      </select>
    </div>
  )
}
