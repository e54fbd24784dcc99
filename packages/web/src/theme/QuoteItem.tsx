import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { codePath, responsePath } from '../frame/here.ts'
import { AspectWords } from '../coding/AspectWords.tsx'
import { DecideBar, StandingWord } from '../coding/DecideBar.tsx'
import { useDeciding } from '../coding/deciding.ts'
import { FacetWords } from '../coding/FacetWords.tsx'
import { Local } from '../language/Local.tsx'
import { decimal, t } from '../language/language.ts'
import { Raise } from '../safety/Raise.tsx'
import { ReleaseBar } from '../seen/ReleaseBar.tsx'
import { segments } from '../ui/segments.ts'
import type { Quoted } from './operations.ts'
import { reasonWords } from './reason.ts'
import { StanceWord } from './StanceSplit.tsx'

interface Props {
  study: string
  of: Quoted
  /** Where the page is about many codes. */
  withCode?: boolean
  /** Why it stands here, where it was chosen. */
  reason?: JSX.Element
}

export function QuoteItem(props: Props) {
  const state = createState(props)
  return (
    <li
      class={`quote-item ${props.withCode ? `hue-${props.of.code.hue}` : ''}`}
      tabindex="-1"
      data-stop
      data-coding={props.of.id}
      data-state={state()}
    >
      <Show when={props.withCode}>
        <h2 class="queue-code">
          <Local of={props.of.code.title} />
        </h2>
      </Show>
      {props.reason}
      <div class="quote-about small soft">
        <p class="quote-question">
          <Local of={props.of.passage.question.text} />
        </p>
        <p class="quote-facts">
          <span>
            <Local of={props.of.passage.wave.label} />
          </span>
          <Show when={props.of.passage.service}>
            {(service) => (
              <span>
                <Local of={service().label} />
              </span>
            )}
          </Show>
          <span>{t().language[props.of.passage.language]}</span>
          <StanceWord stance={props.of.stance} />
          <FacetWords of={props.of} />
          <StandingWord of={props.of} />
        </p>
        <AspectWords of={props.of} />
      </div>
      <Words of={props.of} />
      <DecideBar of={props.of} />
      <div class="quote-foot small">
        <Why study={props.study} of={props.of} />
        <A
          href={`${responsePath(props.study, props.of.passage.response.id)}?passage=${encodeURIComponent(props.of.passage.id)}`}
        >
          {t().theme.readInResponse}
        </A>
        <Raise study={props.study} response={props.of.passage.response.id} isBrief />
        <ReleaseBar study={props.study} coding={props.of.id} />
      </div>
    </li>
  )
}

const createState = (props: { of: Quoted }) => {
  const deciding = useDeciding()
  return () => deciding?.stateOf(props.of) ?? props.of.state
}

function Words(props: { of: Quoted }) {
  const quote = () => props.of.quote
  const state = createState(props)
  return (
    <blockquote class="words" lang={props.of.passage.language}>
      <Show when={quote().startsInside}>
        <Cut />{' '}
      </Show>
      <For each={segments(quote().text, quote().marks)}>
        {(piece) => (
          <Show when={piece.covers.length} fallback={piece.text}>
            <mark data-suggested={state() === 'proposed' ? '' : undefined}>{piece.text}</mark>
          </Show>
        )}
      </For>
      <Show when={quote().endsInside}>
        {' '}
        <Cut />
      </Show>
    </blockquote>
  )
}

function Cut() {
  return (
    <span class="cut" title={t().theme.goesOn}>
      […]
    </span>
  )
}

/** Why a machine suggested it; what a person coded has no such reasons. */
function Why(props: { study: string; of: Quoted }) {
  const strength = () => (props.of.score >= 0.75 ? 'strong' : props.of.score >= 0.5 ? 'fair' : 'weak')
  return (
    <Show
      when={props.of.origin === 'suggested'}
      fallback={
        <p>
          {t().theme.code}: <Local of={props.of.code.title} />
        </p>
      }
    >
      <details class="why">
        <summary>
          {t().theme.why}: <Local of={props.of.code.title} />
        </summary>
        <p>{t().theme.scoreLine(t().theme.score[strength()], decimal(props.of.score))}</p>
        <ul>
          <For each={props.of.because}>{(reason) => <li>{reasonWords(reason)}</li>}</For>
        </ul>
        <A href={codePath(props.study, props.of.code.key)}>{t().theme.readBy}</A>
      </details>
    </Show>
  )
}
