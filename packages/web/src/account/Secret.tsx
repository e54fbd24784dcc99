import { Field } from '../ui/Field.tsx'

interface Props {
  label: string
  hint?: string
  name: string
  kind: 'current-password' | 'new-password'
  value: string
  onInput: (text: string) => void
}

/** A password as it is typed: the one that counts, or a new one. */
export function Secret(props: Props) {
  return (
    <Field
      label={props.label}
      {...(props.hint ? { hint: props.hint } : {})}
      name={props.name}
      type="password"
      autocomplete={props.kind}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  )
}
