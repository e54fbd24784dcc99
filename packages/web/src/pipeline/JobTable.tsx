import { For, Show } from 'solid-js'
import { clock, number, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import type { Job } from './operations.ts'

interface Props {
  jobs: Job[]
  onRetry: ((job: Job) => void) | undefined
}

export function JobTable(props: Props) {
  const stepNames: () => Record<string, string> = () => t().pipe.step
  const stateNames: () => Record<string, string> = () => t().pipe.state
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={t().pipe.jobs}>
      <table class="table">
        <thead>
          <tr>
            <For each={['step', 'state', 'attempts', 'since', 'reason', 'action'] as const}>
              {(column) => <th scope="col">{t().pipe.jobColumn[column]}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.jobs}>
            {(job) => (
              <tr>
                <td>{stepNames()[job.step] ?? job.step}</td>
                <td class="nowrap">{stateNames()[job.state] ?? job.state}</td>
                <td>{number(job.attempts)}</td>
                <td class="nowrap">{clock(job.createdAt)}</td>
                <td>
                  <Reason of={job} />
                </td>
                <td>
                  <Show when={job.state === 'failed' && props.onRetry}>
                    {(retry) => <Button onClick={() => retry()(job)}>{t().pipe.retry}</Button>}
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

function Reason(props: { of: Job }) {
  const reasons: () => Record<string, string> = () => t().pipe.reason
  return (
    <>
      <Show when={props.of.reason} fallback={<span class="soft">{t().pipe.noReason}</span>}>
        {(reason) => reasons()[reason()] ?? t().pipe.reason.unexpected}
      </Show>
      <Show when={props.of.nextAttemptAt}>
        {(at) => <span class="small soft"> {t().pipe.nextAt(clock(at()))}</span>}
      </Show>
    </>
  )
}
