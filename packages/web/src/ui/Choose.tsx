import { createUniqueId, For, Show } from 'solid-js'

interface RadioProps<Value extends string> {
  legend: string
  value: Value | null
  choices: { value: Value; label: string }[]
  onChoose: (value: Value) => void
}

export function Radios<Value extends string>(props: RadioProps<Value>) {
  const name = createUniqueId()
  return (
    <fieldset class="asks">
      <legend>{props.legend}</legend>
      <For each={props.choices}>
        {(choice) => (
          <label class="tick-line">
            <input
              type="radio"
              name={name}
              checked={choice.value === props.value}
              onChange={() => props.onChoose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}

interface TickProps {
  label: string
  note?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}

export function Tick(props: TickProps) {
  return (
    <label class="tick-line">
      <input
        type="checkbox"
        checked={props.isOn}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        <Show when={props.note}>
          <span class="small soft tick-note">{props.note}</span>
        </Show>
      </span>
    </label>
  )
}
