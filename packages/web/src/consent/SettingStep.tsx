import { For, Show } from 'solid-js'
import type { Route, Safety } from '../interview/operations.ts'
import { w as interview } from '../interview/words.ts'
import { Radios, Tick } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import type { Meeting, Place } from './createMeeting.ts'
import { modes, type Presence, presences } from './meetingOperations.ts'
import { askedOf, restsOnPaper } from './missing.ts'
import { w } from './words.ts'

/** Before anything is read out: how they talk and who is there, in kinds. The person does not look at this part. */
export function SettingStep(props: { meeting: Meeting; place: Place }) {
  const chosen = () => props.meeting.chosen
  const choose = (...[part]: Parameters<Meeting['choose']>) => props.meeting.choose(part)
  const withOne = (one: Presence, isOn: boolean) =>
    presences.filter((each) => (each === one ? isOn : chosen().present.includes(each)))
  const isThere = () => chosen().present.includes(askedOf(props.place.party))
  return (
    <div class="meeting-setting">
      <p class="soft measure">{w().meeting.settingLead}</p>
      <Radios
        legend={w().meeting.mode}
        value={chosen().mode}
        choices={modes.map((value) => ({ value, label: w().meeting.modes[value] }))}
        onChoose={(mode) =>
          // Who reads together is there.
          choose({ mode, present: withOne(askedOf(props.place.party), mode === 'together' || isThere()) })
        }
      />
      <fieldset class="asks">
        <legend>{w().meeting.present}</legend>
        <For each={presences.filter((one) => one !== 'interpreter')}>
          {(one) => (
            <Tick
              label={w().meeting.presence[one]}
              isOn={chosen().present.includes(one)}
              onChange={(isOn) => choose({ present: withOne(one, isOn) })}
            />
          )}
        </For>
      </fieldset>
      <YesOrNo
        legend={w().meeting.interpreter}
        value={chosen().hasInterpreter}
        onChoose={(hasInterpreter) =>
          choose({ hasInterpreter, present: withOne('interpreter', hasInterpreter) })
        }
      />
      <Show when={props.place.party === 'giver'}>
        <ByWhatRight meeting={props.meeting} />
      </Show>
    </div>
  )
}

/** Of who gives permission: whether they are safe, and why it is theirs to give. */
function ByWhatRight(props: { meeting: Meeting }) {
  const chosen = () => props.meeting.chosen
  const choose = (...[part]: Parameters<Meeting['choose']>) => props.meeting.choose(part)
  return (
    <>
      <Radios
        legend={interview().consent.safety}
        value={chosen().giverSafety}
        choices={labelled<Safety>(interview().consent.safeties)}
        onChoose={(giverSafety) => choose({ giverSafety })}
      />
      <Radios
        legend={interview().consent.route}
        value={chosen().route}
        choices={labelled<Route>(interview().consent.routes)}
        onChoose={(route) => choose({ route })}
      />
      <Show when={restsOnPaper(chosen().route)}>
        <Field
          label={w().meeting.reference}
          hint={w().unmet.referenceHint}
          value={chosen().reference}
          maxlength="200"
          autocomplete="off"
          onInput={(event) => choose({ reference: event.currentTarget.value })}
        />
      </Show>
    </>
  )
}

const labelled = <Value extends string>(labels: Record<Value, string>) =>
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }))

interface YesOrNoProps {
  legend: string
  value: boolean | null
  onChoose: (isYes: boolean) => void
}

export function YesOrNo(props: YesOrNoProps) {
  return (
    <Radios
      legend={props.legend}
      value={props.value === null ? null : props.value ? 'yes' : 'no'}
      choices={[
        { value: 'yes', label: w().meeting.yes },
        { value: 'no', label: w().meeting.no },
      ]}
      onChoose={(value) => props.onChoose(value === 'yes')}
    />
  )
}
