import { For, Show } from 'solid-js'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Radios, Tick } from '../ui/Choose.tsx'
import { type Consent, type Party, type Scope, scopes } from './consent.ts'
import { w } from './words.ts'

interface Props {
  consent: Consent
  onChange: (change: Partial<Consent>) => void
}

export function ConsentStep(props: Props) {
  const has = (scope: Scope) => props.consent.scopes.includes(scope)
  const toggle = (scope: Scope, isOn: boolean) =>
    props.onChange({ scopes: scopes.filter((one) => (one === scope ? isOn : has(one))) })
  return (
    <section class="import-step" aria-labelledby="import-consent">
      <h2 id="import-consent">{w().consent.title}</h2>
      <p class="soft">{w().consent.lead}</p>
      <div class="bar">
        <Field
          label={w().consent.form}
          placeholder={w().consent.formExample}
          value={props.consent.formVersion}
          maxlength="100"
          autocomplete="off"
          onInput={(event) => props.onChange({ formVersion: event.currentTarget.value })}
        />
        <Field
          label={w().consent.until}
          type="date"
          value={props.consent.until}
          onInput={(event) => props.onChange({ until: event.currentTarget.value })}
        />
      </div>
      <fieldset class="asks">
        <legend>{w().consent.scopes}</legend>
        <For each={scopes}>
          {(scope) => (
            <Tick
              label={w().consent.scope[scope]}
              isOn={has(scope)}
              onChange={(isOn) => toggle(scope, isOn)}
            />
          )}
        </For>
        <Show when={!has('automated_assist')}>
          <Notice>{w().consent.untagged}</Notice>
        </Show>
      </fieldset>
      <Who consent={props.consent} onChange={props.onChange} />
      <Handled consent={props.consent} onChange={props.onChange} />
      <Tick
        label={w().consent.attest}
        isOn={props.consent.isAttested}
        onChange={(isAttested) => props.onChange({ isAttested })}
      />
    </section>
  )
}

const yesNo = (value: boolean | null, yes: string, no: string) => (value === null ? null : value ? yes : no)

/** Not said is not handled: then the clocks run from when the words come in. */
function Handled(props: Props) {
  return (
    <>
      <Radios
        legend={w().consent.handled}
        value={yesNo(props.consent.isHandled, 'yes', 'no') as 'yes' | 'no' | null}
        choices={[
          { value: 'yes', label: w().consent.handledYes },
          { value: 'no', label: w().consent.handledNo },
        ]}
        onChoose={(value) => props.onChange({ isHandled: value === 'yes' })}
      />
      <Show when={props.consent.isHandled}>
        <div class="bar">
          <Field
            label={w().consent.handledBy}
            value={props.consent.handledBy}
            maxlength="200"
            autocomplete="off"
            onInput={(event) => props.onChange({ handledBy: event.currentTarget.value })}
          />
          <Field
            label={w().consent.handledOn}
            type="date"
            value={props.consent.handledOn}
            onInput={(event) => props.onChange({ handledOn: event.currentTarget.value })}
          />
        </div>
      </Show>
      <Show when={props.consent.isHandled === false}>
        <Notice>{w().consent.unhandled}</Notice>
      </Show>
    </>
  )
}

function Who(props: Props) {
  return (
    <>
      <Radios
        legend={w().consent.age}
        value={yesNo(props.consent.isAdult, 'adult', 'minor') as 'adult' | 'minor' | null}
        choices={[
          { value: 'adult', label: w().consent.ages.adult },
          { value: 'minor', label: w().consent.ages.minor },
        ]}
        onChoose={(value) => props.onChange({ isAdult: value === 'adult' })}
      />
      <Radios
        legend={w().consent.party}
        value={props.consent.party}
        choices={(['youth', 'giver', 'both'] as Party[]).map((value) => ({
          value,
          label: w().consent.parties[value],
        }))}
        onChoose={(party) => props.onChange({ party })}
      />
      <Show when={props.consent.party === 'giver' || props.consent.party === 'both'}>
        <Radios
          legend={w().consent.safety}
          value={yesNo(props.consent.isGiverSafe, 'safe', 'unsafe') as 'safe' | 'unsafe' | null}
          choices={[
            { value: 'safe', label: w().consent.safe },
            { value: 'unsafe', label: w().consent.unsafe },
          ]}
          onChoose={(value) => props.onChange({ isGiverSafe: value === 'safe' })}
        />
      </Show>
    </>
  )
}
