import { createSignal, Show } from 'solid-js'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { w } from './words.ts'

interface Props {
  label: string
  value: string
  taken: readonly string[]
  onChange: (key: string) => void
}

/** A key is taken over when the field is left, and only where it is one: conditions go on naming what they named. */
export function KeyField(props: Props) {
  const [isWrong, setWrong] = createSignal(false)
  const change = (event: { currentTarget: HTMLInputElement }) => {
    const key = event.currentTarget.value.trim()
    if (key === props.value) return void setWrong(false)
    const isKey = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/.test(key) && !props.taken.includes(key)
    setWrong(!isKey)
    if (isKey) props.onChange(key)
  }
  return (
    <>
      <Field label={props.label} autocomplete="off" value={props.value} onChange={change} />
      <Show when={isWrong()}>
        <Notice tone="problem">{w().keyTaken}</Notice>
      </Show>
    </>
  )
}
