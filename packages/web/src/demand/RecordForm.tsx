import { createSignal, createUniqueId, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { type Client, useClient } from '../client.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { withNumber } from '../vault/createAsking.ts'
import { createActing } from './createActing.ts'
import { type Kind, kinds, recordDemandMutation } from './operations.ts'
import { w } from './words.ts'

const empty = () => ({
  ...{ kind: 'subpoena' as Kind, demander: '', asked: '', receivedOn: '', dueOn: '', numbers: '' },
})
type Draft = ReturnType<typeof empty>

/** Writes down that a demand came. */
export function RecordForm(props: { study: string; onDone: () => void }) {
  const client = useClient()
  const [draft, setDraft] = createStore(empty())
  const [isSaved, setSaved] = createSignal(false)
  const acting = createActing(() => {
    setDraft(empty())
    setSaved(true)
    props.onDone()
  })
  const save = async () => {
    setSaved(false)
    const participantIds = await withNumbers(client, props.study, draft.numbers)
    if (!participantIds) return void acting.setProblem(w().nobody)
    const { kind, demander, asked, receivedOn } = draft
    const said = { studyId: props.study, kind, demander, asked, receivedOn }
    await acting.act(recordDemandMutation, { ...said, dueOn: draft.dueOn || null, participantIds })
  }
  return (
    <section class="demand-part">
      <h2>{w().record}</h2>
      <form
        class="demand-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Fields draft={draft} onChange={(field, value) => setDraft(field, value)} />
        <p>
          <Button type="submit" look="strong" disabled={acting.isBusy()}>
            {w().save}
          </Button>
        </p>
        <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
        <Show when={isSaved()}>
          <Notice>{w().saved}</Notice>
        </Show>
      </form>
    </section>
  )
}

interface FieldsProps {
  draft: Draft
  onChange: (field: keyof Draft, value: never) => void
}

function Fields(props: FieldsProps) {
  const id = createUniqueId()
  const change = (field: keyof Draft) => (event: { currentTarget: { value: string } }) =>
    props.onChange(field, event.currentTarget.value as never)
  return (
    <>
      <ChoiceField
        label={w().kindLabel}
        value={props.draft.kind}
        choices={kinds.map((value) => ({ value, label: w().kind[value] }))}
        onChoose={(value) => props.onChange('kind', value as never)}
      />
      <Field label={w().who} autocomplete="off" value={props.draft.demander} onInput={change('demander')} />
      <div class="field">
        <label for={id}>{w().what}</label>
        <textarea
          id={id}
          rows={4}
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          value={props.draft.asked}
          onInput={change('asked')}
        />
        <p class="field-hint" id={`${id}-hint`}>
          {w().sealedHint}
        </p>
      </div>
      <Field
        type="date"
        label={w().receivedOn}
        value={props.draft.receivedOn}
        onInput={change('receivedOn')}
      />
      <Field type="date" label={w().dueOn} value={props.draft.dueOn} onInput={change('dueOn')} />
      <Field
        label={w().people}
        hint={w().numbersHint}
        autocomplete="off"
        value={props.draft.numbers}
        onInput={change('numbers')}
      />
    </>
  )
}

/** Whose numbers these are; nothing where one of them is nobody's. */
const withNumbers = async (client: Client, study: string, typed: string): Promise<string[] | undefined> => {
  const found: string[] = []
  for (const one of typed.split(/[,;\n]/).filter((part) => part.trim() !== '')) {
    const participantId = await withNumber(client, study, one)
    if (!participantId) return undefined
    found.push(participantId)
  }
  return found
}
