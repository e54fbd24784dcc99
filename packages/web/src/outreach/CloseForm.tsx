import { Show } from 'solid-js'
import { day } from '../language/language.ts'
import { ActForm } from './ActForm.tsx'
import { closeWaveMutation } from './acts.ts'
import { createActing } from './createActing.ts'
import type { WaveRow } from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  wave: WaveRow
  onDone: () => void
}

/** What people accepted of a wave is put by once, so that what a study lets stay does not go birthday by birthday. */
export function CloseForm(props: Props) {
  const acting = createActing(() => props.onDone())
  const close = () =>
    acting.act(closeWaveMutation, { studyId: props.study, waveId: props.wave.id }, w().lost.close.done)
  return (
    <details class="outreach-more">
      <summary>{w().lost.close.title}</summary>
      <p class="soft measure">{w().lost.close.lead}</p>
      <Show
        when={props.wave.closedAt}
        fallback={
          <ActForm acting={acting} label={w().lost.close.act} onSubmit={() => void close()}>
            {null}
          </ActForm>
        }
      >
        {(at) => <p>{w().lost.close.closed(day(at()))}</p>}
      </Show>
    </details>
  )
}
