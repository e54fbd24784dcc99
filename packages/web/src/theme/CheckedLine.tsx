import { Show } from 'solid-js'
import { number, t } from '../language/language.ts'
import { checked, confirmed } from './finding.ts'
import type { ThemeWave } from './operations.ts'

/** How much of a finding a person has checked: its codings, and the people it speaks of. */
export function CheckedLine(props: { waves: readonly ThemeWave[] }) {
  const sum = () => checked(props.waves)
  return (
    <p class="small checked-line">
      <Show when={sum().decided === 0 && sum().all > 0}>
        <span class="suggested">{t().theme.suggested}</span>{' '}
      </Show>
      <span class="soft">
        {t().theme.checked(number(sum().decided), number(sum().all))}
        <Show when={sum().decided > 0}>. {confirmed(props.waves)}</Show>
      </span>
    </p>
  )
}
