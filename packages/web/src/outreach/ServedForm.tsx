import { createSignal } from 'solid-js'
import type { Labelled, Language } from '../graphql.ts'
import { plain, t } from '../language/language.ts'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { ActForm } from './ActForm.tsx'
import { createActing } from './createActing.ts'
import { recordServedMutation } from './acts.ts'
import { w } from './words.ts'

interface Props {
  study: string
  wave: string
  regions: Labelled[]
  languages: Language[]
  onDone: () => void
}

/** How many the services count, whom the table holds its figures against. */
export function ServedForm(props: Props) {
  const acting = createActing(() => props.onDone())
  const [group, setGroup] = createSignal('')
  const language = () => props.languages.find((one) => one === group()) ?? null
  const [people, setPeople] = createSignal('')
  const keep = async () => {
    const count = /^\d{1,7}$/.test(people().trim()) ? Number(people()) : null
    if (count === null && people().trim()) return void acting.setProblems([w().wrong['people']!])
    const input = { studyId: props.study, waveId: props.wave, people: count }
    const of = { regionId: language() ? null : group() || null, language: language() }
    if (await acting.act(recordServedMutation, { ...input, ...of }, w().lost.served.saved)) setPeople('')
  }
  return (
    <details class="outreach-more">
      <summary>{w().lost.served.title}</summary>
      <p class="soft measure">{w().lost.served.lead}</p>
      <ActForm acting={acting} label={w().lost.served.act} onSubmit={() => void keep()}>
        <ChoiceField
          label={w().lost.served.of}
          value={group()}
          choices={[
            { value: '', label: w().lost.served.all },
            ...props.regions.map(({ id, label }) => ({ value: id, label: plain(label) })),
            ...props.languages.map((value) => ({ value, label: t().language[value] })),
          ]}
          onChoose={setGroup}
        />
        <Field
          label={w().lost.served.people}
          inputmode="numeric"
          value={people()}
          onInput={(event) => setPeople(event.currentTarget.value)}
        />
      </ActForm>
    </details>
  )
}
