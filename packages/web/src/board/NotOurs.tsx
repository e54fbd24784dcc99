import { createSignal, createUniqueId, Show } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { raiseObjectionMutation } from './operations.ts'

interface Props {
  study: string
  theme: string
  quote: string | null
  /** Who looks on may see the button, and does not speak for the board. */
  isInert: boolean
}

/** "This is not what we said", and how it should read. What was typed stays until it was stored. */
export function NotOurs(props: Props) {
  const client = useClient()
  const [state, setState] = createSignal<'closed' | 'open' | 'empty' | 'failed' | 'tooMany' | 'sent'>(
    'closed',
  )
  const [text, setText] = createSignal('')
  const isOpen = () => ['open', 'empty', 'failed', 'tooMany'].includes(state())
  const problems = (): Record<string, string> => ({
    ...{ empty: t().board.empty, failed: t().board.notSent, tooMany: t().board.tooManyOpen },
  })
  const problem = () => problems()[state() as string]
  const send = async () => {
    if (!text().trim()) return void setState('empty')
    const input = {
      studyId: props.study,
      themeKey: props.theme,
      quoteKey: props.quote,
      shouldSay: text().trim(),
    }
    const { data } = await ask(client, raiseObjectionMutation, { input })
    const answer = data?.raiseObjection.__typename
    const isStored = answer === 'MutationRaiseObjectionSuccess'
    setState(isStored ? 'sent' : answer === 'TooManyOpen' ? 'tooMany' : 'failed')
    if (isStored) setText('')
  }
  return (
    <div class="not-ours no-print">
      <Button
        aria-expanded={isOpen()}
        aria-disabled={props.isInert}
        aria-label={props.quote ? t().board.notOursQuote : t().board.notOursCard}
        onClick={() => props.isInert || setState(isOpen() ? 'closed' : 'open')}
      >
        {t().board.notOurs}
      </Button>
      <Show when={isOpen()}>
        <ShouldSay
          text={text()}
          problem={problem()}
          onText={setText}
          onSend={() => void send()}
          onCancel={() => setState('closed')}
        />
      </Show>
      <Show when={state() === 'sent'}>
        <Notice>{t().board.sent}</Notice>
      </Show>
    </div>
  )
}

interface FormProps {
  text: string
  problem: string | undefined
  onText: (text: string) => void
  onSend: () => void
  onCancel: () => void
}

function ShouldSay(props: FormProps) {
  const id = createUniqueId()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.onSend()
      }}
    >
      <div class="field">
        <label for={id}>{t().board.shouldSay}</label>
        <textarea
          id={id}
          rows="3"
          maxlength="2000"
          ref={(area) => queueMicrotask(() => area.focus())}
          value={props.text}
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      </div>
      <Show when={props.problem}>{(what) => <Notice tone="problem">{what()}</Notice>}</Show>
      <div class="bar">
        <Button type="submit" look="strong">
          {t().board.send}
        </Button>
        <Button look="quiet" onClick={() => props.onCancel()}>
          {t().board.cancel}
        </Button>
      </div>
    </form>
  )
}
