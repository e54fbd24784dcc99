import { For, type JSX, onMount, Show } from 'solid-js'
import { AspectWords } from '../coding/AspectWords.tsx'
import { DecideBar, KeyButton, StandingWord } from '../coding/DecideBar.tsx'
import { useDeciding } from '../coding/deciding.ts'
import { FacetWords } from '../coding/FacetWords.tsx'
import type { Span } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import { StanceWord } from '../theme/StanceSplit.tsx'
import { ById } from '../ui/ById.tsx'
import { type Segment, segments } from '../ui/segments.ts'
import { codingsOf, type PassageWords, type Tagged } from './operations.ts'
import { useReading } from './reading.ts'

export function Passage(props: { of: PassageWords }) {
  const reading = useReading()
  const deciding = useDeciding()
  const isOpened = () => reading.opened() === props.of.id
  /** What a person added and took back was never suggested: it is not told again. */
  const inMargin = () =>
    codingsOf(props.of).filter((one) => one.origin === 'suggested' || one.state !== 'rejected')
  let element: HTMLDivElement | undefined
  onMount(() => {
    if (isOpened()) requestAnimationFrame(() => element?.scrollIntoView?.({ block: 'center' }))
  })
  return (
    <div class="passage" ref={element} aria-current={isOpened() ? 'true' : undefined}>
      <PassageText of={props.of} />
      <Show when={props.of.codings}>
        <ul class="passage-margin" aria-label={t().response.codes}>
          <ById each={inMargin()} fallback={<li class="small soft">{t().response.noCodes}</li>}>
            {(coding) => <MarginCode of={coding()} />}
          </ById>
          <Show when={deciding?.may()}>
            <li>
              <KeyButton key="s" label={t().deciding.select} onPress={() => reading.choose(props.of)} />
            </li>
          </Show>
        </ul>
      </Show>
    </div>
  )
}

function PassageText(props: { of: PassageWords }) {
  const spans = () =>
    codingsOf(props.of)
      .filter((coding) => coding.state !== 'rejected')
      .flatMap((coding) => coding.spans.map((span) => ({ ...span, coding })))
  const pieces = () => segments(props.of.text, [...spans(), ...props.of.redactions])
  const codingsAt = (piece: Segment) => piece.covers.flatMap((at) => spans()[at]?.coding ?? [])
  const redactionOf = (piece: Segment) =>
    piece.covers.map((at) => props.of.redactions[at - spans().length]).find((one) => one !== undefined)
  const content = (piece: Segment) => (
    <Show
      when={redactionOf(piece)}
      fallback={
        <span data-at={piece.start} data-end={piece.start + piece.text.length}>
          {piece.text}
        </span>
      }
    >
      {(redaction) => <Redacted of={redaction()} />}
    </Show>
  )
  return (
    <p class="words" lang={props.of.language} data-passage={props.of.id}>
      <For each={pieces()}>
        {(piece) => (
          <Show when={codingsAt(piece).length} fallback={content(piece)}>
            <Marked codings={codingsAt(piece)}>{content(piece)}</Marked>
          </Show>
        )}
      </For>
    </p>
  )
}

function Marked(props: { codings: Tagged[]; children: JSX.Element }) {
  const reading = useReading()
  const top = () => props.codings.find((one) => one.id === reading.lit()) ?? props.codings[0]!
  return (
    <mark
      class={`hue-${top().code.hue}`}
      data-suggested={top().state === 'proposed' ? '' : undefined}
      data-lit={top().id === reading.lit() ? '' : undefined}
      onPointerEnter={() => reading.light(top().id)}
      onPointerLeave={() => reading.light(undefined)}
    >
      {props.children}
    </mark>
  )
}

function MarginCode(props: { of: Tagged }) {
  const reading = useReading()
  const deciding = useDeciding()
  const state = () => deciding?.stateOf(props.of) ?? props.of.state
  return (
    <li data-coding={props.of.id}>
      <button
        type="button"
        class={`margin-code hue-${props.of.code.hue}`}
        data-stop
        data-state={state()}
        data-lit={reading.lit() === props.of.id ? '' : undefined}
        aria-pressed={reading.lit() === props.of.id}
        onPointerEnter={() => reading.light(props.of.id)}
        onPointerLeave={() => reading.light(undefined)}
        onFocus={() => reading.light(props.of.id)}
        onBlur={() => reading.light(undefined)}
      >
        <span class="margin-name">
          <Local of={props.of.code.title} />
        </span>
        <span class="small soft quote-facts">
          <StanceWord stance={props.of.stance} />
          <FacetWords of={props.of} />
          <StandingWord of={props.of} />
        </span>
        <AspectWords of={props.of} />
      </button>
      <DecideBar of={props.of} />
    </li>
  )
}

function Redacted(props: { of: Span & { type: string } }) {
  const names: Record<string, string> = t().response.redaction
  const name = () => names[props.of.type] ?? t().response.redaction.OTHER
  return (
    <span
      class="redaction"
      data-at={props.of.start}
      data-end={props.of.end}
      data-whole
      title={t().response.redacted(name())}
      lang={document.documentElement.lang}
    >
      {name()}
    </span>
  )
}
