import { createSignal, For, Show } from 'solid-js'
import { useClient } from '../client.ts'
import { numberOf } from '../interview/number.ts'
import { clock, date } from '../language/language.ts'
import { today } from '../ui/day.ts'
import { Button } from '../ui/Button.tsx'
import { ById } from '../ui/ById.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { withNumber } from '../vault/createAsking.ts'
import { createActing } from './createActing.ts'
import type { DemandProps } from './DemandItem.tsx'
import { doTaskMutation, moveTaskMutation, nameMutation, type Result, type Task } from './operations.ts'
import { w } from './words.ts'

/** What has to be done because of a demand, the next day first. */
export function TaskList(props: DemandProps) {
  const isNamed = () => props.demand.tasks.some(({ participantId }) => participantId)
  return (
    <>
      <h4>{w().tasks}</h4>
      <ul class="demand-tasks">
        <ById each={props.demand.tasks}>
          {(task) => <OneTask study={props.study} task={task()} onDone={() => props.onDone()} />}
        </ById>
      </ul>
      <p class="small soft measure">{isNamed() ? w().tellHint : w().nobodyNamed}</p>
      <NameForm {...props} />
    </>
  )
}

const results: Record<Task['kind'], Result[]> = {
  tell_lawyer: ['done'],
  answer: ['done'],
  tell_person: ['told', 'not_safe', 'could_not_reach'],
}

function OneTask(props: { study: string; task: Task; onDone: () => void }) {
  const acting = createActing(() => props.onDone())
  const named = () =>
    [
      w().task[props.task.kind],
      props.task.participantId && w().person(numberOf(props.task.participantId)),
    ].filter(Boolean)
  const done = () => props.task.doneAt && props.task.result
  return (
    <li>
      <p>
        {named().join(': ')}
        <span class="soft">
          {' · '}
          {done()
            ? w().doneBy(
                w().result[props.task.result!],
                props.task.doneBy ?? w().left,
                clock(props.task.doneAt!),
              )
            : w().by(date(props.task.dueOn))}
        </span>
        <Show when={!done() && props.task.dueOn < today()}>
          {' '}
          <strong>{w().late}</strong>
        </Show>
      </p>
      <Show when={!done()}>
        <p class="buttons">
          <For each={results[props.task.kind]}>
            {(result) => (
              <Button
                disabled={acting.isBusy()}
                aria-label={`${w().actOn[result]}: ${named().join(': ')}`}
                onClick={() =>
                  void acting.act(doTaskMutation, { studyId: props.study, taskId: props.task.id, result })
                }
              >
                {w().actOn[result]}
              </Button>
            )}
          </For>
        </p>
        <MoveForm {...props} />
      </Show>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </li>
  )
}

function MoveForm(props: { study: string; task: Task; onDone: () => void }) {
  const [dueOn, setDueOn] = createSignal('')
  const acting = createActing(() => props.onDone())
  return (
    <details>
      <summary>{w().move}</summary>
      <form
        class="demand-form"
        onSubmit={(event) => {
          event.preventDefault()
          const moved = { studyId: props.study, taskId: props.task.id, dueOn: dueOn() }
          void acting.act(moveTaskMutation, moved)
        }}
      >
        <Field
          type="date"
          required
          label={w().day}
          value={dueOn() || props.task.dueOn}
          onInput={(event) => setDueOn(event.currentTarget.value)}
        />
        <p>
          <Button type="submit" disabled={acting.isBusy() || dueOn() === ''}>
            {w().saveDay}
          </Button>
        </p>
        <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
      </form>
    </details>
  )
}

function NameForm(props: DemandProps) {
  const client = useClient()
  const [typed, setTyped] = createSignal('')
  const acting = createActing(() => {
    setTyped('')
    props.onDone()
  })
  const name = async () => {
    const participantId = await withNumber(client, props.study, typed())
    if (!participantId) return void acting.setProblem(w().nobody)
    await acting.act(nameMutation, { studyId: props.study, demandId: props.demand.id, participantId })
  }
  return (
    <details>
      <summary>{w().name}</summary>
      <form
        class="demand-form"
        onSubmit={(event) => {
          event.preventDefault()
          void name()
        }}
      >
        <Field
          label={w().number}
          hint={w().numberHint}
          inputmode="numeric"
          autocomplete="off"
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <p>
          <Button type="submit" disabled={acting.isBusy() || typed().trim() === ''}>
            {w().name}
          </Button>
        </p>
        <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
      </form>
    </details>
  )
}
