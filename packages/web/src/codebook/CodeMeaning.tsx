import { For, Show } from 'solid-js'
import type { LocalizedText } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { plain, t } from '../language/language.ts'

type Meaning = Record<'definition' | 'include' | 'exclude', LocalizedText | null>

/** What a code means: its definition, and what goes in and what does not, where it says so. */
export function CodeMeaning(props: { of: Meaning; class: string }) {
  const parts = () =>
    (['definition', 'include', 'exclude'] as const).map((part) => [part, props.of[part]] as const)
  return (
    <dl class={props.class}>
      <For each={parts()}>
        {([part, text]) => (
          <Show when={text && plain(text) !== '' && text}>
            {(there) => (
              <>
                <dt class="soft small">{t().theme[part]}</dt>
                <dd>
                  <Local of={there()} />
                </dd>
              </>
            )}
          </Show>
        )}
      </For>
    </dl>
  )
}
