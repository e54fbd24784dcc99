import { For, Show } from 'solid-js'
import type { AboutValue, Kind } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'

/** Whether somebody tells or asks for something, and who or what they speak of. */
export function FacetWords(props: { of: { kind: Kind | null; about: readonly AboutValue[] } }) {
  return (
    <>
      <Show when={props.of.kind}>{(kind) => <span>{t().kind[kind()]}</span>}</Show>
      <For each={props.of.about}>
        {(one) => (
          <span>
            <Local of={one.label} />
          </span>
        )}
      </For>
    </>
  )
}
