import { createSignal, Show, untrack } from 'solid-js'
import type { Language, LocalizedText } from '../graphql.ts'
import { Field } from '../ui/Field.tsx'
import { ActForm } from './ActForm.tsx'
import { createActing } from './createActing.ts'
import { saveWhomToAskMutation } from './acts.ts'
import { w } from './words.ts'

interface Props {
  study: string
  languages: Language[]
  said: LocalizedText | null
  onDone: () => void
}

/** The study's own words for the page behind a link. */
export function WhomForm(props: Props) {
  const acting = createActing(() => props.onDone())
  const [en, setEn] = createSignal(untrack(() => props.said?.en ?? ''))
  const [es, setEs] = createSignal(untrack(() => props.said?.es ?? ''))
  const keep = () =>
    acting.act(
      saveWhomToAskMutation,
      { studyId: props.study, whomToAsk: { en: en().trim(), es: es().trim() || null } },
      w().lost.whom.saved,
    )
  return (
    <details class="outreach-more">
      <summary>{w().lost.whom.title}</summary>
      <p class="soft measure">{w().lost.whom.lead}</p>
      <ActForm acting={acting} label={w().lost.whom.act} onSubmit={() => void keep()}>
        <Field
          label={w().lost.whom.text.en}
          value={en()}
          maxlength={300}
          lang="en"
          onInput={(event) => setEn(event.currentTarget.value)}
        />
        <Show when={props.languages.includes('es')}>
          <Field
            label={w().lost.whom.text.es}
            value={es()}
            maxlength={300}
            lang="es"
            onInput={(event) => setEs(event.currentTarget.value)}
          />
        </Show>
      </ActForm>
    </details>
  )
}
