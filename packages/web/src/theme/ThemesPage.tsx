import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { type Accessor, For, onMount, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { LeftOut } from '../frame/LeftOut.tsx'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { number, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { Blank } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { CheckedLine } from './CheckedLine.tsx'
import { checked, finding } from './finding.ts'
import { themesQuery, type ThemeSummary } from './operations.ts'
import { isOfFew, ThemesTable } from './ThemesTable.tsx'
import { ShareAxis, WaveMarks } from './WaveMarks.tsx'
import { w } from './words.ts'
import './theme.css'

let lastOpened: string | undefined

export function ThemesPage() {
  const here = useHere()
  const read = createRead(themesQuery, () => ({ study: here('studyId') }))
  const [search, setSearch] = useSearchParams<{ view?: string }>()
  const isTable = () => search.view === 'table'
  const turn = () => setSearch({ view: isTable() ? undefined : 'table' }, { replace: true, scroll: false })
  createTitle(() => t().theme.title)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1), t: turn })
  return (
    <div class="page">
      <header class="page-head">
        <h1>{t().theme.title}</h1>
        <div class="bar spread">
          <p class="soft measure">{t().theme.lead}</p>
          <Button look="quiet" aria-keyshortcuts="t" onClick={turn}>
            {isTable() ? t().theme.asMarks : t().theme.asTable}
          </Button>
        </div>
      </header>
      <LeftOut people={read.data()?.study?.leftOut} />
      <Loaded read={read} pick={(data) => data.study?.themes} lines={14}>
        {(themes) => (
          <Show when={themes().length} fallback={<NoThemes />}>
            <CheckedNotice themes={themes()} />
            <Show when={isTable()} fallback={<ThemeList themes={themes} />}>
              <ThemesTable themes={themes()} />
            </Show>
            <p class="no-print">
              <A href={`${studyPath(here('studyId'))}/missed`}>{w().missed.toPage}</A>
            </p>
          </Show>
        )}
      </Loaded>
    </div>
  )
}

function ThemeList(props: { themes: Accessor<ThemeSummary[]> }) {
  let list: HTMLOListElement | undefined
  onMount(() => {
    const row = lastOpened && list?.querySelector<HTMLElement>(`[data-theme="${CSS.escape(lastOpened)}"] a`)
    if (row) requestAnimationFrame(() => row.focus({ preventScroll: true }))
  })
  const isFew = () => isOfFew(props.themes())
  return (
    <div>
      <p class="unseen">{isFew() ? t().theme.unitMarks : t().theme.shareAxis}</p>
      <ShareAxis isFew={isFew()} />
      <ol class="theme-list" ref={list}>
        <For each={props.themes()}>{(theme) => <ThemeRow theme={theme} />}</For>
      </ol>
    </div>
  )
}

function ThemeRow(props: { theme: ThemeSummary }) {
  const navigate = useNavigate()
  const href = () => encodeURIComponent(props.theme.key)
  const open = (event: MouseEvent) => {
    lastOpened = props.theme.key
    const isText = (window.getSelection()?.toString() ?? '') !== ''
    if (isText || (event.target as Element).closest('a')) return
    navigate(href())
  }
  return (
    <li class={`theme-row hue-${props.theme.hue}`} data-theme={props.theme.key} onClick={open}>
      <div class="theme-said">
        <h2>
          <A href={href()} data-stop>
            <Local of={props.theme.title} />
          </A>
        </h2>
        <p>{finding(props.theme.waves)}</p>
        <CheckedLine waves={props.theme.waves} />
      </div>
      <WaveMarks waves={props.theme.waves} />
    </li>
  )
}

function CheckedNotice(props: { themes: ThemeSummary[] }) {
  const sum = () => checked(props.themes.flatMap((theme) => theme.waves))
  return (
    <Show when={sum().all > sum().decided}>
      <p class="suggested-notice">{t().theme.suggestedNotice(number(sum().decided), number(sum().all))}</p>
    </Show>
  )
}

function NoThemes() {
  return (
    <Blank title={t().theme.emptyTitle}>
      <p>{t().theme.empty}</p>
    </Blank>
  )
}
