import { For, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { number, percent, t } from '../language/language.ts'
import { ShareMark } from '../ui/ShareMark.tsx'
import { leastForShare, wilson } from '../ui/wilson.ts'
import type { ThemeWave } from './operations.ts'
import { StanceSplit } from './StanceSplit.tsx'

/** Wave under wave on one axis, so that a difference is seen as a step to the side. */
export function WaveMarks(props: { waves: ThemeWave[] }) {
  return (
    <ul class="wave-marks">
      <For each={props.waves}>
        {(one) => (
          <li>
            <span class="wave-name">
              <Local of={one.wave.label} />
            </span>
            <span class="wave-share">
              <ShareMark of={one.people} base={one.base} isSuggested={one.confirmedPeople < one.people} />
              <span class="unseen">{shareWords(one)}</span>
            </span>
            <span class="wave-base figures">{t().ofBase(number(one.people), number(one.base))}</span>
            <div class="wave-how">
              <StanceSplit split={one.stances} people={one.people} />
              <Languages of={one} />
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}

function Languages(props: { of: ThemeWave }) {
  const spoken = () => props.of.languages.filter((one) => one.base > 0)
  return (
    <Show when={spoken().length > 1}>
      <p class="small soft wave-languages">
        <For each={spoken()}>
          {(one) => (
            <span>
              {t().language[one.language]} {t().ofBase(number(one.people), number(one.base))}
            </span>
          )}
        </For>
      </p>
    </Show>
  )
}

/** Names the scale once for all the marks below it; of a few people each has a mark, and there is no scale. */
export function ShareAxis(props: { isFew: boolean }) {
  return (
    <div class="share-scale small soft" aria-hidden="true">
      <div>
        <span />
        <Show when={!props.isFew} fallback={<span>{t().theme.unitMarks}</span>}>
          <span class="share-ticks">
            <For each={[0, 0.5, 1]}>{(share) => <span>{percent(share)}</span>}</For>
          </span>
        </Show>
        <span />
        <span>{t().theme.stancesOf}</span>
      </div>
    </div>
  )
}

export function shareWords(one: ThemeWave): string {
  const range = one.base < leastForShare ? null : wilson(one.people, one.base)
  if (!range) return ''
  return t().theme.interval(percent(one.people / one.base), percent(range.low), percent(range.high))
}
