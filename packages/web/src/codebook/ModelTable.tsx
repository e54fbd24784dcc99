import { For, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { number } from '../language/language.ts'
import { pair } from './figures.ts'
import type { Book, LearnedModel } from './operations.ts'
import { w } from './words.ts'

/** Code by code, what there was beside what was learned; the model in use with its own figures, where there is one. */
export function ModelTable(props: { book: Book; model: LearnedModel; used: LearnedModel | undefined }) {
  const rows = () =>
    props.book.codes.flatMap((code) => {
      const found = props.model.codes.find(({ key }) => key === code.key)
      return found && found.n > 0 ? [{ code, found }] : []
    })
  const inUse = (key: string) => props.used?.codes.find((one) => one.key === key)
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={w().learning.compare}>
      <table class="table compact">
        <caption class="small soft">
          {w().learning.compare}: {w().column.precision} · {w().column.recall}
        </caption>
        <thead>
          <tr>
            <th scope="col">{w().column.code}</th>
            <th scope="col" class="n">
              {w().column.n}
            </th>
            <th scope="col" class="n">
              {w().column.before}
            </th>
            <Show when={props.used}>
              <th scope="col" class="n">
                {w().column.used}
              </th>
            </Show>
            <th scope="col" class="n">
              {w().column.after}
            </th>
            <th scope="col">{w().column.way}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {({ code, found }) => (
              <tr>
                <th scope="row">
                  <Local of={code.title} />
                </th>
                <td class="n">{number(found.n)}</td>
                <td class="n">{pair(found.before)}</td>
                <Show when={props.used}>
                  <td class="n">{inUse(code.key) ? pair(inUse(code.key)!.after) : '–'}</td>
                </Show>
                <td class="n">{pair(found.after)}</td>
                <td>{w().way[found.way]}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
