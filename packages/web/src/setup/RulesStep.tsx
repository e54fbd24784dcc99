import { createSignal, For, Show, untrack } from 'solid-js'
import { Radios } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { createSaving } from './createSaving.ts'
import { type Majority, saveSettingsMutation } from './operations.ts'
import type { StepProps } from './step.ts'
import { StepForm } from './StepForm.tsx'
import { w } from './words.ts'

const floors = ['boardLeastBase', 'boardLeastGroup', 'publicLeastBase', 'publicLeastGroup'] as const

export function RulesStep(props: StepProps) {
  const saving = createSaving(() => props.onSaved())
  const kept = untrack(() => props.study.setup)
  const [least, setLeast] = createSignal(
    Object.fromEntries(floors.map((floor) => [floor, String(kept[floor])])) as Record<
      (typeof floors)[number],
      string
    >,
  )
  const [majority, setMajority] = createSignal<Majority | null>(kept.majority)
  const [reference, setReference] = createSignal(kept.majorityReference ?? '')
  const needsReference = () => majority() !== null && majority() !== 'reconsent'
  const save = async () => {
    const numbers = Object.fromEntries(floors.map((floor) => [floor, wholeOf(least()[floor])]))
    const chosen = majority()
    const saved = await saving.send(saveSettingsMutation, {
      studyId: props.study.id,
      ...numbers,
      ...(chosen && {
        majority: chosen,
        majorityReference: needsReference() ? reference().trim() || null : null,
      }),
    })
    if (saved) props.onDone()
  }
  return (
    <StepForm saving={saving} onSubmit={() => void save()}>
      <h3>{w().disclosure.title}</h3>
      <p class="soft measure">{w().disclosure.why}</p>
      <For each={floors}>
        {(floor) => (
          <Field
            label={w().disclosure[floor]}
            inputmode="numeric"
            value={least()[floor]}
            autocomplete="off"
            onInput={(event) => setLeast({ ...least(), [floor]: event.currentTarget.value })}
          />
        )}
      </For>
      <p class="soft measure">{w().majority.why}</p>
      <Radios
        legend={w().majority.title}
        value={majority()}
        choices={w().majorities.map((value) => ({ value, label: w().majority[value] }))}
        onChoose={setMajority}
      />
      <Show when={needsReference()}>
        <Field
          label={w().majority.reference}
          value={reference()}
          maxlength="200"
          autocomplete="off"
          onInput={(event) => setReference(event.currentTarget.value)}
        />
      </Show>
    </StepForm>
  )
}

/** What is no number is sent as one that is refused by its name. */
const wholeOf = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : 0)
