import { For, Show } from 'solid-js'
import { leastForShare, wilson } from './wilson.ts'

interface Point {
  of: number
  base: number
}

const lines = [0, 25, 50, 75, 100]

/**
 * Shares one under the other on the axis of 0 to 100 percent, joined where both are there: a step to the side is a
 * change. A few people get an open dot and no interval. The words beside it say the same, so it is hidden from readers.
 */
export function SlopeMark(props: { points: readonly Point[] }) {
  const y = (at: number) => `${((at + 0.5) / props.points.length) * 100}%`
  const x = ({ of, base }: Point) => `${(of / base) * 100}%`
  const steps = () =>
    props.points.slice(1).flatMap((to, at) => {
      const from = props.points[at]!
      return from.base > 0 && to.base > 0 ? [{ from, to, at }] : []
    })
  return (
    <svg class="slope-mark" aria-hidden="true">
      <For each={lines}>
        {(line) => <line class="share-line" x1={`${line}%`} x2={`${line}%`} y1="0" y2="100%" />}
      </For>
      <For each={steps()}>
        {({ from, to, at }) => <line class="slope-line" x1={x(from)} x2={x(to)} y1={y(at)} y2={y(at + 1)} />}
      </For>
      <For each={props.points}>
        {(point, at) => (
          <Show when={point.base > 0}>
            <Show when={intervalOf(point)}>
              {(range) => (
                <line
                  class="share-interval"
                  x1={`${range().low * 100}%`}
                  x2={`${range().high * 100}%`}
                  y1={y(at())}
                  y2={y(at())}
                />
              )}
            </Show>
            <circle
              class="share-dot"
              cx={x(point)}
              cy={y(at())}
              r="5"
              data-few={point.base < leastForShare ? '' : undefined}
            />
          </Show>
        )}
      </For>
    </svg>
  )
}

const intervalOf = ({ of, base }: Point) => (base < leastForShare ? null : wilson(of, base))
