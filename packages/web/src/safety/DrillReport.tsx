import { Show } from 'solid-js'
import type { DrillLine } from './drillOperations.ts'
import { drill as d, w } from './words.ts'

/** Whole hours are said as such. */
const span = (minutes: number): string =>
  minutes >= 60 && minutes % 60 === 0 ? d().hour(minutes / 60) : d().minutes(minutes)

/** What came of one item: whether the program found it, who was told when, and how long people took. */
export function DrillReport(props: { line: DrillLine }) {
  const found = () =>
    [
      props.line.wantedTier ? d().wanted(w().tier[props.line.wantedTier]!) : d().nothing,
      props.line.foundTier ? d().foundAs(w().tier[props.line.foundTier]!) : d().notFound,
    ].join(' · ')
  const told = () =>
    props.line.told.map(({ name, after }) => d().toldAfter(name ?? d().left, span(after))).join(', ') ||
    d().nobodyTold
  const outcome = () => props.line.outcome && w().outcome[props.line.outcome]
  return (
    <li class="safety-flag">
      <h3 translate="no">{props.line.words}</h3>
      <dl class="drill-line">
        <dt class="soft">{d().found}</dt>
        <dd>
          {found()}
          <Show when={props.line.isMissed}>
            {' '}
            <strong>{d().missed}</strong>
          </Show>
        </dd>
        <dt class="soft">{d().told}</dt>
        <dd>{told()}</dd>
        <dt class="soft">{d().taken}</dt>
        <dd>
          <Took after={props.line.takenAfter} within={props.line.takenWithin} />
        </dd>
        <dt class="soft">{d().decided}</dt>
        <dd>
          <Took after={props.line.decidedAfter} within={props.line.decidedWithin} />
          <Show when={outcome()}>{(done) => <> · {done()}</>}</Show>
          <Show when={props.line.waitsForSecond}>
            {' · '}
            <strong>{d().notSigned}</strong>
          </Show>
        </dd>
      </dl>
    </li>
  )
}

function Took(props: { after: number | null; within: number }) {
  return (
    <Show when={props.after !== null} fallback={d().not(span(props.within))}>
      {d().within(span(props.after!), span(props.within))}
      <Show when={props.after! > props.within}>
        {' '}
        <strong>{d().late}</strong>
      </Show>
    </Show>
  )
}
