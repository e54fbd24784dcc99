import { useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { interviewPath } from '../frame/here.ts'
import type { Scope } from '../interview/operations.ts'
import { w as interview } from '../interview/words.ts'
import { day } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Radios } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { isAsked } from './block.ts'
import { isOwn, type Meeting, type Place } from './createMeeting.ts'
import { documentations } from './meetingOperations.ts'
import { YesOrNo } from './SettingStep.tsx'
import { w } from './words.ts'

/** What was said, once more and all together, and how it is kept. */
export function EndStep(props: { meeting: Meeting; place: Place }) {
  const navigate = useNavigate()
  const chosen = () => props.meeting.chosen
  const record = async () => {
    if (!(await props.meeting.record())) return
    navigate(interviewPath(props.place.study, props.place.person.id), { state: { isAgreed: true } })
  }
  return (
    <div class="meeting-setting">
      <Said meeting={props.meeting} />
      <Field
        label={w().meeting.until}
        hint={props.place.text.expiresAt ? w().meeting.untilHint(day(props.place.text.expiresAt)) : ''}
        type="date"
        value={chosen().until}
        onInput={(event) => props.meeting.choose({ until: event.currentTarget.value })}
      />
      <YesOrNo
        legend={w().meeting.copy}
        value={chosen().isCopyGiven}
        onChoose={(isCopyGiven) => props.meeting.choose({ isCopyGiven })}
      />
      <Radios
        legend={w().meeting.documentation}
        value={chosen().documentation}
        choices={documentations.map((value) => ({ value, label: w().meeting.documentations[value] }))}
        onChoose={(documentation) => props.meeting.choose({ documentation })}
      />
      <Show when={chosen().documentation === 'waived'}>
        <Field
          label={w().meeting.documentationRef}
          value={chosen().documentationRef}
          maxlength="200"
          autocomplete="off"
          onInput={(event) => props.meeting.choose({ documentationRef: event.currentTarget.value })}
        />
      </Show>
      <p>
        <Button
          look="strong"
          aria-disabled={props.meeting.phase() === 'sending'}
          onClick={() => void record()}
        >
          {props.meeting.phase() === 'sending' ? w().meeting.recording : w().meeting.record}
        </Button>
      </p>
    </div>
  )
}

function Said(props: { meeting: Meeting }) {
  const questions = () => props.meeting.steps().filter((step): step is Scope => !isOwn(step))
  const said = (scope: Scope) =>
    isAsked(scope, props.meeting.chosen.answers) ? props.meeting.chosen.answers[scope] : undefined
  return (
    <dl class="meeting-said">
      <For each={questions()}>
        {(scope) => (
          <div>
            <dt>{interview().consent.scope[scope]}</dt>
            <dd data-said={said(scope)}>
              {w().meeting.asked[said(scope) ?? 'none']}{' '}
              <Show when={props.meeting.isThere(scope)}>
                <Button look="quiet" onClick={() => props.meeting.goTo(scope)}>
                  {w().meeting.change}
                  <span class="unseen">: {interview().consent.scope[scope]}</span>
                </Button>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}
