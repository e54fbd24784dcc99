import { createSignal, Show, untrack } from 'solid-js'
import { date, plain } from '../language/language.ts'
import { useSession } from '../session.ts'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createSaving } from './createSaving.ts'
import { createName, NameFields } from './NameFields.tsx'
import { changeStudyMutation, saveSettingsMutation } from './operations.ts'
import type { StepProps } from './step.ts'
import { StepForm } from './StepForm.tsx'
import { w } from './words.ts'

export function PlaceStep(props: StepProps) {
  return (
    <>
      <Place {...props} />
      <Called {...props} />
    </>
  )
}

/** What the first step of all decided can be changed as long as the study is there. */
function Called(props: StepProps) {
  const session = useSession()
  const saving = createSaving(() => props.onSaved())
  const [isSaved, setSaved] = createSignal(false)
  const name = untrack(() => createName(props.study))
  const save = async () => {
    setSaved(false)
    const saved = await saving.send(changeStudyMutation, { studyId: props.study.id, ...name.input() })
    if (!saved) return
    setSaved(true)
    // The title stands beside the desk, too.
    await session.load()
  }
  return (
    <StepForm saving={saving} label={w().name.change} look="plain" onSubmit={() => void save()}>
      <h3>{w().name.called}</h3>
      <NameFields name={name} />
      <Show when={isSaved()}>
        <Notice>{w().saved}</Notice>
      </Show>
    </StepForm>
  )
}

function Place(props: StepProps) {
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
