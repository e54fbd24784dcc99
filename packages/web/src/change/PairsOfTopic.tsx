import { For, Show } from 'solid-js'
import { number, plain, t } from '../language/language.ts'
import { SplitBar } from '../ui/SplitBar.tsx'
import { ServiceName, TopicHead } from './Everybody.tsx'
import type { Figures, Pairs, TopicChange } from './operations.ts'

/** A topic among those alone who answered in both waves: each person beside themselves. */
export function PairsOfTopic(props: { topic: TopicChange }) {
  const rows = () => props.topic.figures.filter(({ pairs }) => pairs.length > 0)
  const most = () => Math.max(...rows().flatMap(({ pairs }) => pairs.map(({ base }) => base)))
  return (
    <Show when={props.topic.figures.length}>
      <section class="change-topic">
        <TopicHead topic={props.topic} />
        <Show when={rows().length} fallback={<p class="soft">{t().change.noPairs}</p>}>
          <For each={rows()[0]!.pairs}>{(all) => <p>{finding(all)}</p>}</For>
          <ul class="change-rows pairs-rows">
            <For each={rows()}>{(figures) => <Row figures={figures} most={most()} />}</For>
          </ul>
        </Show>
      </section>
    </Show>
  )
}

/** All bars of a topic have one length for one person, so that two people look like two. */
function Row(props: { figures: Figures; most: number }) {
  return (
    <For each={props.figures.pairs}>
      {(pairs) => (
        <li>
          <p class="change-name">
            <ServiceName figures={props.figures} />
          </p>
          <SplitBar left={pairs.worse} right={pairs.better} whole={props.most} />
          <p class="pairs-words figures">
            {counted(pairs)} <span class="soft">({t().change.inBoth(number(pairs.base))})</span>
          </p>
        </li>
      )}
    </For>
  )
}

const finding = (all: Pairs): string =>
  t().change.pairsOf(t().counted.people(all.base), plain(all.from.label), plain(all.to.label))

const counted = ({ better, same, worse }: Pairs): string =>
  [t().change.worse(number(worse)), t().change.same(number(same)), t().change.better(number(better))].join(
    ', ',
  )
