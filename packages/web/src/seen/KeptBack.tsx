import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { ThemeName } from '../board/operations.ts'
import { createRead } from '../client.ts'
import type { Audience } from '../graphql.ts'
import { detailPath } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import { Raise } from '../safety/Raise.tsx'
import { Because } from './Because.tsx'
import { type KeptQuote, keptQuery } from './operations.ts'

interface Props {
  study: string
  audience: Audience
  themes: ThemeName[]
}

/** What does not leave, theme by theme, each with its reasons. Words are opened with the theme, and not before. */
export function KeptBack(props: Props) {
  return (
    <section class="kept no-print">
      <h2>{t().seen.kept}</h2>
      <p class="soft">{t().seen.keptLead}</p>
      <For each={props.themes}>
        {(theme) => <KeptOfTheme study={props.study} audience={props.audience} theme={theme} />}
      </For>
    </section>
  )
}

function KeptOfTheme(props: { study: string; audience: Audience; theme: ThemeName }) {
  const [isOpen, setOpen] = createSignal(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} data-kept={props.theme.key}>
      <summary>
        <Local of={props.theme.title} />
      </summary>
      <Show when={isOpen()}>
        <KeptList study={props.study} audience={props.audience} theme={props.theme.key} />
      </Show>
    </details>
  )
}

function KeptList(props: { study: string; audience: Audience; theme: string }) {
  const read = createRead(keptQuery, () => ({
    study: props.study,
    theme: props.theme,
    audience: props.audience,
  }))
  const kept = (quotes: { edges: { node: KeptQuote }[] }) =>
    quotes.edges.map(({ node }) => node).filter(({ release }) => !release.leaves)
  return (
    <Loaded read={read} pick={(data) => data.study?.theme?.quotes} lines={3}>
      {(quotes) => (
        <ul class="kept-list">
          <For each={kept(quotes())} fallback={<li class="soft">{t().seen.keptNone}</li>}>
            {(one) => (
              <li>
                <blockquote lang={one.passage.language}>{one.quote.text}</blockquote>
                <p class="small" data-because={one.release.because.join(' ')}>
                  <Because of={one.release} />{' '}
                  <Show when={one.release.because.includes('details_open')}>
                    <A href={`${detailPath(props.study, one.passage.response.id)}?level=all`}>
                      {t().seen.toDetails}
                    </A>
                  </Show>
                </p>
                <Raise study={props.study} response={one.passage.response.id} isBrief />
              </li>
            )}
          </For>
        </ul>
      )}
    </Loaded>
  )
}
