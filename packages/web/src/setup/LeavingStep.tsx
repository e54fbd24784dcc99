import { createSignal, For, Show, untrack } from 'solid-js'
import { date, plain } from '../language/language.ts'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createSaving } from './createSaving.ts'
import { saveSettingsMutation } from './operations.ts'
import type { StepProps } from './step.ts'
import { StepForm } from './StepForm.tsx'
import { w } from './words.ts'

export function LeavingStep(props: StepProps) {
  const saving = createSaving(() => props.onSaved())
  const kept = untrack(() => props.study.setup)
  const [address, setAddress] = createSignal(kept.exitAddress ?? '')
  const [day, setDay] = createSignal(kept.resourcesCheckedOn ?? '')
  const save = async () => {
    const saved = await saving.send(saveSettingsMutation, {
      studyId: props.study.id,
      ...(address().trim() && { exitAddress: address().trim() }),
      ...(day() && { resourcesCheckedOn: day() }),
    })
    if (saved) props.onDone()
  }
  return (
    <StepForm saving={saving} onSubmit={() => void save()}>
      <h3>{w().exit.title}</h3>
      <p class="soft measure">{w().exit.why}</p>
      <Field
        label={w().exit.address}
        type="url"
        value={address()}
        placeholder={w().exit.example}
        autocomplete="off"
        onInput={(event) => setAddress(event.currentTarget.value)}
      />
      <h3>{w().resources.title}</h3>
      <p class="soft measure">{w().resources.why}</p>
      <Show when={props.study.setup.jurisdiction} fallback={<p class="soft">{w().noPlace}</p>}>
        {(pack) => (
          <dl class="setup-resources">
            <For each={pack().resources}>
              {({ label, contact }) => (
                <div>
                  <dt>{plain(label)}</dt>
                  <dd>{plain(contact)}</dd>
                </div>
              )}
            </For>
          </dl>
        )}
      </Show>
      <Show
        when={props.study.setup.areResourcesStale}
        fallback={
          <p class="small soft">{w().resources.fresh(date(props.study.setup.resourcesCheckedOn!))}</p>
        }
      >
        <Notice>{w().resources.stale}</Notice>
      </Show>
      <Field
        label={w().resources.day}
        type="date"
        value={day()}
        onInput={(event) => setDay(event.currentTarget.value)}
      />
    </StepForm>
  )
}
