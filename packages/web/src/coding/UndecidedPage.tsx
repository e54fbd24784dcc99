import { A, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { ask, createRead, type Failure, useClient } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import type { Connection, Labelled } from '../graphql.ts'
import { plain, t } from '../language/language.ts'
import type { Quoted } from '../theme/operations.ts'
import { QuoteItem } from '../theme/QuoteItem.tsx'
import { ById } from '../ui/ById.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { Blank, Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { changeOver, createDeciding } from './deciding.ts'
import { DecidingDesk } from './DecidingDesk.tsx'
import { type CodeChoice, undecidedCountQuery, undecidedQuery } from './operations.ts'
import '../theme/theme.css'
import '../theme/quote.css'
import './decision.css'

const pageSize = 20

/** What waits for a person, one after the other. What is decided stays in its place until the page is left. */
export function UndecidedPage() {
  const list = createUndecided()
  createTitle(() => t().undecided.title)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1) })
  const codings = () => list.read.data()?.study?.undecided.edges.map((edge) => edge.node) ?? []
  return (
    <div class="page">
      <header class="page-head">
        <h1>{t().undecided.title}</h1>
        <p class="soft measure">{t().undecided.lead}</p>
      </header>
      <DecidingDesk deciding={list.deciding} codings={codings} goesOn>
        <Loaded read={list.read} pick={(data) => data.study} lines={9}>
          {(study) => (
            <>
              <Filters waves={study().waves} codes={study().codebook?.codes ?? []} list={list} />
              <p class="count-line" role="status">
                {t().undecided.left(
                  t().counted.suggestions(study().undecidedCount.codings + list.change(codings())),
                  t().counted.people(study().undecidedCount.people),
                )}
              </p>
              <Show
                when={study().undecided.edges.length}
                fallback={<NothingWaits study={study().id} isFiltered={list.isFiltered()} />}
              >
                <ol class="quote-list">
                  <ById each={study().undecided.edges.map((edge) => edge.node)}>
                    {(coding) => <QuoteItem study={study().id} of={coding()} withCode />}
                  </ById>
                </ol>
              </Show>
              <Show when={list.failure()}>
                {(failure) => <Notice tone="problem">{t().error[failure()]}</Notice>}
              </Show>
              <Show when={study().undecided.pageInfo.hasNextPage}>
                <p>
                  <Button onClick={() => void list.more(study().undecided)}>{t().showMore(pageSize)}</Button>
                </p>
              </Show>
            </>
          )}
        </Loaded>
      </DecidingDesk>
    </div>
  )
}

type List = ReturnType<typeof createUndecided>

function createUndecided() {
  const here = useHere()
  const client = useClient()
  const [params, setParams] = useSearchParams<{ wave?: string; code?: string }>()
  const [failure, setFailure] = createSignal<Failure>()
  const base = () => ({ study: here('studyId'), wave: params.wave ?? null, code: params.code ?? null })
  const deciding = createDeciding(here('studyId'), async () => {
    await ask(client, undecidedCountQuery, base())
  })
  const more = async (shown: Connection<Quoted>) => {
    const page = { first: pageSize, after: shown.pageInfo.endCursor }
    setFailure((await ask(client, undecidedQuery, { ...base(), ...page })).failure)
  }
  return {
    read: createRead(undecidedQuery, () => ({ ...base(), first: pageSize, after: null })),
    deciding,
    /** At once as the reader decides, before the count comes from the server. */
    change: (codings: readonly Quoted[]) => changeOver(deciding, codings, (state) => state === 'proposed'),
    more,
    failure,
    chosen: (name: 'wave' | 'code') => params[name] ?? '',
    choose: (name: 'wave' | 'code', value: string) =>
      setParams({ [name]: value || undefined }, { replace: true, scroll: false }),
    isFiltered: () => Boolean(params.wave ?? params.code),
  }
}

function Filters(props: { waves: Labelled[]; codes: CodeChoice[]; list: List }) {
  const all = () => ({ value: '', label: t().all })
  return (
    <div class="filter-bar no-print" role="group" aria-label={t().theme.filters}>
      <ChoiceField
        label={t().theme.wave}
        value={props.list.chosen('wave')}
        choices={[all(), ...props.waves.map((one) => ({ value: one.id, label: plain(one.label) }))]}
        onChoose={(value) => props.list.choose('wave', value)}
      />
      <ChoiceField
        label={t().theme.code}
        value={props.list.chosen('code')}
        choices={[
          all(),
          ...props.codes
            .filter((one) => !one.isDraft)
            .map((one) => ({ value: one.id, label: plain(one.title) })),
        ]}
        onChoose={(value) => props.list.choose('code', value)}
      />
    </div>
  )
}

function NothingWaits(props: { study: string; isFiltered: boolean }) {
  return (
    <Blank title={t().undecided.emptyTitle}>
      <p>{props.isFiltered ? t().undecided.emptyFiltered : t().undecided.empty}</p>
      <Show when={!props.isFiltered}>
        <A href={`${studyPath(props.study)}/theme`}>{t().undecided.toThemes}</A>
      </Show>
    </Blank>
  )
}
