import { createSignal, For, onMount, Show } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { type Chosen, createArrows } from '../coding/MarkPanel.tsx'
import type { Span } from '../graphql.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { createKeys } from '../ui/keys.ts'
import { type DetailType, type Edit, hiddenQuery, type Passage, types } from './operations.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { w } from './words.ts'

const keys = [...'123456789', ...'qwertyu']

interface Props {
  chosen: Chosen
  passage: Passage
  mayOpen: boolean
  onMove: (span: Span) => void
  onDone: () => void
  onEdit: (edit: Edit) => void
}

/** Beside words that are chosen: what they are, by one key, or what stands there instead. */
export function DetailPanel(props: Props) {
  let panel: HTMLElement | undefined
  createArrows(props)
  const put = (type: DetailType | null, text: string | null) =>
    props.onEdit({ ...props.chosen.span, type, text })
  // The keys act on what is chosen when they are pressed.
  // eslint-disable-next-line solid/reactivity
  createKeys(Object.fromEntries(types.map((type, at) => [keys[at]!, () => put(type, null)])))
  onMount(() => panel?.scrollIntoView?.({ block: 'nearest' }))
  const words = () => props.passage.text.slice(props.chosen.span.start, props.chosen.span.end)
  const standing = () =>
    props.passage.redactions.find(
      ({ start, end }) => start === props.chosen.span.start && end === props.chosen.span.end,
    )
  return (
    <section ref={panel} class="code-panel no-print" tabindex="-1" aria-label={w().panel}>
      <div class="dialog-head">
        <h2>{w().panel}</h2>
        <Button look="quiet" onClick={() => props.onDone()}>
          {t().close}
        </Button>
      </div>
      <p class="chosen-words" role="status" lang={props.passage.language}>
        {w().chosen(words())}
      </p>
      <p class="small soft detail-keys">{w().panelNote}</p>
      <Show when={standing()}>
        {(mark) => (
          <Show when={props.mayOpen} fallback={<p class="small soft">{w().wrongNote}</p>}>
            <TakeOff passage={props.passage} start={mark().start} onTakeOff={() => put(null, null)} />
          </Show>
        )}
      </Show>
      <h3>{w().hideAs}</h3>
      <ul class="detail-types">
        <For each={types}>
          {(type, at) => (
            <li>
              <Button aria-keyshortcuts={keys[at()]} onClick={() => put(type, null)}>
                <kbd>{keys[at()]}</kbd> {t().response.redaction[type]}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Instead language={props.passage.language} standing={standing()?.type} onPut={put} />
    </section>
  )
}

interface InsteadProps {
  language: Passage['language']
  standing: string | undefined
  onPut: (type: DetailType, text: string) => void
}

/** Words in the language of the passage, from a short list or written. */
function Instead(props: InsteadProps) {
  const [text, setText] = createSignal('')
  const [picked, setPicked] = createSignal<DetailType>()
  const type = () => picked() ?? types.find((one) => one === props.standing) ?? 'PLACE'
  const general = () => (props.language === 'es' ? es : en).general
  const offered = () =>
    types
      .filter((one) => !props.standing || one === props.standing)
      .flatMap((one) => (general()[one] ?? []).map((words) => ({ type: one, words })))
  return (
    <>
      <h3>{w().instead}</h3>
      <ul class="detail-types" lang={props.language}>
        <For each={offered()}>
          {(one) => (
            <li>
              <Button look="quiet" onClick={() => props.onPut(one.type, one.words)}>
                {one.words}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <form
        class="detail-own"
        onSubmit={(event) => {
          event.preventDefault()
          if (text().trim()) props.onPut(type(), text().trim())
        }}
      >
        <Field
          label={w().own}
          maxlength="40"
          autocomplete="off"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <ChoiceField
          label={w().ownType}
          value={type()}
          choices={types.map((value) => ({ value, label: t().response.redaction[value] }))}
          onChoose={(value) => setPicked(types.find((one) => one === value))}
        />
        <Button type="submit">{w().put}</Button>
      </form>
    </>
  )
}

function TakeOff(props: { passage: Passage; start: number; onTakeOff: () => void }) {
  const client = useClient()
  const [hidden, setHidden] = createSignal<string>()
  const [hasFailed, setFailed] = createSignal(false)
  const see = async () => {
    const { data } = await ask(client, hiddenQuery, { id: props.passage.id, start: props.start })
    const words = data?.node?.hidden
    setFailed(!words)
    if (words) setHidden(words)
  }
  return (
    <>
      <h3>{w().wrong}</h3>
      <Show
        when={hidden()}
        fallback={
          <p class="detail-wrong">
            <Button onClick={() => void see()}>{w().see}</Button>{' '}
            <span class="small soft">{hasFailed() ? w().failed : w().seeNote}</span>
          </p>
        }
      >
        {(words) => (
          <p class="detail-wrong" role="status">
            <span lang={props.passage.language}>{w().hides(words())}</span>{' '}
            <Button onClick={() => props.onTakeOff()}>{w().takeOff}</Button>
          </p>
        )}
      </Show>
    </>
  )
}
