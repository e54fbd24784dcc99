import { createSignal, createUniqueId } from 'solid-js'
import { createSaving } from './createSaving.ts'
import { saveKeepMutation } from './keepOperations.ts'
import type { StepProps } from './step.ts'
import { StepForm } from './StepForm.tsx'
import { w } from './words.ts'

/** Names of programs and the like, which point at nobody and are not hidden in what was said. */
export function KeepNames(props: StepProps) {
  const id = createUniqueId()
  const saving = createSaving(() => props.onSaved())
  // What stands there when the step is opened; what is typed since is the reader's own.
  // eslint-disable-next-line solid/reactivity
  const [text, setText] = createSignal(props.study.setup.keep.join('\n'))
  const names = () =>
    text()
      .split('\n')
      .map((name) => name.trim())
      .filter(Boolean)
  return (
    <StepForm
      saving={saving}
      look="plain"
      label={w().keep.save}
      onSubmit={() => void saving.send(saveKeepMutation, { studyId: props.study.id, names: names() })}
    >
      <h3>{w().keep.title}</h3>
      <p class="soft measure">{w().keep.why}</p>
      <div class="field">
        <label for={id}>{w().keep.label}</label>
        <textarea
          id={id}
          rows="4"
          autocomplete="off"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
    </StepForm>
  )
}
