import { mayBeFielded, sayFinding, sheetOf, type Instrument } from '@firsthand/analysis/instrument'
import { useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { studyPath } from '../frame/here.ts'
import { languages } from '../graphql.ts'
import { language, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Asked } from './Asked.tsx'
import type { Drafting } from './createDrafting.ts'
import { createWriting } from './createWriting.ts'
import { handOut } from './handOut.ts'
import { fieldInstrumentMutation, removeDraftMutation } from './operations.ts'
import { w } from './words.ts'

/** What can be done with a draft as a whole. */
export function DraftActs(props: { drafting: Drafting }) {
  const navigate = useNavigate()
  const writing = createWriting()
  const errors = () => props.drafting.findings().filter(({ severity }) => severity === 'error')
  const place = () => ({
    ...{ studyId: props.drafting.studyId, instrumentId: props.drafting.version.id },
    expected: props.drafting.revision(),
  })
  /** What stands on the page is what is fielded: it is saved before, or not fielded. */
  const field = async () => {
    await props.drafting.save()
    if (props.drafting.saved() !== 'saved' || !mayBeFielded(props.drafting.findings())) return false
    return (await writing.write(fieldInstrumentMutation, place())) !== undefined
  }
  const remove = async () => {
    await props.drafting.save()
    const done = await writing.write(removeDraftMutation, place())
    if (done) navigate(`${studyPath(props.drafting.studyId)}/instrument`)
    return done !== undefined
  }
  return (
    <section class="acts" aria-label={w().field.act}>
      <p class="buttons">
        <Asked
          look="strong"
          act={w().field.act}
          sure={w().field.sure}
          yes={w().field.yes}
          isStopped={errors().length > 0}
          onYes={field}
        >
          <Show when={errors().length > 0}>
            <Notice tone="problem">
              <span>{w().lint.errors(errors().length)}</span>
              <ul class="marked">
                <For each={errors()}>{(one) => <li>{sayFinding(one, language())}</li>}</For>
              </ul>
            </Notice>
          </Show>
          <Problems of={writing.problems()} />
        </Asked>
        <HandOut instrument={props.drafting.instrument()} />
        <Asked
          act={w().field.removeDraft}
          sure={w().field.removeSure}
          yes={w().field.removeYes}
          onYes={remove}
        >
          <Problems of={writing.problems()} />
        </Asked>
      </p>
    </section>
  )
}

export function Problems(props: { of: readonly string[] }) {
  return (
    <Show when={props.of.length > 0}>
      <Notice tone="problem">
        <ul>
          <For each={props.of}>{(one) => <li>{one}</li>}</For>
        </ul>
      </Notice>
    </Show>
  )
}

/** The version as a file, and its texts in one language as a sheet for translators. */
function HandOut(props: { instrument: Instrument }) {
  const name = () => `${props.instrument.key}-${props.instrument.version}`
  const asText = (value: object) => JSON.stringify(value, null, 2)
  return (
    <>
      <Button onClick={() => handOut(`${name()}.json`, asText(props.instrument))}>{w().field.export}</Button>
      <For each={languages}>
        {(one) => (
          <Button onClick={() => handOut(`${name()}-${one}.json`, asText(sheetOf(props.instrument, one)))}>
            {w().field.sheet(t().language[one])}
          </Button>
        )}
      </For>
    </>
  )
}
