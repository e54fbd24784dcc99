import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { studyPath } from '../frame/here.ts'
import { Local } from '../language/Local.tsx'
import { number, t } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import type { ThemeMentions, ThemeWave } from './operations.ts'
import { w } from './words.ts'

const groups = ['spokeAsked', 'spokeUnasked', 'askedSilent', 'notAsked'] as const

/** Who spoke asked and unasked, who was asked and did not, and who was not asked, of whom nothing is known. */
export function AskedLines(props: { study: string; waves: readonly ThemeWave[] }) {
  const session = useSession()
  const mayEdit = () => membershipOf(session, props.study)?.may.includes('edit codebook') ?? false
  return (
    <details class="asked-lines">
      <summary>{w().asked.summary}</summary>
      <div class="table-scroll" tabindex="0" role="region" aria-label={w().asked.summary}>
        <table class="table compact">
          <thead>
            <tr>
              <th scope="col">{t().theme.wave}</th>
              <For each={groups}>
                {(group) => (
                  <th scope="col" class="n">
                    {w().asked.group[group]}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.waves}>{(one) => <WaveRow of={one} />}</For>
          </tbody>
        </table>
      </div>
      <p class="small soft measure">{w().asked.note}</p>
      <Show when={mayEdit()}>
        <p class="small">
          <A href={`${studyPath(props.study)}/asked`}>{w().asked.toPage}</A>
        </p>
      </Show>
    </details>
  )
}

function WaveRow(props: { of: ThemeWave }) {
  return (
    <Show when={props.of.mentions}>
      {(mentions) => (
        <tr>
          <th scope="row">
            <Local of={props.of.wave.label} />
            <Show when={mentions().unread}>
              {(unread) => <p class="small soft">{w().asked.unread(t().counted.people(unread()))}</p>}
            </Show>
          </th>
          <Show
            when={mentions().undecided === 0}
            fallback={
              <td colspan="4" class="soft">
                {w().asked.undecided(number(mentions().undecided))}
              </td>
            }
          >
            <Cells of={mentions()} />
          </Show>
        </tr>
      )}
    </Show>
  )
}

function Cells(props: { of: ThemeMentions }) {
  return <For each={groups}>{(group) => <td class="n">{number(props.of[group])}</td>}</For>
}
