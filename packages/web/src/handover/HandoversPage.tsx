import { A, useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { day } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createActing } from './createActing.ts'
import { freezeMutation, type HandoverLine, handoversQuery } from './operations.ts'
import { w } from './words.ts'
import './handover.css'

/** What was handed over, the newest first, and a way to freeze what may leave now. */
export function HandoversPage() {
  const here = useHere()
  const read = createRead(handoversQuery, () => ({ study: here('studyId') }))
  createTitle(() => w().title)
  return (
    <div class="page handovers">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.study?.handovers} lines={4}>
        {(handovers) => (
          <Show when={handovers().length > 0} fallback={<p class="measure">{w().none}</p>}>
            <ul class="handover-list">
              <For each={handovers()}>{(one) => <Line study={here('studyId')} of={one} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
      <FreezeForm study={here('studyId')} />
    </div>
  )
}

function Line(props: { study: string; of: HandoverLine }) {
  const quotes = () =>
    props.of.takenBackCount > 0
      ? `${w().quotes(props.of.quoteCount)} (${w().takenBack(props.of.takenBackCount)})`
      : w().quotes(props.of.quoteCount)
  return (
    <li>
      <h2>
        <A href={`${studyPath(props.study)}/handover/${props.of.number}`}>
          {props.of.number}. {props.of.title}
        </A>
      </h2>
      <p class="small soft">
        {w().line(day(props.of.frozenAt), quotes(), w().recipients(props.of.recipientCount))}
      </p>
      <Show when={props.of.openCount > 0}>
        <p class="handover-open">{w().open(props.of.openCount)}</p>
      </Show>
    </li>
  )
}

function FreezeForm(props: { study: string }) {
  const navigate = useNavigate()
  const [title, setTitle] = createSignal('')
  const acting = createActing(({ data }) => {
    if (data) navigate(`${studyPath(props.study)}/handover/${data.number}`)
  })
  return (
    <section class="handover-form" aria-labelledby="freeze">
      <h2 id="freeze">{w().freezeTitle}</h2>
      <p class="soft measure">{w().freezeLead}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void acting.act(freezeMutation, { studyId: props.study, title: title().trim() })
        }}
      >
        <Field
          label={w().name}
          hint={w().nameHint}
          value={title()}
          maxLength={200}
          autocomplete="off"
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
        <Button type="submit" look="strong" disabled={acting.isBusy() || title().trim() === ''}>
          {w().freeze}
        </Button>
        <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
      </form>
    </section>
  )
}
