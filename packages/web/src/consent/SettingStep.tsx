import { For, Show } from 'solid-js'
import type { Route, Safety } from '../interview/operations.ts'
import { w as interview } from '../interview/words.ts'
import { Radios, Tick } from '../ui/Choose.tsx'
import type { Meeting, Place } from './createMeeting.ts'
import { modes, presences } from './meetingOperations.ts'
import { w } from './words.ts'

/** Before anything is read out: how they talk and who is there, in kinds. The person does not look at this part. */
export function SettingStep(props: { meeting: Meeting; place: Place }) {
  const chosen = () => props.meeting.chosen
  const choose = (...[part]: Parameters<Meeting['choose']>) => props.meeting.choose(part)
  const toggle = (one: (typeof presences)[number], isOn: boolean) =>
    choose({ present: presences.filter((each) => (each === one ? isOn : chosen().present.includes(each))) })
  return (
    <div class="meeting-setting">
      <p class="soft measure">{w().meeting.settingLead}</p>
      <Radios
        legend={w().meeting.mode}
        value={chosen().mode}
        choices={modes.map((value) => ({ value, label: w().meeting.modes[value] }))}
        onChoose={(mode) => choose({ mode })}
      />
      <fieldset class="asks">
        <legend>{w().meeting.present}</legend>
        <For each={presences}>
          {(one) => (
            <Tick
              label={w().meeting.presence[one]}
              isOn={chosen().present.includes(one)}
              onChange={(isOn) => toggle(one, isOn)}
            />
          )}
        </For>
      </fieldset>
      <YesOrNo
        legend={w().meeting.interpreter}
        value={chosen().hasInterpreter}
        onChoose={(hasInterpreter) => choose({ hasInterpreter })}
      />
      <Show when={props.place.party === 'giver'}>
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
      </Show>
    </div>
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
