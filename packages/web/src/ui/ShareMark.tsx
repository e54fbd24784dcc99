import { For, Show } from 'solid-js'
import { leastForShare, wilson } from './wilson.ts'

const lines = [0, 25, 50, 75, 100]

/**
 * A share as a dot with its interval, always on the axis of 0 to 100 percent; of a few people as one mark for each of
 * them. Hollow and dashed says that a machine suggested what it counts. The words beside it say the same, so it is
 * hidden from readers.
 */
export function ShareMark(props: { of: number; base: number; isSuggested: boolean }) {
  const interval = () => wilson(props.of, props.base)
  const at = (share: number) => `${share * 100}%`
  return (
    <Show when={props.base >= leastForShare} fallback={<Units {...props} />}>
      <svg class="share-mark" aria-hidden="true" data-suggested={props.isSuggested ? '' : undefined}>
        <For each={lines}>
          {(line) => <line class="share-line" x1={`${line}%`} x2={`${line}%`} y1="0" y2="20" />}
        </For>
        <Show when={interval()}>
          {(range) => (
            <>
              <line class="share-interval" x1={at(range().low)} x2={at(range().high)} y1="10" y2="10" />
              <circle class="share-dot" cx={at(props.of / props.base)} cy="10" r="5" />
            </>
          )}
        </Show>
      </svg>
    </Show>
  )
}

const step = 13

/** One large mark for each of those, one small for each of the others. */
function Units(props: { of: number; base: number; isSuggested: boolean }) {
  return (
    <svg class="share-mark units" aria-hidden="true" data-suggested={props.isSuggested ? '' : undefined}>
      <For each={Array.from({ length: props.base }, (_, at) => at)}>
        {(at) => (
          <circle
            class={at < props.of ? 'share-dot' : 'unit-other'}
            cx={at * step + 6}
            cy="7"
            r={at < props.of ? 4.5 : 2}
          />
        )}
      </For>
    </svg>
  )
}
