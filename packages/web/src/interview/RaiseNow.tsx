import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import { createActing } from '../safety/createActing.ts'
import { type Heard, heardOf, raiseInterviewMutation } from '../safety/operations.ts'
import { w } from '../safety/words.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { textIn } from './asking.ts'
import type { Interview } from './createInterview.ts'
import { createPrompt } from './createPrompt.ts'

interface Props {
  study: string
  person: string
  interview: Interview
}

/** What was typed on the page that is open. */
const textsOn = ({ page, given }: Interview): string[] => {
  const open = page()
  return (open?.slots ?? []).map((slot) => textIn(given(slot, open?.service ?? null)))
}

/** One tap while somebody is still there. Whoever looks over a shoulder reads nothing of what was found. */
export function RaiseNow(props: Props) {
  const page = createMemo(() => `${props.interview.phase()} ${props.interview.page()?.id}`)
  const prompt = createPrompt(() => textsOn(props.interview), page)
  const [answer, setAnswer] = createSignal<Heard>()
  // What was raised before says nothing of what is asked now.
  const raised = () => (prompt.isAsking() ? undefined : answer())
  const acting = createActing(({ data }) => {
    prompt.goOn()
    setAnswer(heardOf(data))
  })
  // What was told on one page goes with it; what was asked waits until they raise it or put it away.
  createEffect(on(page, () => setAnswer(undefined), { defer: true }))
  const raise = () =>
    acting.act(raiseInterviewMutation, {
      // What is said is read where it stands once it is sent under this key.
      ...{ studyId: props.study, participantId: props.person, key: props.interview.key },
    })
  return (
    <div class="interview-raise no-print" data-near={prompt.isAsking() || raised() ? '' : undefined}>
      <Show when={prompt.isAsking()}>
        <Notice>{w().prompt}</Notice>
      </Show>
      <Show when={raised() === 'heard'}>
        <Notice>{w().raisedNow}</Notice>
      </Show>
      <Show when={raised() === 'on_page'}>
        <Notice tone="problem">{w().onPageNow}</Notice>
      </Show>
      <Show when={raised() === 'alone'}>
        <Notice tone="problem">{w().nobodyNow}</Notice>
      </Show>
      <Show when={acting.problem()}>
        <Notice tone="problem">{w().notRaisedNow}</Notice>
      </Show>
      <Show when={!raised()}>
        <p class="buttons">
          <Button look="quiet" disabled={acting.isBusy()} onClick={() => void raise()}>
            {w().raiseNow}
          </Button>
          <Show when={prompt.isAsking()}>
            <Button look="quiet" onClick={() => prompt.goOn()}>
              {w().putAway}
            </Button>
          </Show>
          <span class="small soft">{w().raiseNowHint}</span>
        </p>
      </Show>
    </div>
  )
}
