import { useSearchParams } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { LeftOut } from '../frame/LeftOut.tsx'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { Blank, Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { ChangeTables } from './ChangeTables.tsx'
import { differences } from './differences.ts'
import { Everybody } from './Everybody.tsx'
import { InWords } from './InWords.tsx'
import { type Change, changeQuery } from './operations.ts'
import { PairsOfTopic } from './PairsOfTopic.tsx'
import '../theme/theme.css'
import './change.css'

export function ChangePage() {
  const here = useHere()
  const read = createRead(changeQuery, () => ({ study: here('studyId') }))
  const [search, setSearch] = useSearchParams<{ view?: string }>()
  const isTable = () => search.view === 'table'
  const turn = () => setSearch({ view: isTable() ? undefined : 'table' }, { replace: true, scroll: false })
  createTitle(() => t().change.title)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1), t: turn })
  return (
    <div class="page change">
      <header class="bar spread">
        <h1>{t().change.title}</h1>
        <div class="no-print">
          <Button look="quiet" aria-keyshortcuts="t" onClick={turn}>
            {isTable() ? t().theme.asMarks : t().theme.asTable}
          </Button>
        </div>
      </header>
      <LeftOut people={read.data()?.study?.leftOut} />
      <Loaded read={read} pick={(data) => data.study?.change} lines={14}>
        {(change) => (
          <Show when={change().waves.some((one) => one.responses > 0)} fallback={<NothingYet />}>
            <Told change={change()} isTable={isTable()} />
          </Show>
        )}
      </Loaded>
    </div>
  )
}

function Told(props: { change: Change; isTable: boolean }) {
  const isRated = () => props.change.topics.some((one) => one.figures.length > 0)
  return (
    <>
      <Show when={props.change.waves.length < 2}>
        <Notice>{t().change.oneWave}</Notice>
      </Show>
      <Show when={isRated()} fallback={<p class="change-instead measure">{t().change.noClosed}</p>}>
        <p class="soft measure">
          {t().change.lead} {t().change.noTests}
        </p>
      </Show>
      <Differences change={props.change} />
      <Show when={!props.isTable} fallback={<ChangeTables topics={props.change.topics} />}>
        <Show when={isRated()}>
          <Block title={t().change.everybody} lead={t().change.everybodyLead}>
            <For each={props.change.topics}>{(topic) => <Everybody topic={topic} />}</For>
          </Block>
          <Block title={t().change.pairs} lead={t().change.pairsLead}>
            <For each={props.change.topics}>{(topic) => <PairsOfTopic topic={topic} />}</For>
          </Block>
        </Show>
        <Block title={t().change.words} lead={t().change.wordsLead}>
          <For each={props.change.topics}>{(topic) => <InWords topic={topic} />}</For>
        </Block>
      </Show>
    </>
  )
}

function Block(props: { title: string; lead: string; children: JSX.Element }) {
  return (
    <section class="change-block" aria-label={props.title}>
      <h2>{props.title}</h2>
      <p class="soft measure">{props.lead}</p>
      <div class="change-topics">{props.children}</div>
    </section>
  )
}

function Differences(props: { change: Change }) {
  return (
    <aside class="differences" aria-label={t().change.differs}>
      <h2>{t().change.differs}</h2>
      <p class="small soft">{t().change.differsLead}</p>
      <dl class="small">
        <For each={differences(props.change)}>
          {({ name, sentences }) => (
            <div>
              <dt>{t().change.difference[name]}</dt>
              <dd>{sentences.join(' ')}</dd>
            </div>
          )}
        </For>
      </dl>
    </aside>
  )
}

function NothingYet() {
  return (
    <Blank title={t().change.emptyTitle}>
      <p>{t().change.empty}</p>
    </Blank>
  )
}
