import { For, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { number } from '../language/language.ts'
import type { ThemeAspect } from './operations.ts'
import { w } from './words.ts'

type AspectWave = ThemeAspect['waves'][number]

/** How many people spoke of each aspect that people decided, of how many of whom somebody has said it. */
export function AspectLines(props: { of: readonly ThemeAspect[] }) {
  const waves = () => props.of[0]?.waves.map(({ wave }) => wave) ?? []
  const codes = () =>
    [...new Set(props.of.map(({ code }) => code.id))].map((id) =>
      props.of.filter(({ code }) => code.id === id),
    )
  return (
    <Show when={props.of.length}>
      <details class="asked-lines">
        <summary>{w().aspects.summary}</summary>
        <div class="table-scroll" tabindex="0" role="region" aria-label={w().aspects.summary}>
          <table class="table compact">
            <thead>
              <tr>
                <th scope="col">{w().aspects.aspect}</th>
                <For each={waves()}>
                  {(wave) => (
                    <th scope="col" class="n">
                      <Local of={wave.label} />
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <For each={codes()}>{(aspects) => <CodeRows of={aspects} isOnly={codes().length === 1} />}</For>
          </table>
        </div>
        <p class="small soft measure">{w().aspects.note}</p>
      </details>
    </Show>
  )
}

function CodeRows(props: { of: readonly ThemeAspect[]; isOnly: boolean }) {
  const first = () => props.of[0]!
  return (
    <tbody>
      <Show when={!props.isOnly}>
        <tr>
          <th scope="rowgroup" colspan={first().waves.length + 1}>
            <Local of={first().code.title} />
          </th>
        </tr>
      </Show>
      <For each={props.of}>
        {(one) => (
          <tr>
            <th scope="row">
              <Local of={one.aspect.title} />
            </th>
            <For each={one.waves}>{(wave) => <td class="n">{spoke(wave)}</td>}</For>
          </tr>
        )}
      </For>
      <tr class="soft">
        <th scope="row">{w().aspects.open}</th>
        <For each={first().waves}>
          {(wave) => <td class="n">{w().choice.of(number(wave.open), number(wave.spoke))}</td>}
        </For>
      </tr>
    </tbody>
  )
}

const spoke = ({ people, base }: AspectWave): string =>
  base ? w().choice.of(number(people), number(base)) : w().aspects.nobody
