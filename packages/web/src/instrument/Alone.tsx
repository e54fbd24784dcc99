import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { studyPath } from '../frame/here.ts'
import { Notice } from '../ui/Notice.tsx'
import type { AloneWarning } from './operations.ts'
import { w } from './words.ts'

/** What whoever answers alone will not find, said before the survey is fielded; it holds nobody up. */
export function Alone(props: { study: string; warnings: readonly AloneWarning[] }) {
  return (
    <Show when={props.warnings.length > 0}>
      <Notice>
        <div>
          <p>{w().forAlone.lead}</p>
          <ul>
            <For each={props.warnings}>
              {(one) => (
                <li>
                  {w().forAlone.warning[one]}{' '}
                  <Show when={w().forAlone.where[one]}>
                    {(name) => <A href={studyPath(props.study) + (places[one] ?? '')}>{name()}</A>}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Notice>
    </Show>
  )
}

const places: Partial<Record<AloneWarning, string>> = {
  ...{ no_exit: '/setup/leaving', no_numbers: '/setup/place', old_numbers: '/setup/leaving' },
  ...{ nobody_to_talk: '/wave', no_words: '/safety/duty' },
}
