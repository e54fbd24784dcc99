import { For, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import type { Numbers as Of } from './operations.ts'
import { w } from './words.ts'

/** Whom to call in the place of the study, one tap away above all that waits: calling is for a person to do. */
export function Numbers(props: { of: Of }) {
  return (
    <details class="safety-fold">
      <summary>{w().numbers.title}</summary>
      <Show when={props.of.numbers.length > 0} fallback={<p class="measure">{w().numbers.none}</p>}>
        <Show when={props.of.areNumbersStale}>
          <p class="measure">{w().numbers.stale}</p>
        </Show>
        <dl class="duty-now">
          <For each={props.of.numbers}>
            {({ label, contact }) => (
              <div>
                <dt class="soft">
                  <Local of={label} />
                </dt>
                <dd>
                  <Local of={contact} />
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </details>
  )
}
