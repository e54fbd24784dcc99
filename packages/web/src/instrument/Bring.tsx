import { createSignal } from 'solid-js'
import { type Language, languages } from '../graphql.ts'
import { nameOf } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import type { Drafting } from './createDrafting.ts'
import { createWriting } from './createWriting.ts'
import { Problems } from './DraftActs.tsx'
import { bringTranslationMutation, type Bringing, type TranslationStatus } from './operations.ts'
import { w } from './words.ts'

/** Fills the slot of a language with a text from elsewhere, whose digest its source states. */
export function Bring(props: { drafting: Drafting }) {
  const writing = createWriting()
  const [brought, setBrought] = createSignal<Brought>({
    ...{ language: 'es', status: 'official', source: '', sha256: '', sheet: '' },
  })
  const bring = async () => {
    const { drafting } = props
    await drafting.save()
    const place = {
      studyId: drafting.studyId,
      instrumentId: drafting.version.id,
      expected: drafting.revision(),
    }
    const sha256 = brought().sha256.trim().toLowerCase()
    const done = await writing.write(bringTranslationMutation, { ...place, ...brought(), sha256 })
    if (done) await drafting.settle('theirs')
  }
  return (
    <details class="bring">
      <summary>{w().bring.title}</summary>
      <form
        class="about-fields"
        novalidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          void bring()
        }}
      >
        <p class="measure soft">{w().bring.lead}</p>
        <BroughtFields brought={brought()} onChange={(part) => setBrought({ ...brought(), ...part })} />
        <p>
          <Button type="submit">{w().bring.act}</Button>
        </p>
        <Problems of={writing.problems()} />
      </form>
    </details>
  )
}

type Brought = Omit<Bringing, 'studyId' | 'instrumentId' | 'expected'>

function BroughtFields(props: { brought: Brought; onChange: (part: Partial<Brought>) => void }) {
  const take = async (file: File | undefined) => {
    const sheet = await file?.text()
    if (sheet !== undefined) props.onChange({ sheet })
  }
  return (
    <>
      <div class="two-texts">
        <ChoiceField
          label={w().bring.language}
          value={props.brought.language}
          choices={languages.map((value) => ({ value, label: nameOf(value) }))}
          onChoose={(language) => props.onChange({ language: language as Language })}
        />
        <ChoiceField
          label={w().bring.status}
          value={props.brought.status}
          choices={(['official', 'forward_back_reviewed'] as const).map((value) => ({
            ...{ value, label: w().translation[value] },
          }))}
          onChoose={(status) => props.onChange({ status: status as TranslationStatus })}
        />
      </div>
      <Field
        label={w().bring.source}
        value={props.brought.source}
        onInput={(event) => props.onChange({ source: event.currentTarget.value })}
      />
      <Field
        label={w().bring.sha256}
        value={props.brought.sha256}
        onInput={(event) => props.onChange({ sha256: event.currentTarget.value })}
      />
      <label class="field">
        <span class="small soft">{w().bring.file}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </label>
    </>
  )
}
