import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import { ask, createRead, type Read, useClient } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { PageTurner } from '../frame/PageTurner.tsx'
import { number, t } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { JobTable } from './JobTable.tsx'
import { pipelineQuery, retryJobMutation, type Step } from './operations.ts'

const pageSize = 50
const pollEvery = 3000

export function PipelinePage() {
  const here = useHere()
  const session = useSession()
  const [after, setAfter] = createSignal<string | null>(null)
  const read = createRead(pipelineQuery, () => ({ study: here('studyId'), first: pageSize, after: after() }))
  const steps = () => read.data()?.study?.pipeline.steps ?? []
  const { retry, said } = createRetry(read, () => here('studyId'))
  createPoll(() => underWay(steps()) > 0, read)
  createTitle(() => t().pipe.title)
  const mayRetry = () => membershipOf(session, here('studyId'))?.may.includes('retry job') ?? false
  return (
    <div class="page">
      <header class="page-head">
        <h1>{t().pipe.title}</h1>
        <p class="soft measure">{t().pipe.lead}</p>
      </header>
      <p class="measure" role="status">
        <Show when={read.data()}>{said() ?? summary(steps())}</Show>
      </p>
      <Loaded read={read} pick={(data) => data.study?.pipeline}>
        {(pipeline) => (
          <>
            <Show when={pipeline().untold}>
              {(count) => <Notice tone="problem">{t().pipe.untold(count())}</Notice>}
            </Show>
            <StepTable steps={pipeline().steps} />
            <h2>{t().pipe.jobs}</h2>
            <Show when={pipeline().jobs.edges.length} fallback={<p class="soft">{t().pipe.noJobs}</p>}>
              <JobTable
                jobs={pipeline().jobs.edges.map((edge) => edge.node)}
                onRetry={mayRetry() ? (job) => void retry(job.id) : undefined}
              />
            </Show>
            <PageTurner
              isFirst={after() === null}
              next={pipeline().jobs.pageInfo.hasNextPage ? pipeline().jobs.pageInfo.endCursor : null}
              onGo={setAfter}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Looks again while something is under way and somebody is looking. */
function createPoll(isNeeded: () => boolean, read: Read<unknown>): void {
  createEffect(() => {
    if (!isNeeded()) return
    const timer = setInterval(() => document.visibilityState === 'visible' && read.refetch(), pollEvery)
    onCleanup(() => clearInterval(timer))
  })
}

function createRetry(read: Read<unknown>, study: () => string) {
  const client = useClient()
  const [said, setSaid] = createSignal<string>()
  const retry = async (jobId: string) => {
    const { data } = await ask(client, retryJobMutation, { input: { studyId: study(), jobId } })
    const isDone = data?.retryJob.__typename === 'MutationRetryJobSuccess'
    setSaid(isDone ? t().pipe.retried : t().pipe.retryFailed)
    read.refetch()
    setTimeout(() => setSaid(undefined), 6000)
  }
  return { retry, said }
}

const underWay = (steps: readonly Step[]): number =>
  steps.reduce((sum, one) => sum + one.waiting + one.running + one.retrying, 0)

function summary(steps: readonly Step[]): string {
  const failed = steps.reduce((sum, one) => sum + one.failed, 0)
  const open = underWay(steps)
  if (open + failed === 0) return t().pipe.summaryDone
  return t().pipe.summary(t().counted.jobs(open), number(failed))
}

const columns = ['waiting', 'running', 'retrying', 'failed', 'done'] as const

function StepTable(props: { steps: Step[] }) {
  const names: () => Record<string, string> = () => t().pipe.step
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={t().pipe.title}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t().pipe.column.step}</th>
            <For each={columns}>
              {(column) => (
                <th scope="col" class="n">
                  {t().pipe.column[column]}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.steps}>
            {(one) => (
              <tr>
                <th scope="row">{names()[one.step] ?? one.step}</th>
                <For each={columns}>{(column) => <td class="n">{number(one[column])}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
