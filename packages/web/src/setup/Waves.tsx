import { createSignal, For, Show, untrack } from 'solid-js'
import { date, plain } from '../language/language.ts'
import { Field } from '../ui/Field.tsx'
import { createSaving } from './createSaving.ts'
import type { WaveFrame } from './operations.ts'
import type { StepProps } from './step.ts'
import { StepForm } from './StepForm.tsx'
import { addWaveMutation, changeWaveMutation } from './waveOperations.ts'
import { w } from './words.ts'

/** When people are asked: what there is, each to be put right, and one more. */
export function Waves(props: StepProps) {
  const saving = createSaving(() => props.onSaved())
  const fields = createWave()
  const add = async () => {
    const added = await saving.send(addWaveMutation, {
      ...{ studyId: props.study.id, key: `wave-${props.study.waves.length + 1}`, ...fields.given() },
    })
    if (added) fields.clear()
  }
  return (
    <>
      <StepForm saving={saving} label={w().wave.add} look="plain" onSubmit={() => void add()}>
        <h3>{w().wave.title}</h3>
        <WaveFields fields={fields} isSpanish={props.study.languages.includes('es')} />
      </StepForm>
      <For each={props.study.waves.map(({ id }) => id)}>{(id) => <OneWave {...props} of={id} />}</For>
    </>
  )
}

function OneWave(props: StepProps & { of: string }) {
  const saving = createSaving(() => props.onSaved())
  const wave = () => props.study.waves.find(({ id }) => id === props.of)!
  const fields = createWave(untrack(wave))
  const change = () =>
    saving.send(changeWaveMutation, { studyId: props.study.id, waveId: props.of, ...fields.given() })
  return (
    <details>
      <summary>
        {w().wave.change(plain(wave().label))}
        {' · '}
        <span class="soft">
          {w().wave.from(date(wave().opensOn), wave().closesOn && date(wave().closesOn!))}
        </span>
      </summary>
      <StepForm saving={saving} label={w().wave.save} look="plain" onSubmit={() => void change()}>
        <WaveFields fields={fields} isSpanish={props.study.languages.includes('es')} />
      </StepForm>
    </details>
  )
}

function createWave(of?: WaveFrame) {
  const [name, setName] = createSignal(of?.label.en ?? '')
  const [nameEs, setNameEs] = createSignal(of?.label.es ?? '')
  const [opensOn, setOpensOn] = createSignal(of?.opensOn ?? '')
  const [closesOn, setClosesOn] = createSignal(of?.closesOn ?? '')
  return {
    ...{ name, setName, nameEs, setNameEs, opensOn, setOpensOn, closesOn, setClosesOn },
    given: () => ({
      label: { en: name().trim(), es: nameEs().trim() || null },
      ...{ opensOn: opensOn(), closesOn: closesOn() || null },
    }),
    clear: () => {
      setName('')
      setNameEs('')
    },
  }
}

function WaveFields(props: { fields: ReturnType<typeof createWave>; isSpanish: boolean }) {
  return (
    <>
      <Field
        label={w().wave.name}
        value={props.fields.name()}
        autocomplete="off"
        onInput={(event) => props.fields.setName(event.currentTarget.value)}
      />
      <Show when={props.isSpanish}>
        <Field
          label={w().wave.nameEs}
          value={props.fields.nameEs()}
          autocomplete="off"
          onInput={(event) => props.fields.setNameEs(event.currentTarget.value)}
        />
      </Show>
      <Field
        label={w().wave.opensOn}
        type="date"
        value={props.fields.opensOn()}
        onInput={(event) => props.fields.setOpensOn(event.currentTarget.value)}
      />
      <Field
        label={w().wave.closesOn}
        type="date"
        value={props.fields.closesOn()}
        onInput={(event) => props.fields.setClosesOn(event.currentTarget.value)}
      />
    </>
  )
}
