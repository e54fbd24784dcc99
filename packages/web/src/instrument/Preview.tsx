import { submit, type Instrument, type Setting, type Sitting } from '@firsthand/analysis/instrument'
import { createSignal, For, Show } from 'solid-js'
import type { Labelled, Language } from '../graphql.ts'
import { nameOf, plain } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Radios, Tick } from '../ui/Choose.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { createWalk } from './createWalk.ts'
import { Phone } from './Phone.tsx'
import { w } from './words.ts'

interface Props {
  instrument: Instrument
  services: readonly (Labelled & { key: string })[]
  /** The screen that is being written: the phone opens there as far as the answers lead. */
  open?: string
}

/** The version as somebody meets it, walked by the very steps that the person's page will take. Nothing of it is kept. */
export function Preview(props: Props) {
  const walk = createWalk(props)
  const [which, setWhich] = createSignal<'both' | Language>('both')
  const languages = () => props.instrument.languages.filter((one) => which() === 'both' || which() === one)
  return (
    <section class="preview" aria-label={w().preview.title}>
      <h2>{w().preview.title}</h2>
      <Show when={props.instrument.languages.length > 1}>
        <Radios
          legend={w().preview.languages}
          value={which()}
          choices={[
            { value: 'both' as const, label: w().preview.both },
            ...props.instrument.languages.map((value) => ({ value, label: nameOf(value) })),
          ]}
          onChoose={setWhich}
        />
      </Show>
      <div class="phones">
        <For each={languages()}>
          {(language) => <Phone language={language} walk={walk} services={props.services} />}
        </For>
      </div>
      <p>
        <Button onClick={walk.again}>{w().preview.again}</Button>
      </p>
      <details>
        <summary>{w().preview.setting}</summary>
        <SettingFields setting={walk.setting()} onChange={walk.set} />
      </details>
      <details>
        <summary>{w().preview.kept}</summary>
        <WouldBeKept sitting={walk.sitting()} services={props.services} />
      </details>
    </section>
  )
}

function SettingFields(props: { setting: Setting; onChange: (part: Partial<Setting>) => void }) {
  return (
    <div class="setting-fields">
      <ChoiceField
        label={w().preview.mode}
        value={props.setting.mode}
        choices={(['self', 'interview'] as const).map((value) => ({ value, label: w().condition[value] }))}
        onChoose={(mode) => props.onChange({ mode: mode as 'self' })}
      />
      <ChoiceField
        label={w().preview.wave}
        value={String(props.setting.wave)}
        choices={['1', '2', '3'].map((value) => ({ value, label: value }))}
        onChoose={(wave) => props.onChange({ wave: Number(wave) })}
      />
      <Field
        label={w().preview.age}
        type="number"
        min="10"
        max="40"
        placeholder={w().preview.ageUnknown}
        value={props.setting.age ?? ''}
        onInput={(event) => {
          const age = Number(event.currentTarget.value)
          props.onChange({ age: event.currentTarget.value === '' || Number.isNaN(age) ? null : age })
        }}
      />
      <Tick
        label={w().preview.scope}
        isOn={props.setting.scopes.includes('analyse')}
        onChange={(isOn) => props.onChange({ scopes: isOn ? ['analyse'] : [] })}
      />
      <For each={['family_contact_unsafe', 'themes_checked'] as const}>
        {(fact) => (
          <Tick
            label={w().condition.facts[fact]}
            isOn={props.setting.facts.includes(fact)}
            onChange={(isOn) =>
              props.onChange({
                facts: [...props.setting.facts.filter((one) => one !== fact), ...(isOn ? [fact] : [])],
              })
            }
          />
        )}
      </For>
    </div>
  )
}

/** The six ways in which nothing, or something, is said. */
function WouldBeKept(props: { sitting: Sitting; services: Props['services'] }) {
  const outcome = () => submit(props.sitting)
  const answers = () => {
    const now = outcome()
    return now.kind === 'kept' ? now.answers : []
  }
  const about = (service: string | null) => {
    const found = props.services.find(({ key }) => key === service)
    return found ? ` · ${plain(found.label)}` : ''
  }
  return (
    <Show when={outcome().kind === 'kept'} fallback={<p>{w().preview.nothing}</p>}>
      <ul class="kept small">
        <For each={answers()}>
          {({ slot, service, state }) => (
            <li>
              {slot.key}
              {about(service)}: {w().states[state]}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
