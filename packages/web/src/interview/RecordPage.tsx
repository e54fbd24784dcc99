import type { Page } from '@firsthand/analysis/instrument'
import { A, useNavigate } from '@solidjs/router'
import { createEffect, For, Match, on, Show, Switch } from 'solid-js'
import { createRead } from '../client.ts'
import { interviewPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { plain } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createInterview, type Interview } from './createInterview.ts'
import { InterviewForm } from './InterviewForm.tsx'
import { type Asked, takesPart, type ToAsk, toAskQuery } from './operations.ts'
import { numberOf } from './number.ts'
import { QuestionItem } from './QuestionItem.tsx'
import { RaiseNow } from './RaiseNow.tsx'
import { SettingFields } from './SettingFields.tsx'
import { w, wordsIn } from './words.ts'
import './interview.css'

export function RecordPage() {
  const here = useHere()
  const place = () => ({ study: here('studyId'), person: here('participantId') })
  const read = createRead(toAskQuery, place)
  createTitle(() => w().record.title)
  return (
    <div class="page interview">
      <p class="small">
        <A href={interviewPath(place().study, place().person)}>{w().person(numberOf(place().person))}</A>
      </p>
      <h1>{w().record.title}</h1>
      <Loaded
        read={read}
        pick={(data) => data.study && data.node && { study: data.study, person: data.node }}
      >
        {(found) => (
          <Show when={takesPart(found().person)} fallback={<Notice>{w().said.notYet}</Notice>}>
            <Show
              when={found().study.instruments.length && found().study.waves.length}
              fallback={<Notice>{w().record.nothingToAsk}</Notice>}
            >
              <Record study={found().study} person={found().person} />
            </Show>
          </Show>
        )}
      </Loaded>
    </div>
  )
}

interface Props {
  study: ToAsk
  interview: Interview
}

function Record(props: { study: ToAsk; person: Asked }) {
  const navigate = useNavigate()
  const interview = createInterview(
    () => props.study,
    () => props.person,
  )
  const person = () => interviewPath(props.study.id, props.person.id)
  const record = async () => {
    if (await interview.send()) navigate(person(), { state: { isRecorded: true } })
  }
  return (
    <>
      <Switch>
        <Match when={interview.phase() === 'setting'}>
          <InterviewForm
            sending={interview.sending}
            label={w().record.begin}
            onSubmit={() => void interview.onward()}
          >
            <SettingFields study={props.study} interview={interview} />
          </InterviewForm>
        </Match>
        <Match when={interview.phase() === 'asking' && interview.page()}>
          {(page) => <Asking study={props.study} interview={interview} page={page()} />}
        </Match>
        <Match when={interview.isNothing()}>
          <Notice>{w().record.nothingKept}</Notice>
          <p class="bar">
            <Button onClick={interview.resume}>{w().record.back}</Button>
            <A class="onward" href={person()}>
              {w().record.toPerson}
            </A>
          </p>
        </Match>
        <Match when={interview.phase() === 'end'}>
          <InterviewForm sending={interview.sending} label={w().record.act} onSubmit={() => void record()}>
            <Ending study={props.study} interview={interview} />
          </InterviewForm>
        </Match>
      </Switch>
      <Show when={interview.phase() !== 'setting'}>
        <RaiseNow study={props.study.id} person={props.person.id} interview={interview} />
      </Show>
      <Show when={interview.leaving.go()}>
        {(go) => (
          <Dialog title={w().record.leaving} closeLabel={w().record.stay} onClose={interview.leaving.stay}>
            <p>{w().record.leavingLead}</p>
            <p>
              <Button onClick={() => go()()}>{w().record.leave}</Button>
            </p>
          </Dialog>
        )}
      </Show>
    </>
  )
}

/** Whoever goes on by the keyboard or listens is at the beginning of what is shown next. */
function createHead(shown: () => string) {
  let head: HTMLHeadingElement | undefined
  createEffect(on(shown, () => head?.focus()))
  return (element: HTMLHeadingElement) => void (head = element)
}

/** One page of the route, as the answers so far lead along it. */
function Asking(props: Props & { page: Page }) {
  const setHead = createHead(() => props.page.id)
  const spoken = () => props.interview.chosen().language
  const about = () => props.study.services.find(({ key }) => key === props.page.service)
  return (
    <section class="interview-page" aria-labelledby="interview-topic">
      <h2 id="interview-topic" tabindex="-1" ref={setHead} lang={spoken()}>
        {props.page.screen.topic[spoken()] ?? props.interview.instrument().title[spoken()] ?? ''}
      </h2>
      <Show when={about()}>
        {(service) => (
          <p class="soft" lang={spoken()}>
            {wordsIn(spoken()).record.about(service().label[spoken()] ?? service().label.en)}
          </p>
        )}
      </Show>
      <ol class="interview-questions">
        <For each={props.page.slots.map(({ key }) => key)}>
          {(key) => <QuestionItem {...props} of={key} services={props.study.services} />}
        </For>
      </ol>
      <p class="soft small">{w().record.left}</p>
      <p class="bar">
        <Button onClick={props.interview.back}>{w().record.back}</Button>
        <Button look="strong" onClick={props.interview.next}>
          {props.interview.isAtEnd() ? w().record.toEnd : w().record.next}
        </Button>
        <Show when={!props.interview.isAtEnd()}>
          <Button look="quiet" onClick={props.interview.endHere}>
            {w().record.endHere}
          </Button>
        </Show>
      </p>
    </section>
  )
}

/** What will not be kept is said before it is recorded, and can still be gone back to. */
function Ending(props: Props) {
  const setHead = createHead(() => 'end')
  const spoken = () => props.interview.chosen().language
  const nameOf = (service: string | null) => {
    const found = props.study.services.find(({ key }) => key === service)
    return found ? ` (${plain(found.label)})` : ''
  }
  return (
    <>
      <h2 tabindex="-1" ref={setHead}>
        {w().record.end}
      </h2>
      <p>{w().record.endLead}</p>
      <Show when={props.interview.dropped().length > 0}>
        <Notice>
          <p>{w().record.dropped}</p>
          <ul>
            <For each={props.interview.dropped()}>
              {({ slot, service }) => (
                <li lang={spoken()}>
                  {slot.text[spoken()] ?? slot.text.en}
                  {nameOf(service)}
                </li>
              )}
            </For>
          </ul>
        </Notice>
      </Show>
      <p>
        <Button onClick={props.interview.resume}>{w().record.back}</Button>
      </p>
    </>
  )
}
