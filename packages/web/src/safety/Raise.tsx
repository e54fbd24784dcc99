import { createSignal, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createActing } from './createActing.ts'
import { type Heard, heardOf, raiseMutation, raiseQuoteMutation } from './operations.ts'
import { board as b, w } from './words.ts'

/** One tap, no form: whoever reads something that cannot wait. */
export function Raise(props: { study: string; response: string; isBrief?: boolean }) {
  const [raised, setRaised] = createSignal<Heard>()
  const acting = createActing(({ data }) => setRaised(heardOf(data)))
  const raise = () => acting.act(raiseMutation, { studyId: props.study, responseId: props.response })
  return (
    <div class="no-print">
      <Show when={raised() === 'heard'}>
        <Notice>{w().raised}</Notice>
      </Show>
      <Show when={raised() === 'on_page'}>
        <Notice tone="problem">{w().onPage}</Notice>
      </Show>
      <Show when={raised() === 'alone'}>
        <Notice tone="problem">{w().nobody}</Notice>
      </Show>
      <Show when={!raised()}>
        <p class="buttons">
          <Button
            look={props.isBrief ? 'quiet' : 'plain'}
            title={props.isBrief ? w().raiseHint : undefined}
            disabled={acting.isBusy()}
            onClick={() => void raise()}
          >
            {w().raise}
          </Button>
          <Show when={!props.isBrief}>
            <span class="small soft">{w().raiseHint}</span>
          </Show>
        </p>
      </Show>
      <Show when={acting.problem()}>
        <Notice tone="problem">{w().notRaised}</Notice>
      </Show>
    </div>
  )
}

/** The same for a reader of the board, who has no more than the words on a card. */
export function RaiseQuote(props: { study: string; theme: string; quote: string; isInert: boolean }) {
  const [raised, setRaised] = createSignal<Heard>()
  const acting = createActing(({ data }) => setRaised(heardOf(data)))
  const raise = () =>
    acting.act(raiseQuoteMutation, {
      ...{ studyId: props.study, themeKey: props.theme, quoteKey: props.quote },
    })
  return (
    <div class="no-print">
      <Show when={raised() === 'heard'}>
        <Notice>{b().raised}</Notice>
      </Show>
      <Show when={raised() === 'on_page'}>
        <Notice tone="problem">{b().onPage}</Notice>
      </Show>
      <Show when={raised() === 'alone'}>
        <Notice tone="problem">{b().nobody}</Notice>
      </Show>
      <Show when={!raised()}>
        <Button
          look="quiet"
          title={b().raiseHint}
          aria-disabled={props.isInert}
          disabled={acting.isBusy()}
          onClick={() => props.isInert || void raise()}
        >
          {b().raise}
        </Button>
      </Show>
      <Show when={acting.problem()}>
        <Notice tone="problem">{b().notRaised}</Notice>
      </Show>
    </div>
  )
}
