import { A, useParams } from '@solidjs/router'
import { createEffect, For, Match, on, Show, Switch } from 'solid-js'
import { createRead } from '../client.ts'
import { interviewPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import type { Party } from '../interview/operations.ts'
import { numberOf } from '../interview/number.ts'
import { w as interview } from '../interview/words.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createMeeting, isOwn, type Meeting, type Place, type Step } from './createMeeting.ts'
import { EndStep } from './EndStep.tsx'
import { meetingQuery, type ToMeet, type ToRead } from './meetingOperations.ts'
import { QuestionStep, ReadStep, UnderstoodStep } from './ReadSteps.tsx'
import { SettingStep } from './SettingStep.tsx'
import { w, wordsIn } from './words.ts'
import './consent.css'
import './meeting.css'

export function MeetingPage() {
  const here = useHere()
  const params = useParams()
  const party = (): Party => (params['party'] === 'giver' ? 'giver' : 'youth')
  const read = createRead(meetingQuery, () => ({ study: here('studyId'), person: here('participantId') }))
  createTitle(() => w().meeting.title)
  const textOf = (texts: ToRead[], person: ToMeet) => {
    const audience = party() === 'giver' ? 'caregiver' : person.audience
    return texts.find((text) => text.state === 'published' && text.audience === audience)
  }
  return (
    <div class="page meeting">
      <p class="small no-print">
        <A href={interviewPath(here('studyId'), here('participantId'))}>
          {interview().person(numberOf(here('participantId')))}
        </A>
      </p>
      {/* What is kept of a meeting that goes on has to have come, not to lie in the cache from before. */}
      <Loaded
        read={read}
        pick={(data) =>
          read.isWaiting() || !data.study || !data.node ? null : { study: data.study, person: data.node }
        }
      >
        {(found) => (
          <Show
            when={textOf(found().study.consentTexts, found().person)}
            fallback={<Notice>{w().meeting.noText}</Notice>}
          >
            {(text) => (
              <Held
                place={{ study: found().study.id, party: party(), person: found().person, text: text() }}
              />
            )}
          </Show>
        )}
      </Loaded>
    </div>
  )
}

function Held(props: { place: Place }) {
  const meeting = createMeeting(() => props.place)
  const back = () => interviewPath(props.place.study, props.place.person.id)
  return (
    <Switch fallback={<Steps meeting={meeting} place={props.place} />}>
      <Match when={meeting.phase() === 'stopped'}>
        <div class="meeting-step" role="status">
          <h1>{w().meeting.stopped}</h1>
          <p class="meeting-large">{w().meeting.stoppedLead}</p>
          <p class="bar">
            <A class="onward" href={back()}>
              {w().meeting.toPerson}
            </A>
            <Button look="quiet" onClick={meeting.goOn}>
              {w().meeting.again}
            </Button>
          </p>
        </div>
      </Match>
    </Switch>
  )
}

interface StepsProps {
  meeting: Meeting
  place: Place
}

function Steps(props: StepsProps) {
  let head: HTMLHeadingElement | undefined
  // Whoever goes on by the keyboard or listens is at the beginning of the next step.
  createEffect(
    on(
      () => props.meeting.step(),
      () => head?.focus(),
      { defer: true },
    ),
  )
  const question = () => {
    const step = props.meeting.step()
    return isOwn(step) ? undefined : step
  }
  return (
    <>
      <header class="meeting-head">
        <p class="soft">
          {w().meeting.titles[props.place.party]}
          <Show when={props.meeting.isTakenUp}> · {w().meeting.takenUp}</Show>
        </p>
        <Languages {...props} />
        <button type="button" class="meeting-stop" onClick={() => void props.meeting.stop()}>
          {wordsIn(props.meeting.chosen.language).meeting.stop}
        </button>
      </header>
      <Show when={!props.meeting.isKept()}>
        <Notice tone="problem">{w().meeting.unkept}</Notice>
      </Show>
      <div class="meeting-step">
        <h1 tabindex="-1" ref={head} lang={langOf(props.meeting)}>
          {titleOf(props.meeting)}
        </h1>
        <Switch>
          <Match when={props.meeting.step() === 'setting'}>
            <SettingStep {...props} />
          </Match>
          <Match when={props.meeting.step() === 'read'}>
            <ReadStep {...props} />
          </Match>
          <Match when={props.meeting.step() === 'understood'}>
            <UnderstoodStep {...props} />
          </Match>
          <Match when={question()}>{(scope) => <QuestionStep {...props} scope={scope()} />}</Match>
          <Match when={props.meeting.step() === 'end'}>
            <EndStep {...props} />
          </Match>
        </Switch>
      </div>
      <Problems of={props.meeting.problems()} />
      <Onward {...props} />
    </>
  )
}

const isForStaff = (step: Step) => step === 'setting' || step === 'end'
const langOf = ({ step, chosen }: Meeting) => (isForStaff(step()) ? undefined : chosen.language)

const titleOf = (meeting: Meeting): string => {
  const words = wordsIn(meeting.chosen.language).meeting
  const step = meeting.step()
  if (step === 'setting') return w().meeting.setting
  if (step === 'end') return w().meeting.end
  if (step === 'read' || step === 'understood') return words[step]
  const questions = meeting.steps().filter((one) => !isOwn(one))
  return words.question(questions.indexOf(step) + 1, questions.length)
}

/** Every answer stays when the language changes: it belongs to the question, not to its words. */
function Languages(props: StepsProps) {
  const spoken = () => (['en', 'es'] as const).filter((one) => props.place.text[one] !== null)
  return (
    <Show when={spoken().length > 1}>
      <div class="meeting-languages" role="group" aria-label={w().meeting.language}>
        <For each={spoken()}>
          {(one) => (
            <button
              type="button"
              lang={one}
              aria-pressed={props.meeting.chosen.language === one}
              onClick={() => props.meeting.choose({ language: one })}
            >
              {wordsIn(one).edit.languages[one]}
            </button>
          )}
        </For>
      </div>
    </Show>
  )
}

function Problems(props: { of: string[] }) {
  const said = (name: string) => {
    const { failed, ended, wrong } = w().meeting
    return name === 'ended' ? ended : (wrong[name] ?? failed)
  }
  return (
    <Show when={props.of.length > 0}>
      <Notice tone="problem">
        <ul>
          <For each={[...new Set(props.of.map(said))]}>{(one) => <li>{one}</li>}</For>
        </ul>
      </Notice>
    </Show>
  )
}

function Onward(props: StepsProps) {
  const words = () =>
    (isForStaff(props.meeting.step()) ? w() : wordsIn(props.meeting.chosen.language)).meeting
  const step = () => props.meeting.step()
  return (
    <p class="meeting-onward">
      <Show when={step() !== 'setting'}>
        <Button onClick={() => props.meeting.move(-1)}>{words().back}</Button>
      </Show>
      <Show when={isOwn(step()) && step() !== 'end'}>
        <Button look="strong" onClick={() => props.meeting.move(1)}>
          {step() === 'setting' ? words().begin : words().next}
        </Button>
      </Show>
    </p>
  )
}
