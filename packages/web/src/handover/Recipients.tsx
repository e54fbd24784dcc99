import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { clock, date, language } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice as Said } from '../ui/Notice.tsx'
import { createActing } from './createActing.ts'
import {
  closeNoticesMutation,
  type Handover,
  type Notice,
  type Recipient,
  sendNoticesMutation,
} from './operations.ts'
import { RecipientForm } from './RecipientForm.tsx'
import { w } from './words.ts'

interface Props {
  study: string
  timeZone: string
  handover: Handover
  onDone: () => void
}

/** Who got it, and what each of them has to be told. */
export function Recipients(props: Props) {
  const id = createUniqueId()
  return (
    <section class="no-print" aria-labelledby={id}>
      <h2 id={id}>{w().whoGotIt}</h2>
      <Show when={props.handover.recipients.length > 0} fallback={<p class="measure">{w().noRecipients}</p>}>
        <ul class="handover-list">
          <For each={props.handover.recipients}>
            {(one) => <OneRecipient study={props.study} of={one} onDone={() => props.onDone()} />}
          </For>
        </ul>
      </Show>
      <RecipientForm {...props} />
    </section>
  )
}

function OneRecipient(props: { study: string; of: Recipient; onDone: () => void }) {
  const open = () => props.of.notices.filter(({ doneAt }) => !doneAt)
  return (
    <li data-recipient={props.of.body}>
      <h3>{props.of.body}</h3>
      <p class="small soft">
        {[props.of.person, props.of.address, w().received(date(props.of.receivedOn))]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="small measure">{props.of.purpose}</p>
      <Show when={props.of.notices.length > 0}>
        <h4>{w().notices}</h4>
        <ul class="handover-notices">
          <For each={props.of.notices}>{(notice) => <li>{standing(notice)}</li>}</For>
        </ul>
      </Show>
      <Show when={open().length > 0 && props.of.letter}>
        <Letter {...props} open={open()} />
      </Show>
    </li>
  )
}

const standing = ({ quoteNumber, openedOn, sentAt, sentBy, way, doneAt }: Notice): string =>
  [
    quoteNumber === null ? w().hasNote : w().takeOut(String(quoteNumber)),
    w().since(date(openedOn)),
    sentAt ? w().sent[way ?? 'by_hand'](sentBy ?? w().someone, clock(sentAt)) : w().notSent,
    ...(doneAt ? [w().done(clock(doneAt))] : []),
  ].join(' · ')

function Letter(props: { study: string; of: Recipient; open: Notice[]; onDone: () => void }) {
  const acting = createActing(() => props.onDone())
  const [told, setTold] = createSignal<'copied' | 'copyFailed'>()
  const about = () => ({
    ...{ studyId: props.study, recipientId: props.of.id },
    notices: props.open.map(({ id }) => id),
  })
  const isSent = () => props.open.every(({ sentAt }) => sentAt)
  const send = (way: 'mail' | 'by_hand') =>
    void acting.act(sendNoticesMutation, { ...about(), way, language: language() })
  const copy = () => {
    const { subject, text } = props.of.letter!
    navigator.clipboard.writeText(`${subject}\n\n${text}`).then(
      () => setTold('copied'),
      () => setTold('copyFailed'),
    )
  }
  return (
    <>
      <details open={!isSent()}>
        <summary>{w().letter}</summary>
        <div class="handover-letter">
          <p>
            <strong>{props.of.letter!.subject}</strong>
          </p>
          <For each={props.of.letter!.text.split('\n\n')}>{(part) => <p>{part}</p>}</For>
        </div>
        <p class="buttons">
          <Button onClick={copy}>{w().copy}</Button>
          <Show when={props.of.mayMail}>
            <Button disabled={acting.isBusy()} onClick={() => send('mail')}>
              {w().mail}
            </Button>
          </Show>
          <Button disabled={acting.isBusy()} onClick={() => send('by_hand')}>
            {w().byHand}
          </Button>
        </p>
        <p class="small" role="status">
          <Show when={told()}>{(what) => w()[what()]}</Show>
        </p>
      </details>
      <Show when={isSent()}>
        <p>
          <Button disabled={acting.isBusy()} onClick={() => void acting.act(closeNoticesMutation, about())}>
            {w().close}
          </Button>
        </p>
      </Show>
      <Show when={acting.problem()}>{(problem) => <Said tone="problem">{problem()}</Said>}</Show>
    </>
  )
}
