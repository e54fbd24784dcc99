import { For, Show } from 'solid-js'
import { plain, t } from '../language/language.ts'
import { Tick } from '../ui/Choose.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import type { Interview } from './createInterview.ts'
import { sittingFacts, type ToAsk } from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: ToAsk
  interview: Interview
}

/** What is settled before the first question. */
export function SettingFields(props: Props) {
  const chosen = () => props.interview.chosen()
  return (
    <>
      <div class="interview-setting">
        <Field
          label={w().record.when}
          type="date"
          value={chosen().day}
          onInput={(event) => props.interview.change({ day: event.currentTarget.value })}
        />
        <ChoiceField
          label={w().record.wave}
          value={chosen().waveId}
          choices={props.study.waves.map(({ id, label }) => ({ value: id, label: plain(label) }))}
          onChoose={(waveId) => props.interview.change({ waveId })}
        />
        <ChoiceField
          label={w().record.instrument}
          value={chosen().instrumentId}
          choices={props.study.instruments.map(({ id, title, version }) => ({
            ...{ value: id, label: w().record.version(plain(title), version) },
          }))}
          onChoose={(instrumentId) => props.interview.change({ instrumentId })}
        />
        <ChoiceField
          label={w().record.language}
          value={chosen().language}
          choices={props.interview.instrument().languages.map((one) => ({
            ...{ value: one, label: t().language[one] },
          }))}
          onChoose={(one) => props.interview.change({ language: one === 'es' ? 'es' : 'en' })}
        />
      </div>
      <KnownFields interview={props.interview} />
    </>
  )
}

/** Only where a condition of the questions goes by it. */
function KnownFields(props: Pick<Props, 'interview'>) {
  const chosen = () => props.interview.chosen()
  const known = () => props.interview.known
  return (
    <Show when={known().asksAge() || known().asksFacts()}>
      <fieldset class="asks">
        <legend>{w().record.known}</legend>
        <p class="small soft measure">{w().record.knownNote}</p>
        <Show when={known().asksAge()}>
          <Show when={!known().isTold()} fallback={<p>{w().record.ageTold(chosen().age)}</p>}>
            <Field
              label={w().record.age}
              hint={w().record.ageHint}
              inputmode="numeric"
              maxlength="2"
              value={chosen().age}
              onInput={(event) => props.interview.change({ age: event.currentTarget.value })}
            />
          </Show>
        </Show>
        <Show when={known().asksFacts()}>
          <For each={sittingFacts}>
            {(fact) => (
              <Tick
                label={w().record.facts[fact]}
                isOn={chosen().facts.includes(fact)}
                onChange={(isOn) =>
                  props.interview.change({
                    facts: sittingFacts.filter((one) => (one === fact ? isOn : chosen().facts.includes(one))),
                  })
                }
              />
            )}
          </For>
        </Show>
      </fieldset>
    </Show>
  )
}
