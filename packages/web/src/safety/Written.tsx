import { createUniqueId, Show } from 'solid-js'
import { clock } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import type { Flag } from './operations.ts'
import { w } from './words.ts'

/** Whether a report in writing is still owed of what was reported by word of mouth. */
export const owesWritten = ({ writtenDueAt, written }: Flag): boolean => writtenDueAt !== null && !written
export const isWrittenLate = (flag: Flag): boolean =>
  owesWritten(flag) && Date.parse(flag.writtenDueAt!) <= Date.now()

/** When and how it was reported, and the report in writing: by when it is owed, and what came of it. */
export function Written(props: { flag: Flag; isBusy: boolean; onNote: (came: 'sent' | 'not_owed') => void }) {
  const hint = createUniqueId()
  const due = () => w().report.due(clock(props.flag.writtenDueAt!))
  return (
    <Show when={props.flag.reportedAt}>
      {(at) => (
        <>
          <p class="soft">{w().report.told(clock(at()), w().report.channel[props.flag.channel!]!)}</p>
          <Show
            when={owesWritten(props.flag)}
            fallback={<p class="soft">{w().report.came[props.flag.written!]}</p>}
          >
            <p>
              <Show when={isWrittenLate(props.flag)} fallback={due()}>
                <strong>{w().report.late(clock(props.flag.writtenDueAt!))}</strong>
              </Show>
            </p>
            <p class="buttons">
              <Button disabled={props.isBusy} onClick={() => props.onNote('sent')}>
                {w().report.sent}
              </Button>
              <Button
                look="quiet"
                aria-describedby={hint}
                disabled={props.isBusy}
                onClick={() => props.onNote('not_owed')}
              >
                {w().report.notOwed}
              </Button>
            </p>
            <p class="small soft measure" id={hint}>
              {w().report.notOwedHint}
            </p>
          </Show>
        </>
      )}
    </Show>
  )
}
