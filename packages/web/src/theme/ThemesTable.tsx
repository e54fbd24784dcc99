import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { type Language, stances } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { number, percent, t } from '../language/language.ts'
import { leastForShare, wilson } from '../ui/wilson.ts'
import type { ThemeSummary, ThemeWave } from './operations.ts'

/** The same figures as the marks, to be read, copied and printed. */
export function ThemesTable(props: { themes: ThemeSummary[] }) {
  const spoken = () => [
    ...new Set(
      props.themes.flatMap((theme) => theme.waves.flatMap((one) => one.languages.map((l) => l.language))),
    ),
  ]
  const isFew = () => isOfFew(props.themes)
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={t().theme.title}>
      <table class="table compact">
        <thead>
          <tr>
            <th scope="col">{t().theme.column.theme}</th>
            <th scope="col">{t().theme.column.wave}</th>
            <For each={columns(isFew())}>
              {(column) => (
                <th scope="col" class="n">
                  {t().theme.column[column]}
                </th>
              )}
            </For>
            <For
              each={[...stances.map((one) => t().stance[one]), ...spoken().map((one) => t().language[one])]}
            >
              {(name) => (
                <th scope="col" class="n">
                  {name}
                </th>
              )}
            </For>
            <th scope="col" class="n">
              {t().theme.column.checked}
            </th>
          </tr>
        </thead>
        <For each={props.themes}>
          {(theme) => <ThemeBody theme={theme} spoken={spoken()} isFew={isFew()} />}
        </For>
      </table>
    </div>
  )
}

function ThemeBody(props: { theme: ThemeSummary; spoken: Language[]; isFew: boolean }) {
  return (
    <tbody>
      <For each={props.theme.waves}>
        {(one, at) => (
          <tr>
            <Show when={at() === 0}>
              <th scope="rowgroup" rowspan={props.theme.waves.length}>
                <A href={encodeURIComponent(props.theme.key)} data-stop>
                  <Local of={props.theme.title} />
                </A>
              </th>
            </Show>
            <td>
              <Local of={one.wave.label} />
            </td>
            <For each={figures(one, props)}>{(figure) => <td class="n">{figure}</td>}</For>
          </tr>
        )}
      </For>
    </tbody>
  )
}

/** Where no wave has ten people, no column stands for what is not told of fewer. */
export const isOfFew = (themes: readonly ThemeSummary[]): boolean =>
  themes.every(({ waves }) => waves.every(({ base }) => base < leastForShare))

const columns = (isFew: boolean) =>
  isFew ? (['people', 'base'] as const) : (['people', 'base', 'share', 'low', 'high'] as const)

function figures(
  one: ThemeWave,
  { spoken, isFew }: { spoken: readonly Language[]; isFew: boolean },
): string[] {
  const range = one.base < leastForShare ? null : wilson(one.people, one.base)
  const share = range ? [one.people / one.base, range.low, range.high].map(percent) : ['–', '–', '–']
  const languages = spoken.map((language) => {
    const found = one.languages.find((each) => each.language === language)
    return found ? t().ofBase(number(found.people), number(found.base)) : '–'
  })
  return [
    number(one.people),
    number(one.base),
    ...(isFew ? [] : share),
    ...stances.map((stance) => number(one.stances[stance])),
    ...languages,
    t().ofBase(number(one.decided + one.rejected), number(one.decided + one.rejected + one.proposed)),
  ]
}
