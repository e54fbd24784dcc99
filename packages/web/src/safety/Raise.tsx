import { createSignal, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createActing } from './createActing.ts'
import { raiseMutation } from './operations.ts'
import { w } from './words.ts'

/** One tap, no form: whoever reads something that cannot wait. */
export function Raise(props: { study: string; response: string }) {
  const [raised, setRaised] = createSignal<'heard' | 'alone'>()
  const acting = createActing(({ data }) => setRaised(data?.hasReviewer ? 'heard' : 'alone'))
  const raise = () => acting.act(raiseMutation, { studyId: props.study, responseId: props.response })
  return (
    <div class="no-print">
      <Show when={raised() === 'heard'}>
        <Notice>{w().raised}</Notice>
      </Show>
      <Show when={raised() === 'alone'}>
        <Notice tone="problem">{w().nobody}</Notice>
      </Show>
      <Show when={!raised()}>
        <p class="buttons">
          <Button disabled={acting.isBusy()} onClick={() => void raise()}>
            {w().raise}
          </Button>
          <span class="small soft">{w().raiseHint}</span>
        </p>
      </Show>
      <Show when={acting.problem()}>
        <Notice tone="problem">{w().notRaised}</Notice>
      </Show>
    </div>
  )
}
