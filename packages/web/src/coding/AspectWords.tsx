import { For, Show } from 'solid-js'
import type { Aspect, CodingState } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'

/** What of its code the words may show: a draft of a machine's also where a person accepted the code. */
export function AspectWords(props: { of: { state: CodingState; aspects: readonly Aspect[] } }) {
  return (
    <Show when={props.of.state !== 'rejected' && props.of.aspects.length}>
      <span class="small soft aspect-words">
        {t().deciding.aspects.mayShow}:{' '}
        <For each={props.of.aspects}>
          {(one, at) => (
            <>
              {at() ? ', ' : ''}
              <Local of={one.title} />
            </>
          )}
        </For>{' '}
        <span class="suggested">{t().deciding.aspects.draft}</span>
      </span>
    </Show>
  )
}
