import { For, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import type { WaveSaid } from './operations.ts'

/** How many, wave beside wave, in words only; where there is no word, why there is none. */
export function SaidList(props: { said: WaveSaid[]; withReach?: boolean; as?: 'spoke' | 'agree' }) {
  const words = (one: WaveSaid) =>
    props.as === 'agree' && one.word ? t().lead.agree[one.word] : spokeWords(one)
  return (
    <dl class="said">
      <For each={props.said}>
        {(one) => (
          <div>
            <dt class="soft">
              <Show when={one.wave} fallback={t().board.together}>
                {(label) => <Local of={label()} />}
              </Show>
            </dt>
            <dd>
              <span data-word={one.word ?? ''}>{words(one)}</span>
              {/* That too few were asked is said by the words themselves. */}
              <Show when={props.withReach && one.because !== 'small_base' && one.reach}>
                {(reach) => <span class="small soft"> {t().board.rests[reach()]}</span>}
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}

export const spokeWords = ({ word, because }: WaveSaid): string =>
  word ? t().board.spoke[word] : t().board.notSaid[because ?? 'small_group']
