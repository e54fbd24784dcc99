import { createUniqueId, For, Show } from 'solid-js'
import type { Text } from '@firsthand/analysis/instrument'
import type { Language } from '../graphql.ts'
import { t } from '../language/language.ts'

interface Props {
  label: string
  text: Text | undefined
  languages: readonly Language[]
  isLong?: boolean
  onInput: (language: Language, text: string) => void
}

/** One text in each language, side by side, so that one is never changed without the other in sight. */
export function TwoTexts(props: Props) {
  const id = createUniqueId()
  return (
    <div class="two-texts">
      <For each={props.languages}>
        {(language) => (
          <div class="field">
            <label for={`${id}-${language}`}>
              {props.label} · {t().language[language]}
            </label>
            <Show
              when={props.isLong}
              fallback={
                <input
                  id={`${id}-${language}`}
                  lang={language}
                  autocomplete="off"
                  maxlength="4000"
                  value={props.text?.[language] ?? ''}
                  onInput={(event) => props.onInput(language, event.currentTarget.value)}
                />
              }
            >
              <textarea
                id={`${id}-${language}`}
                lang={language}
                rows="3"
                autocomplete="off"
                maxlength="4000"
                value={props.text?.[language] ?? ''}
                onInput={(event) => props.onInput(language, event.currentTarget.value)}
              />
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}
