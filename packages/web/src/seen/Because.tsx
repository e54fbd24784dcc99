import { For, Show } from 'solid-js'
import { t } from '../language/language.ts'
import type { ReleaseState } from './operations.ts'

type Told = Pick<ReleaseState, 'because'> & Partial<Pick<ReleaseState, 'short'>>

/**
 * Which rule keeps a quote here, and the nearest that can be shown. How far it is from that is told on the evaluator's desk
 * alone, and not where the desk shows what others see.
 */
export function Because(props: { of: Told }) {
  const told = () =>
    props.of.because
      .map((name) => {
        const short = props.of.short?.find(({ because }) => because === name)
        const words = t().seen.because[name]
        return short ? `${words} (${t().seen.short(short.has, short.least)})` : words
      })
      .join('; ')
  const instead = () => props.of.because.flatMap((name) => t().seen.instead[name] ?? [])
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
