import { createSignal, For, Index, Show } from 'solid-js'
import { plain } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { createSaving } from './createSaving.ts'
import { addInstrumentMutation, importCodebookMutation, takeShippedCodebookMutation } from './operations.ts'
import type { StepProps } from './step.ts'
import { Problems, StepForm } from './StepForm.tsx'
import { Waves } from './Waves.tsx'
import { w } from './words.ts'

/** Who keeps the frame of a study need not be who decides what is asked. */
export function AskingStep(props: StepProps) {
  const session = useSession()
  const may = (what: string) => membershipOf(session, props.study.id)?.may.includes(what) ?? false
  return (
    <>
      <Show when={may('edit codebook')}>
        <Codebook {...props} />
      </Show>
      <Show when={may('edit instrument')}>
        <Questions {...props} />
      </Show>
      <Waves {...props} />
      <p>
        <Button onClick={() => props.onDone()}>{w().step.ready}</Button>
      </p>
    </>
  )
}

function Codebook(props: StepProps) {
  const saving = createSaving(() => props.onSaved())
  const studyId = () => props.study.id
  const isMissing = () => props.study.setup.missing.includes('codebook')
  const bring = async (file: File | undefined) => {
    if (!file) return
    if (file.size > largestFile) return void saving.setProblems([w().wrong['file']!])
    await saving.send(importCodebookMutation, { studyId: studyId(), file: await file.text() })
  }
  return (
    <div class="setup-form">
      <h3>{w().codebook.title}</h3>
      <p class="soft">{isMissing() ? w().codebook.none : w().codebook.is}</p>
      <Show when={isMissing()}>
        <p>
          <Button
            aria-disabled={saving.isBusy()}
            onClick={() => void saving.send(takeShippedCodebookMutation, { studyId: studyId() })}
          >
            {w().codebook.shipped}
          </Button>
        </p>
        <Field
          label={w().codebook.own}
          type="file"
          accept=".json,application/json"
          onChange={(event) => void bring(event.currentTarget.files?.[0])}
        />
      </Show>
      <Problems of={saving.problems()} />
    </div>
  )
}

const largestFile = 900_000

interface Draft {
  en: string
  es: string
}

function Questions(props: StepProps) {
  const saving = createSaving(() => props.onSaved())
  const [name, setName] = createSignal('')
  const [drafts, setDrafts] = createSignal<Draft[]>([{ en: '', es: '' }])
  const change = (at: number, part: Partial<Draft>) =>
    setDrafts((now) => now.map((one, nth) => (nth === at ? { ...one, ...part } : one)))
  const add = async () => {
    const questions = drafts()
      .filter(({ en }) => en.trim())
      .map(({ en, es }, nth) => ({
        ...{ key: `Q${nth + 1}`, type: 'long' as const },
        text: { en: en.trim(), es: es.trim() || null },
      }))
    const added = await saving.send(addInstrumentMutation, {
      ...{ studyId: props.study.id, key: `set-${props.study.instruments.length + 1}`, version: '1.0.0' },
      ...{ title: { en: name().trim(), es: null }, questions },
    })
    if (!added) return
    setName('')
    setDrafts([{ en: '', es: '' }])
  }
  return (
    <StepForm saving={saving} label={w().instrument.add} look="plain" onSubmit={() => void add()}>
      <h3>{w().instrument.title}</h3>
      <For each={props.study.instruments}>
        {({ title, version }) => <p>{w().instrument.is(plain(title), version)}</p>}
      </For>
      <p class="soft measure">{w().instrument.open}</p>
      <Field
        label={w().instrument.name}
        value={name()}
        autocomplete="off"
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Index each={drafts()}>
        {(draft, nth) => (
          <>
            <Field
              label={w().instrument.question(nth + 1)}
              value={draft().en}
              autocomplete="off"
              onInput={(event) => change(nth, { en: event.currentTarget.value })}
            />
            <Field
              label={w().instrument.questionEs(nth + 1)}
              value={draft().es}
              autocomplete="off"
              onInput={(event) => change(nth, { es: event.currentTarget.value })}
            />
          </>
        )}
      </Index>
      <p>
        <Button look="quiet" onClick={() => setDrafts([...drafts(), { en: '', es: '' }])}>
          {w().instrument.another}
        </Button>
      </p>
    </StepForm>
  )
}
