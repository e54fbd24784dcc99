import { For, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { number, percent } from '../language/language.ts'
import type { LearnedModel } from './operations.ts'
import { w } from './words.ts'

/** Each region by what the others taught; nothing where there is one alone. */
export function SitesTable(props: { sites: LearnedModel['sites'] }) {
  return (
    <Show when={props.sites.length}>
      <h4>{w().learning.sites}</h4>
      <p class="small soft measure">{w().learning.sitesLead}</p>
      <div class="table-scroll" tabindex="0" role="region" aria-label={w().learning.sites}>
        <table class="table compact">
          <thead>
            <tr>
              <th scope="col">{w().column.region}</th>
              <For each={['n', 'micro', 'macro'] as const}>
                {(column) => (
                  <th scope="col" class="n">
                    {w().column[column]}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.sites}>
              {(site) => (
                <tr>
                  <th scope="row">
                    <Local of={site.region} />
                  </th>
                  <td class="n">{number(site.texts)}</td>
                  <td class="n">{percent(site.micro)}</td>
                  <td class="n">{percent(site.macro)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  )
}
