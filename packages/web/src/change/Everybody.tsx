import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useHere } from '../frame/here.ts'
import { Local } from '../language/Local.tsx'
import { number, percent, plain, t } from '../language/language.ts'
import { SlopeMark } from '../ui/SlopeMark.tsx'
import { leastForShare, wilson } from '../ui/wilson.ts'
import type { Figure, Figures, TopicChange } from './operations.ts'
import { placeOfWords } from './words.ts'

/** A topic among everybody of each wave: the finding, then the marks, all services first. */
export function Everybody(props: { topic: TopicChange }) {
  const isFew = () => props.topic.figures.some(({ waves }) => waves.some(isOfFew))
  return (
    <Show when={props.topic.figures[0]}>
      {(all) => (
        <section class={`change-topic hue-${props.topic.words?.theme.hue ?? 0}`}>
          <TopicHead topic={props.topic} />
          <p>{agreed(all())}</p>
          <Axis />
          <ul class="change-rows">
            <For each={props.topic.figures}>{(figures) => <Row topic={props.topic} figures={figures} />}</For>
          </ul>
          <p class="small soft">
            {props.topic.question?.perService ? t().change.lowest : t().change.onceAsked}{' '}
            <Show when={isFew()}>{t().change.few}</Show>
          </p>
        </section>
      )}
    </Show>
  )
}

export function TopicHead(props: { topic: TopicChange }) {
  return (
    <>
      <h3>{t().change.topic[props.topic.topic]}</h3>
      <Show when={props.topic.question}>
        {(question) => (
          <p class="small soft">
            {t().change.quoteMarks[0]}
            <Local of={question().text} />
            {t().change.quoteMarks[1]}
          </p>
        )}
      </Show>
    </>
  )
}

function Row(props: { topic: TopicChange; figures: Figures }) {
  return (
    <li>
      <p class="change-name">
        <ServiceName figures={props.figures} />
      </p>
      <div class="change-mark">
        <SlopeMark points={props.figures.waves.map(({ people, base }) => ({ of: people, base }))} />
      </div>
      <ul class="change-figures">
        <For each={props.figures.waves}>
          {(figure) => <WaveFigure topic={props.topic} figures={props.figures} figure={figure} />}
        </For>
      </ul>
    </li>
  )
}

export function ServiceName(props: { figures: Figures }) {
  return (
    <Show when={props.figures.service} fallback={t().change.allServices}>
      {(service) => <Local of={service().label} />}
    </Show>
  )
}

function WaveFigure(props: { topic: TopicChange; figures: Figures; figure: Figure }) {
  const here = useHere()
  const place = () =>
    placeOfWords({
      study: here('studyId'),
      topic: props.topic,
      wave: props.figure.wave,
      service: props.figures.service,
    })
  const label = () =>
    t().change.quotesOn(
      t().counted.quotes(props.figure.quotes),
      t().change.topic[props.topic.topic],
      plain(props.figure.wave.label),
    )
  return (
    <li>
      <span class="wave-name">
        <Local of={props.figure.wave.label} />
      </span>
      <Show when={props.figure.base > 0} fallback={<span class="soft">{t().change.notAnswered}</span>}>
        <span class="figures">{t().ofBase(number(props.figure.people), number(props.figure.base))}</span>
        <span class="unseen">{intervalWords(props.figure)}</span>
      </Show>
      <Show when={props.figure.quotes > 0 && place()}>
        {(href) => (
          <A class="small no-print" href={href()} aria-label={label()} data-stop>
            {t().counted.quotes(props.figure.quotes)}
          </A>
        )}
      </Show>
    </li>
  )
}

function Axis() {
  return (
    <div class="change-axis small soft" aria-hidden="true">
      <span class="share-ticks">
        <For each={[0, 0.5, 1]}>{(share) => <span>{percent(share)}</span>}</For>
      </span>
    </div>
  )
}

export function agreed({ waves }: Figures): string {
  const parts = waves
    .filter(({ base }) => base > 0)
    .map(({ people, base, wave }) => ({
      people: number(people),
      base: number(base),
      wave: plain(wave.label),
    }))
  return t().change.agree(t().shares(parts))
}

const isOfFew = ({ base }: Figure): boolean => base > 0 && base < leastForShare

export function intervalWords({ people, base }: { people: number; base: number }): string {
  const range = base < leastForShare ? null : wilson(people, base)
  if (!range) return ''
  return t().theme.interval(percent(people / base), percent(range.low), percent(range.high))
}
