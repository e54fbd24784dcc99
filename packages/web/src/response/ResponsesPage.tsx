import { A, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, type Failure, useClient } from '../client.ts'
import { responsePath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { type Connection, type Labelled, type Language, languages } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { day, plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { Blank, Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { type ResponseRow, responsesQuery } from './operations.ts'

const pageSize = 50
const most = 100

export function ResponsesPage() {
  const list = createResponses()
  createTitle(() => t().response.listTitle)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1) })
  return (
    <div class="page">
      <h1>{t().response.listTitle}</h1>
      <Loaded read={list.read} pick={(data) => data.study}>
        {(study) => (
          <>
            <div class="bar no-print" role="group" aria-label={t().theme.filters}>
              <WaveChoice waves={study().waves} value={list.wave()} onChoose={list.chooseWave} />
              <LanguageChoice
                spoken={study().languages}
                value={list.language()}
                onChoose={list.chooseLanguage}
              />
            </div>
            <p class="soft" role="status">
              {t().counted.responses(study().responses.totalCount)}
            </p>
            <Show when={study().responses.edges.length} fallback={<NoResponses />}>
              <ResponseTable study={study().id} rows={study().responses.edges.map((edge) => edge.node)} />
            </Show>
            <Show when={list.failure()}>
              {(failure) => <Notice tone="problem">{t().error[failure()]}</Notice>}
            </Show>
            <Show when={study().responses.pageInfo.hasNextPage}>
              <p>
                <Button onClick={() => void list.more(study().responses)}>
                  {t().showMore(
                    Math.min(pageSize, study().responses.totalCount - study().responses.edges.length),
                  )}
                </Button>
              </p>
            </Show>
          </>
        )}
      </Loaded>
    </div>
  )
}

function createResponses() {
  const here = useHere()
  const client = useClient()
  const [params, setParams] = useSearchParams<{ wave?: string; language?: string; shown?: string }>()
  const [failure, setFailure] = createSignal<Failure>()
  const first = Math.min(most, Math.max(pageSize, Math.floor(Number(params.shown)) || 0))
  const base = () => ({
    study: here('studyId'),
    wave: params.wave ?? null,
    language: languages.find((one) => one === params.language) ?? null,
    first,
    after: null,
  })
  const choose = (next: { wave?: string | undefined; language?: string | undefined }) =>
    setParams({ ...next, shown: undefined }, { replace: true, scroll: false })
  const more = async (shown: Connection<ResponseRow>) => {
    const variables = { ...base(), first: pageSize, after: shown.pageInfo.endCursor }
    const result = await ask(client, responsesQuery, variables)
    setFailure(result.failure)
    if (!result.failure) setParams({ shown: shown.edges.length + pageSize }, { replace: true, scroll: false })
  }
  return {
    read: createRead(responsesQuery, base),
    more,
    failure,
    wave: () => params.wave ?? '',
    language: () => params.language ?? '',
    chooseWave: (wave: string) => choose({ wave: wave || undefined }),
    chooseLanguage: (language: string) => choose({ language: language || undefined }),
  }
}

function WaveChoice(props: { waves: Labelled[]; value: string; onChoose: (value: string) => void }) {
  const choices = () => props.waves.map((one) => ({ value: one.id, label: plain(one.label) }))
  return (
    <ChoiceField
      label={t().theme.wave}
      value={props.value}
      choices={[{ value: '', label: t().all }, ...choices()]}
      onChoose={props.onChoose}
    />
  )
}

function LanguageChoice(props: { spoken: Language[]; value: string; onChoose: (value: string) => void }) {
  const choices = () => props.spoken.map((one) => ({ value: one, label: t().language[one] }))
  return (
    <ChoiceField
      label={t().theme.languageFilter}
      value={props.value}
      choices={[{ value: '', label: t().all }, ...choices()]}
      onChoose={props.onChoose}
    />
  )
}

function ResponseTable(props: { study: string; rows: ResponseRow[] }) {
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={t().response.listTitle}>
      <table class="table">
        <thead>
          <tr>
            <For each={['given', 'wave', 'language', 'mode', 'region'] as const}>
              {(column) => <th scope="col">{t().response.column[column]}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <td class="nowrap">
                  <A
                    href={responsePath(props.study, row.id)}
                    data-stop
                    aria-label={t().response.open(day(row.submittedAt))}
                  >
                    {day(row.submittedAt)}
                  </A>
                </td>
                <td>
                  <Local of={row.wave.label} />
                </td>
                <td>{t().language[row.language]}</td>
                <td>{t().mode[row.mode]}</td>
                <td>
                  <Show
                    when={row.participant.region}
                    fallback={<span class="soft">{t().response.noRegion}</span>}
                  >
                    {(region) => <Local of={region().label} />}
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function NoResponses() {
  return (
    <Blank title={t().response.emptyTitle}>
      <p>{t().response.empty}</p>
    </Blank>
  )
}
