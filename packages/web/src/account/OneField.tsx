import { createSignal } from 'solid-js'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'

interface Props {
  label: string
  name: 'password' | 'code'
  submit: string
  onSubmit: (text: string) => Promise<void>
  onCancel: () => void
}

/** One thing that is asked before an act on one's account goes on. */
export function OneField(props: Props) {
  const [text, setText] = createSignal('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void props.onSubmit(text())
  }
  return (
    <form class="one-field" onSubmit={submit}>
      <Field
        label={props.label}
        name={props.name}
        type={props.name === 'password' ? 'password' : 'text'}
        autocomplete={props.name === 'password' ? 'current-password' : 'one-time-code'}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div class="buttons">
        <Button type="submit" look="strong">
          {props.submit}
        </Button>
        <Button onClick={() => props.onCancel()}>{t().account.cancel}</Button>
      </div>
    </form>
  )
}
