import { createSignal, Show } from 'solid-js'
import { todayIn } from '../ui/day.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createActing } from './createActing.ts'
import { addRecipientMutation, type Handover } from './operations.ts'
import { w } from './words.ts'

const blank = { body: '', person: '', address: '', purpose: '' }

interface Props {
  study: string
  timeZone: string
  handover: Handover
  onDone: () => void
}

/** Writes down one more who got it. */
export function RecipientForm(props: Props) {
  const [given, setGiven] = createSignal(blank)
  // The day that stands in the field at first.
  // eslint-disable-next-line solid/reactivity
  const [receivedOn, setReceivedOn] = createSignal(todayIn(props.timeZone))
  const [isAdded, setAdded] = createSignal(false)
  const acting = createActing(() => {
    setGiven(blank)
    setAdded(true)
    props.onDone()
  })
  const add = () => {
    const { address, ...rest } = given()
    void acting.act(addRecipientMutation, {
      ...{ studyId: props.study, handoverId: props.handover.id, receivedOn: receivedOn() },
      ...{ ...rest, address: address.trim() || null },
    })
  }
  const field = (name: keyof typeof blank) => ({
    label: w()[name],
    value: given()[name],
    maxLength: name === 'purpose' ? 2000 : 200,
    autocomplete: 'off' as const,
    onInput: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget
      setAdded(false)
      setGiven((now) => ({ ...now, [name]: value }))
    },
  })
  return (
    <details class="handover-form" open={props.handover.recipients.length === 0}>
      <summary>{w().addTitle}</summary>
      <p class="small soft measure">{w().addLead}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Field {...field('body')} />
        <Field {...field('person')} />
        <Field {...field('address')} hint={w().addressHint} />
        <Field {...field('purpose')} />
        <Field
          type="date"
          label={w().receivedOn}
          value={receivedOn()}
          onInput={(event) => setReceivedOn(event.currentTarget.value)}
        />
        <Button type="submit" disabled={acting.isBusy()}>
          {w().add}
        </Button>
        <Show when={isAdded() && !acting.problem()}>
          <Notice>{w().added}</Notice>
        </Show>
        <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
      </form>
    </details>
  )
}
