import { For, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Tick } from '../ui/Choose.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createAsking } from './createAsking.ts'
import { parts, type Reason, reasons } from './operations.ts'
import { w } from './words.ts'

/** Asks to look somebody up by their number, with what of them and why. */
export function AskForm(props: { study: string; onAsked: () => void }) {
  const asking = createAsking(
    () => props.study,
    () => props.onAsked(),
  )
  return (
    <form
      class="vault-ask"
      onSubmit={(event) => {
        event.preventDefault()
        void asking.send()
      }}
    >
      <h2>{w().ask}</h2>
      <Show when={asking.said()}>
        {(one) => <Notice tone={one().isDone ? 'calm' : 'problem'}>{one().text}</Notice>}
      </Show>
      <Field
        label={w().number}
        hint={w().numberHint}
        inputmode="numeric"
        autocomplete="off"
        value={asking.draft.number}
        onInput={(event) => asking.setDraft('number', event.currentTarget.value)}
      />
      <What asking={asking} />
      <Button type="submit" look="strong">
        {w().send}
      </Button>
    </form>
  )
}

function What(props: { asking: ReturnType<typeof createAsking> }) {
  return (
    <>
      <fieldset class="asks">
        <legend>{w().what}</legend>
        <For each={parts}>
          {(part) => (
            <Tick
              label={w().part[part]}
              isOn={props.asking.draft.parts.includes(part)}
              onChange={(isOn) =>
                props.asking.setDraft('parts', (now) =>
                  parts.filter((one) => (one === part ? isOn : now.includes(one))),
                )
              }
            />
          )}
        </For>
      </fieldset>
      <ChoiceField
        label={w().why}
        value={props.asking.draft.reason}
        choices={reasons.map((value) => ({ value, label: w().reason[value] }))}
        onChoose={(value) => props.asking.setDraft('reason', value as Reason)}
      />
      <Field
        label={w().reference}
        hint={w().referenceHint}
        maxlength={100}
        autocomplete="off"
        value={props.asking.draft.reference}
        onInput={(event) => props.asking.setDraft('reference', event.currentTarget.value)}
      />
    </>
  )
}
