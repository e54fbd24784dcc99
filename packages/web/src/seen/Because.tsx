import { For, Show } from 'solid-js'
import { t } from '../language/language.ts'
import type { ReleaseState } from './operations.ts'

/** Which rule keeps a quote here, how far it is from it, and the nearest that can be shown. On the evaluator's desk alone. */
export function Because(props: { of: ReleaseState }) {
  const told = () =>
    props.of.because
      .map((name) => {
        const short = props.of.short.find(({ because }) => because === name)
        const words = t().seen.because[name]
        return short ? `${words} (${t().seen.short(short.has, short.least)})` : words
      })
      .join('; ')
  const instead = () => props.of.short.flatMap(({ because }) => t().seen.instead[because] ?? [])
  return (
    <>
      {told()}
      <Show when={instead().length}>
        <span class="because-instead soft">
          {t().seen.nearest} <For each={instead()}>{(one) => <>{one} </>}</For>
        </span>
      </Show>
    </>
  )
}
