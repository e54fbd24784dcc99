import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { createMembership } from '../frame/Rail.tsx'
import { Local } from '../language/Local.tsx'
import { day, t } from '../language/language.ts'
import { Raise } from '../safety/Raise.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { answerObjectionMutation, type Objection, objectionsQuery } from './operations.ts'
import '../board/board.css'
import './seen.css'

interface Props {
  study: string
  /** Of one theme; of all where there is none. */
  theme: string | null
  onlyOpen?: boolean
}

/** What the board says was not said so: what waits for an answer first, with the day by which it is owed. */
export function Objections(props: Props) {
  const membership = createMembership()
  return (
    <Show when={membership()?.may.includes('answer board')}>
      <ObjectionList {...props} />
    </Show>
  )
}

function ObjectionList(props: Props) {
  const read = createRead(objectionsQuery, () => ({ study: props.study, theme: props.theme }))
  const shown = () =>
    (read.data()?.study?.objections ?? []).filter((one) => !props.onlyOpen || one.answeredAt === null)
  return (
    <Show when={shown().length}>
      <section class="objections" aria-label={t().seen.objections}>
        <h2>{t().seen.objections}</h2>
        <ul>
          <For each={shown()}>
            {(one) => (
              <li data-open={one.answeredAt ? undefined : ''}>
                <OneObjection
                  study={props.study}
                  of={one}
                  withTheme={props.theme === null}
                  onDone={() => read.refetch()}
                />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

interface OneProps {
  study: string
  of: Objection
  withTheme: boolean
  onDone: () => void
}

function OneObjection(props: OneProps) {
  const isOverdue = () => new Date(props.of.owedBy).getTime() < Date.now()
  const owed = () => (isOverdue() ? t().seen.overdue : t().seen.owed)(day(props.of.owedBy))
  return (
    <>
      <Show when={props.withTheme && props.of.topic}>
        {(topic) => (
          <h3>
            <Local of={topic().title} />
          </h3>
        )}
      </Show>
      <Show when={!props.of.answeredAt}>
        <p class="owed">{owed()}</p>
      </Show>
      <Show when={props.of.quote} fallback={<p class="soft">{t().seen.aboutCard}</p>}>
        {(quote) => (
          <>
            <p class="soft">{t().seen.aboutWords}</p>
            <blockquote class="note">{quote()}</blockquote>
            <Show when={props.of.responseId}>
              {(response) => <Raise study={props.study} response={response()} isBrief />}
            </Show>
          </>
        )}
      </Show>
      <p class="soft">{t().seen.shouldRead}</p>
      <blockquote class="note">{props.of.shouldSay}</blockquote>
      <Show when={props.of.answeredAt} fallback={<AnswerForm {...props} />}>
        {(at) => (
          <>
            <p class="soft">{t().seen.answered(day(at()))}</p>
            <blockquote class="note">{props.of.answer}</blockquote>
          </>
        )}
      </Show>
    </>
  )
}

/** What was typed stays until it was stored. */
function AnswerForm(props: OneProps) {
  const client = useClient()
  const id = createUniqueId()
  const [text, setText] = createSignal('')
  const [problem, setProblem] = createSignal<'answerEmpty' | 'answerFailed'>()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!text().trim()) return void setProblem('answerEmpty')
    const input = { studyId: props.study, objectionId: props.of.id, answer: text().trim() }
    const { data } = await ask(client, answerObjectionMutation, { input })
    if (data?.answerObjection.__typename !== 'MutationAnswerObjectionSuccess')
      return void setProblem('answerFailed')
    setProblem(undefined)
    props.onDone()
  }
  return (
    <form class="answer-form" onSubmit={(event) => void send(event)}>
      <div class="field">
        <label for={id}>{t().seen.answer}</label>
        <textarea
          id={id}
          rows="2"
          maxlength="2000"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <Show when={problem()}>{(what) => <Notice tone="problem">{t().seen[what()]}</Notice>}</Show>
      <Button type="submit">{t().seen.sendAnswer}</Button>
    </form>
  )
}
