import { createEffect, createSignal, on, Show } from 'solid-js'
import { createActing } from '../safety/createActing.ts'
import { raiseInterviewMutation } from '../safety/operations.ts'
import { w } from '../safety/words.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createPrompt } from './createPrompt.ts'

interface Props {
  study: string
  person: string
  /** Under which the interview will be sent: what is said is read where it stands then. */
  interview: string
  /** What is typed on the page that is open. */
  texts: readonly string[]
  /** Another page of the interview: what was told on the one before goes. */
  page: string
}

/** One tap while somebody is still there. Whoever looks over a shoulder reads nothing of what was found. */
export function RaiseNow(props: Props) {
  const prompt = createPrompt(() => props.texts)
  const [raised, setRaised] = createSignal<'heard' | 'alone'>()
  const acting = createActing(({ data }) => {
    prompt.goOn()
    setRaised(data?.hasReviewer ? 'heard' : 'alone')
  })
  createEffect(
    on(
      () => props.page,
      () => {
        prompt.goOn()
        setRaised(undefined)
      },
      { defer: true },
    ),
  )
  const raise = () =>
    acting.act(raiseInterviewMutation, {
      ...{ studyId: props.study, participantId: props.person, key: props.interview },
    })
  return (
    <div class="interview-raise no-print">
      <Show when={prompt.isAsking()}>
        <Notice>{w().prompt}</Notice>
      </Show>
      <Show when={raised() === 'heard'}>
        <Notice>{w().raisedNow}</Notice>
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
          <span class="small soft">{w().raiseNowHint}</span>
        </p>
      </Show>
    </div>
  )
}
