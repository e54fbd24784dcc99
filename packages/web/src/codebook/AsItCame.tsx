import { For, Show } from 'solid-js'
import { number, t } from '../language/language.ts'
import { share } from './figures.ts'
import type { AsItCame } from './operations.ts'
import { w } from './words.ts'

/** How well the tagger finds a code as it came: on invented answers, each language by itself. */
export function CameLines(props: { of: AsItCame }) {
  return (
    <div class="came-lines">
      <p>{w().came.lead(number(props.of.statements))}</p>
      <ul>
        <For each={props.of.inLanguages}>
          {({ language, n, answers, precision, recall }) => (
            <li>
              {w().came.line({
                language: t().language[language],
                ...{ n: number(n), answers: number(answers) },
                ...{ precision: share(precision), recall: share(recall) },
              })}
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}

/** The same in a row of the table of codes. */
export function CameCells(props: { of: AsItCame | null }) {
  return (
    <For each={['n', 'precision', 'recall'] as const}>
      {(figure) => (
        <td class="n came-cell">
          <Show when={props.of} fallback="–">
            {(of) => (
              <For each={of().inLanguages}>
                {(one) => (
                  <div>
                    <span class="soft small">{t().language[one.language]}</span>{' '}
                    {figure === 'n' ? number(one.n) : share(one[figure])}
                  </div>
                )}
              </For>
            )}
          </Show>
        </td>
      )}
    </For>
  )
}
