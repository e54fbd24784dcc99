import { A, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { createDeciding } from '../coding/deciding.ts'
import { DecidingDesk } from '../coding/DecidingDesk.tsx'
import { MarkPanel } from '../coding/MarkPanel.tsx'
import { responsePath, studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { day, t } from '../language/language.ts'
import { Workers } from '../member/Workers.tsx'
import { Raise } from '../safety/Raise.tsx'
import { membershipOf, useSession } from '../session.ts'
import { ById } from '../ui/ById.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { createTitle } from '../ui/title.ts'
import { Answer } from './Answer.tsx'
import { createChoosing } from './choosing.ts'
import { codingsOf, type ResponseRead, responseQuery } from './operations.ts'
import { type Reading, ReadingProvider } from './reading.ts'
import '../theme/quote.css'
import './response.css'

export function ResponsePage() {
  const here = useHere()
  createTitle(() => t().response.title)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1) })
  return (
    <Show when={here('responseId')} keyed>
      {(response) => <OneResponse study={here('studyId')} response={response} />}
    </Show>
  )
}

function OneResponse(props: { study: string; response: string }) {
  const session = useSession()
  const may = (permission: string) => membershipOf(session, props.study)?.may.includes(permission) ?? false
  // Looking again at who sits here asks nothing anew, unless it changed what they may: a page that is not there looks.
  const withCodings = createMemo(() => may('read words'))
  const read = createRead(responseQuery, () => ({ response: props.response, withCodings: withCodings() }))
  const [params] = useSearchParams<{ passage?: string }>()
  const [lit, setLit] = createSignal<string>()
  const passages = () => {
    const node = read.data()?.node
    return node && 'answers' in node ? node.answers.flatMap((answer) => answer.passages) : []
  }
  // Made once per response: another one is another element (keyed above).
  // eslint-disable-next-line solid/reactivity
  const deciding = createDeciding(props.study, () => Promise.resolve())
  const choosing = createChoosing(passages, () => deciding.may())
  const reading: Reading = {
    lit,
    light: setLit,
    opened: () => params.passage,
    choose: (passage) => choosing.begin(passage),
  }
  return (
    <div class="page">
      <p class="small no-print">
        <A href={`${studyPath(props.study)}/response`}>{t().responses}</A>
      </p>
      <Loaded read={read} pick={(data) => (data.node && 'answers' in data.node ? data.node : null)}>
        {(response) => (
          <ReadingProvider value={reading}>
            <ResponseHead of={response()} study={props.study} />
            <Show when={may('raise concern')}>
              <Raise study={props.study} response={props.response} />
            </Show>
            <Show when={deciding.may()}>
              <p class="small soft no-print">{t().deciding.selectNote}</p>
            </Show>
            <DecidingDesk deciding={deciding} codings={() => passages().flatMap(codingsOf)}>
              <ol class="answers">
                <ById each={inOrder(response())}>{(answer) => <Answer of={answer()} />}</ById>
              </ol>
            </DecidingDesk>
            <Show when={may('record worker')}>
              <Workers study={props.study} participant={response().participant.id} />
            </Show>
            <Show when={choosing.chosen()}>
              {(chosen) => (
                <MarkPanel
                  deciding={deciding}
                  chosen={chosen()}
                  onMove={(span) => choosing.move(span)}
                  onDone={() => choosing.letGo()}
                />
              )}
            </Show>
          </ReadingProvider>
        )}
      </Loaded>
    </div>
  )
}

const inOrder = (response: ResponseRead) =>
  response.answers.toSorted((a, b) => a.question.position - b.question.position)

function ResponseHead(props: { of: ResponseRead; study: string }) {
  const others = () =>
    props.of.participant.responses.edges.map(({ node }) => node).filter((one) => one.id !== props.of.id)
  return (
    <header class="page-head">
      <h1 class="response-title">{t().response.open(day(props.of.submittedAt))}</h1>
      <p class="quote-facts soft">
        <span>
          <Local of={props.of.wave.label} />
        </span>
        <span>
          <Local of={props.of.instrument.title} />
        </span>
        <span>{t().language[props.of.language]}</span>
        <span>{t().mode[props.of.mode]}</span>
        <Show when={props.of.participant.region}>
          {(region) => (
            <span>
              <Local of={region().label} />
            </span>
          )}
        </Show>
      </p>
      <Show when={others().length}>
        <p class="quote-facts small">
          <span class="soft">{t().response.samePerson}:</span>
          <For each={others()}>
            {(other) => (
              <A href={responsePath(props.study, other.id)}>
                <Local of={other.wave.label} />, {day(other.submittedAt)}
              </A>
            )}
          </For>
        </p>
      </Show>
    </header>
  )
}
