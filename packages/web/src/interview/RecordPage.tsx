import { A, useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { interviewPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Tick } from '../ui/Choose.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createInterview, type Interview } from './createInterview.ts'
import { InterviewForm } from './InterviewForm.tsx'
import { type Consent, type Person, takesPart, type ToAsk, toAskQuery } from './operations.ts'
import { numberOf } from './number.ts'
import { QuestionItem } from './QuestionItem.tsx'
import { w } from './words.ts'
import './interview.css'

type Of = Pick<Person, 'id' | 'language'> & { consents: Consent[] }

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

function Record(props: { study: ToAsk; person: Of }) {
  const navigate = useNavigate()
  const interview = createInterview(
    () => props.study,
    () => props.person,
  )
  const record = async () => {
    if (!(await interview.send())) return
    navigate(interviewPath(props.study.id, props.person.id), { state: { isRecorded: true } })
  }
  return (
    <>
      <InterviewForm sending={interview.sending} label={w().record.act} onSubmit={() => void record()}>
        <Setting study={props.study} interview={interview} />
        <Show when={interview.questions().some(({ perService, type }) => perService || type === 'services')}>
          <fieldset class="asks">
            <legend>{w().record.services}</legend>
            <p class="small soft">{w().record.servicesNote}</p>
            <For each={props.study.services}>
              {({ id, label }) => (
                <Tick
                  label={plain(label)}
                  isOn={interview.used().includes(id)}
                  onChange={(isOn) => interview.use(id, isOn)}
                />
              )}
            </For>
          </fieldset>
        </Show>
        <ol class="interview-questions">
          <For
            each={interview
              .asked()
              .flatMap(({ key, question }) => (question.type === 'services' ? [] : [key]))}
          >
            {(key) => <QuestionItem interview={interview} of={key} />}
          </For>
        </ol>
        <p class="soft">{w().record.left}</p>
      </InterviewForm>
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

function Setting(props: { study: ToAsk; interview: Interview }) {
  return (
    <div class="interview-setting">
      <Field
        label={w().record.when}
        type="date"
        value={props.interview.day()}
        onInput={(event) => props.interview.setDay(event.currentTarget.value)}
      />
      <ChoiceField
        label={w().record.wave}
        value={props.interview.waveId()}
        choices={props.study.waves.map(({ id, label }) => ({ value: id, label: plain(label) }))}
        onChoose={props.interview.setWave}
      />
      <ChoiceField
        label={w().record.instrument}
        value={props.interview.instrumentId()}
        choices={props.study.instruments.map(({ id, title, version }) => ({
          value: id,
          label: w().record.version(plain(title), version),
        }))}
        onChoose={props.interview.setInstrument}
      />
      <ChoiceField
        label={w().record.language}
        value={props.interview.language()}
        choices={(['en', 'es'] as const).map((one) => ({ value: one, label: t().language[one] }))}
        onChoose={(one) => props.interview.setLanguage(one === 'es' ? 'es' : 'en')}
      />
    </div>
  )
}
