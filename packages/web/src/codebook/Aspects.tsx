import { For, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { plain } from '../language/language.ts'
import type { BookAspect } from './operations.ts'
import { w } from './words.ts'

/** The parts of a code, each marked where it is a draft. */
export function Aspects(props: { of: readonly BookAspect[] }) {
  return (
    <ul class="aspects">
      <For each={props.of}>
        {(aspect) => (
          <li>
            <strong>
              <Local of={aspect.title} />
            </strong>
            <Show when={aspect.isDraft}>
              {' '}
              <span class="suggested small">{w().draft}</span>
            </Show>
            <Show when={plain(aspect.definition)}>
              <p class="small soft">
                <Local of={aspect.definition} />
              </p>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}
