import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { ask, createRead, type Failure, useClient } from '../client.ts'
import { changeOver, createDeciding, type Deciding } from '../coding/deciding.ts'
import { DecidingDesk } from '../coding/DecidingDesk.tsx'
import type { Connection } from '../graphql.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { t } from '../language/language.ts'
import { ById } from '../ui/ById.tsx'
import { Button } from '../ui/Button.tsx'
import { Blank, Notice } from '../ui/Notice.tsx'
import type { Filter } from './filter.ts'
import { type Quoted, type QuoteCount, quotesQuery, themeCountQuery } from './operations.ts'
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
  const codings = () => page.read.data()?.study?.theme?.quotes.edges.map((edge) => edge.node) ?? []
  return (
    <DecidingDesk deciding={page.deciding} codings={codings}>
      <section class="quotes" aria-label={t().theme.quotes} aria-busy={page.read.isWaiting()}>
        <Loaded read={page.read} pick={(data) => data.study?.theme} lines={9}>
          {(theme) => (
            <>
              <p class="count-line" role="status">
                {countLine(theme(), page.deciding)}
              </p>
              <Show when={theme().quotes.edges.length} fallback={<NoQuotes filter={props.filter} />}>
                <ol class="quote-list">
                  <ById each={theme().quotes.edges.map((edge) => edge.node)}>
                    {(quoted) => <QuoteItem study={props.study} of={quoted()} />}
                  </ById>
                </ol>
              </Show>
              <Show when={page.failure()}>
                {(failure) => <Notice tone="problem">{t().error[failure()]}</Notice>}
              </Show>
              <Show when={theme().quotes.pageInfo.hasNextPage}>
                <Button onClick={() => void page.more(theme().quotes)}>
                  {t().showMore(Math.min(pageSize, theme().quotes.totalCount - theme().quotes.edges.length))}
                </Button>
              </Show>
            </>
          )}
        </Loaded>
      </section>
    </DecidingDesk>
  )
}

/** At once as the reader decided; the people follow with the server's answer, which knows who else was counted. */
const countLine = (
  { quoteCount, quotes }: { quoteCount: QuoteCount; quotes: Connection<Quoted> },
  deciding: Deciding,
): string => {
  const codings = quotes.edges.map(({ node }) => node)
  const change = changeOver(deciding, codings, (state) => state !== 'rejected')
  return t().theme.countLine(
    t().counted.quotes(quoteCount.quotes + change),
    t().counted.people(quoteCount.people),
  )
}

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
  // Another theme is another element.
  // eslint-disable-next-line solid/reactivity
  const deciding = createDeciding(props.study, async () => {
    await ask(client, themeCountQuery, { study: props.study, key: props.theme, filter: props.filter.value() })
  })
  const more = async (shown: Connection<Quoted>) => {
    const after = shown.pageInfo.endCursor
    const result = await ask(client, quotesQuery, { ...base(), first: pageSize, after })
    setFailure(result.failure)
    if (!result.failure) setParams({ shown: shown.edges.length + pageSize }, { replace: true, scroll: false })
  }
  return { read, more, failure, deciding }
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
