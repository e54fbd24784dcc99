import { For, Show } from 'solid-js'
import type { Stance } from '../graphql.ts'
import { number, t } from '../language/language.ts'
import { SplitBar } from '../ui/SplitBar.tsx'

const signs: Record<Stance, string> = { positive: '▲', negative: '▼', mixed: '◆', neutral: '○' }

export function StanceWord(props: { stance: Stance; count?: number }) {
  return (
    <span class="stance">
      <span class="stance-sign" aria-hidden="true">
        {signs[props.stance]}
      </span>{' '}
      {props.count === undefined
        ? t().stance[props.stance]
        : t().theme.stanceCount(number(props.count), t().stance[props.stance])}
    </span>
  )
}

/** As the bar has them, from the left. */
const inBarOrder: readonly Stance[] = ['negative', 'positive', 'mixed', 'neutral']

/** Left and hatched is negative, right and full is positive; each also has its sign, number and word. */
export function StanceSplit(props: { split: Record<Stance, number>; people: number }) {
  const named = () => inBarOrder.filter((stance) => props.split[stance] > 0)
  return (
    <Show when={named().length}>
      <div class="stance-split">
        <SplitBar left={props.split.negative} right={props.split.positive} whole={props.people} />
        <p class="small stance-words">
          <For each={named()}>{(stance) => <StanceWord stance={stance} count={props.split[stance]} />}</For>
        </p>
      </div>
    </Show>
  )
}
