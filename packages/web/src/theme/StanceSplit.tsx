import { createUniqueId, For, Show } from 'solid-js'
import type { Stance } from '../graphql.ts'
import { number, t } from '../language/language.ts'

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
  const id = createUniqueId()
  const half = (count: number) => (props.people ? (50 * count) / props.people : 0)
  const named = () => inBarOrder.filter((stance) => props.split[stance] > 0)
  return (
    <Show when={named().length}>
      <div class="stance-split">
        <svg class="stance-bar" aria-hidden="true">
          <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2.5" height="5" class="stance-hatch" />
          </pattern>
          <rect
            class="stance-negative"
            x={`${50 - half(props.split.negative)}%`}
            width={`${half(props.split.negative)}%`}
            y="2"
            height="8"
            fill={`url(#${id})`}
          />
          <rect class="stance-positive" x="50%" width={`${half(props.split.positive)}%`} y="2" height="8" />
          <line class="share-axis" x1="50%" x2="50%" y1="0" y2="12" />
        </svg>
        <p class="small stance-words">
          <For each={named()}>{(stance) => <StanceWord stance={stance} count={props.split[stance]} />}</For>
        </p>
      </div>
    </Show>
  )
}
