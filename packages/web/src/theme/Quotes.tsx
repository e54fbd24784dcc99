import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { ask, createRead, type Failure, useClient } from '../client.ts'
import type { Connection } from '../graphql.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Blank, Notice } from '../ui/Notice.tsx'
import type { Filter } from './filter.ts'
import { type Quoted, quotesQuery } from './operations.ts'
import { QuoteItem } from './QuoteItem.tsx'

const pageSize = 20
/** The most that one request may ask for; a longer list loads on from there. */
const most = 100

interface Props {
  study: string
  theme: string
  filter: Filter
}

export function Quotes(props: Props) {
  const page = createQuotes(props)
  return (
    <section class="quotes" aria-label={t().theme.quotes} aria-busy={page.read.isWaiting()}>
      <Loaded read={page.read} pick={(data) => data.study?.theme?.quotes} lines={9}>
        {(quotes) => (
          <>
            <p class="count-line" role="status">
              {countLine(quotes())}
            </p>
            <Show when={quotes().edges.length} fallback={<NoQuotes filter={props.filter} />}>
              <ol class="quote-list">
                <For each={quotes().edges.map((edge) => edge.node)}>
                  {(quoted) => <QuoteItem study={props.study} of={quoted} />}
                </For>
              </ol>
            </Show>
            <Show when={page.failure()}>
              {(failure) => <Notice tone="problem">{t().error[failure()]}</Notice>}
            </Show>
            <Show when={quotes().pageInfo.hasNextPage}>
              <Button onClick={() => void page.more(quotes())}>
                {t().showMore(Math.min(pageSize, quotes().totalCount - quotes().edges.length))}
              </Button>
            </Show>
          </>
        )}
      </Loaded>
    </section>
  )
}

const countLine = (quotes: Connection<Quoted> & { people: number }): string =>
  t().theme.countLine(t().counted.quotes(quotes.totalCount), t().counted.people(quotes.people))

/** The list, as long as it was when the page was left or loaded again: its length stands in the address. */
function createQuotes(props: Props) {
  const client = useClient()
  const [params, setParams] = useSearchParams<{ shown?: string }>()
  const [failure, setFailure] = createSignal<Failure>()
  const [first, setFirst] = createSignal(startLength(params.shown))
  createEffect(
    on(
      () => props.filter.value(),
      () => setFirst(startLength(undefined)),
      { defer: true },
    ),
  )
  const base = () => ({ study: props.study, key: props.theme, filter: props.filter.value(), after: null })
  const read = createRead(quotesQuery, () => ({ ...base(), first: first() }))
  const more = async (shown: Connection<Quoted>) => {
    const after = shown.pageInfo.endCursor
    const result = await ask(client, quotesQuery, { ...base(), first: pageSize, after })
    setFailure(result.failure)
    if (!result.failure) setParams({ shown: shown.edges.length + pageSize }, { replace: true, scroll: false })
  }
  return { read, more, failure }
}

const startLength = (shown: string | undefined): number =>
  Math.min(most, Math.max(pageSize, Math.floor(Number(shown)) || 0))

function NoQuotes(props: { filter: Filter }) {
  return (
    <Blank title={t().theme.noQuotesTitle}>
      <p>{props.filter.value() ? t().theme.noQuotesFiltered : t().theme.noQuotes}</p>
      <Show when={props.filter.value()}>
        <Button onClick={() => props.filter.clear()}>{t().theme.clear}</Button>
      </Show>
    </Blank>
  )
}
