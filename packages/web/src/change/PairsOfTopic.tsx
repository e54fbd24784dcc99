import { For, Show } from 'solid-js'
import { number, plain, t } from '../language/language.ts'
import { SplitBar } from '../ui/SplitBar.tsx'
import { ServiceName, TopicHead } from './Everybody.tsx'
import type { Figures, Pairs, TopicChange } from './operations.ts'

/** A topic among those alone who answered in both waves: each person beside themselves. */
export function PairsOfTopic(props: { topic: TopicChange }) {
  const rows = () => props.topic.figures.filter(({ pairs }) => pairs.length > 0)
  return (
    <Show when={props.topic.figures.length}>
      <section class="change-topic">
        <TopicHead topic={props.topic} />
        <Show when={rows().length} fallback={<p class="soft">{t().change.noPairs}</p>}>
          <ul class="change-rows">
            <For each={rows()}>{(figures) => <Row figures={figures} />}</For>
          </ul>
        </Show>
      </section>
    </Show>
  )
}

function Row(props: { figures: Figures }) {
  return (
    <For each={props.figures.pairs}>
      {(pairs) => (
        <li class="pairs-row">
          <p class="change-name">
            <ServiceName figures={props.figures} />
          </p>
          <SplitBar left={pairs.worse} right={pairs.better} whole={pairs.base} />
          <p>
            {t().change.pairsOf(
              t().counted.people(pairs.base),
              plain(pairs.from.label),
              plain(pairs.to.label),
            )}{' '}
            <span class="pairs-words">{counted(pairs)}</span>
          </p>
        </li>
      )}
    </For>
  )
}

const counted = ({ better, same, worse }: Pairs): string =>
  [t().change.better(number(better)), t().change.same(number(same)), t().change.worse(number(worse))].join(
    ', ',
  )
