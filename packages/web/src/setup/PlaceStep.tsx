import { createSignal, Show, untrack } from 'solid-js'
import { date, plain } from '../language/language.ts'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { createSaving } from './createSaving.ts'
import { saveSettingsMutation } from './operations.ts'
import type { StepProps } from './step.ts'
import { StepForm } from './StepForm.tsx'
import { w } from './words.ts'

export function PlaceStep(props: StepProps) {
  const saving = createSaving(() => props.onSaved())
  const kept = untrack(() => props.study.setup)
  const [agency, setAgency] = createSignal(kept.agency ?? '')
  const [place, setPlace] = createSignal(kept.jurisdiction?.key ?? '')
  const pack = () => props.jurisdictions.find(({ key }) => key === place())
  const save = async () => {
    const saved = await saving.send(saveSettingsMutation, {
      studyId: props.study.id,
      ...{ agency: agency(), jurisdiction: place() },
    })
    if (saved) props.onDone()
  }
  return (
    <StepForm saving={saving} onSubmit={() => void save()}>
      <Field
        label={w().name.agency}
        value={agency()}
        maxlength="200"
        autocomplete="organization"
        onInput={(event) => setAgency(event.currentTarget.value)}
      />
      <ChoiceField
        label={w().name.jurisdiction}
        value={place()}
        choices={[
          { value: '', label: w().name.choose },
          ...props.jurisdictions.map(({ key, title }) => ({ value: key, label: plain(title) })),
        ]}
        onChoose={setPlace}
      />
      <Show when={pack()}>
        {(one) => <p class="small soft measure">{w().pack(date(one().writtenOn))}</p>}
      </Show>
    </StepForm>
  )
}
