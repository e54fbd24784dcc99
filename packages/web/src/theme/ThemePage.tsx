import { A, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { CodeMeaning } from '../codebook/CodeMeaning.tsx'
import { HowWell } from '../codebook/HowWell.tsx'
import { studyPath, useHere } from '../frame/here.ts'
import { LeftOut } from '../frame/LeftOut.tsx'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import { Objections } from '../seen/Objections.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { createTitle } from '../ui/title.ts'
import { Button } from '../ui/Button.tsx'
import { AskedLines } from './AskedLines.tsx'
import { AspectLines } from './AspectLines.tsx'
import { CheckedLine } from './CheckedLine.tsx'
import { Chosen } from './Chosen.tsx'
import { createFilter } from './filter.ts'
import { FilterBar } from './FilterBar.tsx'
import { finding, silent } from './finding.ts'
import { type ThemeCode, type ThemeDetail, themeQuery } from './operations.ts'
import { Quotes } from './Quotes.tsx'
import { w } from './words.ts'
import { WaveMarks } from './WaveMarks.tsx'
import './theme.css'
import './quote.css'

export function ThemePage() {
  const here = useHere()
  const place = () => ({ study: here('studyId'), key: here('themeKey') })
  createTitle(() => t().theme.title)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1) })
  return (
    <Show when={JSON.stringify(place())} keyed>
      {(_place) => <OneTheme study={place().study} theme={place().key} />}
    </Show>
  )
}

function OneTheme(props: { study: string; theme: string }) {
  const read = createRead(themeQuery, () => ({ study: props.study, key: props.theme }))
  // Made once per theme: another theme is another element (keyed above).
  // eslint-disable-next-line solid/reactivity
  const filter = createFilter(props.theme)
  const view = createView()
  return (
    <div class="page">
      <p class="small no-print">
        <A href={`${studyPath(props.study)}/theme`}>{t().themes}</A>
      </p>
      <Loaded read={read} pick={(data) => data.study?.theme && data.study}>
        {(study) => (
          <div class={`theme-page hue-${study().theme!.hue}`}>
            <div class="theme-first">
              <Objections study={props.study} theme={props.theme} />
              <LeftOut people={study().leftOut} />
              <ThemeHead study={props.study} theme={study().theme!} />
            </div>
            <ThemeMargin study={props.study} theme={study().theme!} />
            <div class="theme-words">
              <div class="bar spread">
                <h2>{t().theme.quotes}</h2>
                <WhichQuotes view={view} />
              </div>
              <FilterBar
                filter={filter}
                waves={study().waves}
                services={study().services}
                codes={study().theme!.codes}
                abouts={study().codebook?.about ?? []}
                decided={study().theme!.aspects}
              />
              <Show
                when={view.isChosen()}
                fallback={<Quotes study={props.study} theme={props.theme} filter={filter} />}
              >
                <Chosen study={props.study} theme={props.theme} filter={filter} />
              </Show>
            </div>
          </div>
        )}
      </Loaded>
    </div>
  )
}

interface View {
  isChosen: () => boolean
  turn: (view: 'chosen' | 'all') => void
}

/** Which quotes are shown stands in the address, so that Back returns to them. */
function createView(): View {
  const [params, setParams] = useSearchParams<{ quotes?: string }>()
  return {
    isChosen: () => params.quotes === 'chosen',
    turn: (view) =>
      setParams({ quotes: view === 'all' ? undefined : view }, { replace: true, scroll: false }),
  }
}

function WhichQuotes(props: { view: View }) {
  const one = (view: 'chosen' | 'all', isOn: () => boolean) => (
    <Button look="quiet" aria-pressed={isOn()} onClick={() => props.view.turn(view)}>
      {w().view[view]}
    </Button>
  )
  return (
    <div class="bar no-print which-quotes" role="group" aria-label={w().which}>
      {one('all', () => !props.view.isChosen())}
      {one('chosen', () => props.view.isChosen())}
    </div>
  )
}

function ThemeHead(props: { study: string; theme: ThemeDetail }) {
  return (
    <header class="theme-head">
      <h1>
        <Local of={props.theme.title} />
      </h1>
      <p class="theme-finding">{finding(props.theme.waves)}</p>
      <CheckedLine waves={props.theme.waves} />
      <Show when={silent(props.theme.waves)}>{(text) => <p class="small soft measure">{text()}</p>}</Show>
      <section aria-label={t().theme.waves}>
        <WaveMarks waves={props.theme.waves} />
      </section>
      <AskedLines study={props.study} waves={props.theme.waves} />
      <AspectLines of={props.theme.aspects} />
    </header>
  )
}

function ThemeMargin(props: { study: string; theme: ThemeDetail }) {
  return (
    <aside class="theme-margin" aria-label={t().theme.definition}>
      <h2 class="small soft">{t().theme.definition}</h2>
      <p>
        <Local of={props.theme.definition} />
      </p>
      <h2 class="small soft">{t().theme.codes}</h2>
      <For each={props.theme.codes}>{(code) => <CodeNote study={props.study} code={code} />}</For>
    </aside>
  )
}

function CodeNote(props: { study: string; code: ThemeCode }) {
  const [isOpen, setOpen] = createSignal(false)
  return (
    <details class="code-note" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Local of={props.code.title} />
        <Show when={props.code.isDraft}> ({t().theme.draft})</Show>
      </summary>
      <CodeMeaning of={props.code} class="small" />
      <Show when={isOpen()}>
        <HowWell study={props.study} code={props.code.key} />
      </Show>
    </details>
  )
}
