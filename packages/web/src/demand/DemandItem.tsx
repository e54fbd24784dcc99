import { createSignal, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { clock, date } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AnswerPart } from './AnswerPart.tsx'
import { createActing } from './createActing.ts'
import {
  closeMutation,
  type Demand,
  holdMutation,
  openedQuery,
  type Outcome,
  outcomes,
} from './operations.ts'
import { TaskList } from './TaskList.tsx'
import { w } from './words.ts'

export interface DemandProps {
  study: string
  demand: Demand
  isProtected: boolean
  onDone: () => void
}

/** One demand: how it stands, what it says where somebody opens it, what has to be done, and how it is answered. */
export function DemandItem(props: DemandProps & { mayHandle: boolean }) {
  const [isShown, setShown] = createSignal(false)
  return (
    <li class="demand">
      <Head demand={props.demand} />
      <Show when={props.mayHandle}>
        <p>
          <Button aria-expanded={isShown()} onClick={() => setShown(!isShown())}>
            {isShown() ? w().hide : w().read}
          </Button>
        </p>
        <Show when={isShown()}>
          <Opened study={props.study} demand={props.demand.id} />
        </Show>
        <TaskList {...props} />
        <Hold {...props} />
        <AnswerPart {...props} />
        <Close {...props} />
      </Show>
    </li>
  )
}

/** One that is over: what it was, and how it ended. */
export function ClosedDemand(props: { demand: Demand }) {
  return (
    <li class="demand">
      <Head demand={props.demand} />
    </li>
  )
}

function Head(props: { demand: Demand }) {
  const told = () =>
    [
      w().received(date(props.demand.receivedOn)),
      props.demand.dueOn ? w().due(date(props.demand.dueOn)) : w().noDue,
      props.demand.recordedBy && w().recordedBy(props.demand.recordedBy),
    ].filter(Boolean)
  return (
    <>
      <h3>{props.demand.kind ? w().kind[props.demand.kind] : w().demand}</h3>
      <p class="soft">{told().join(' · ')}</p>
      <p>
        <strong>
          {props.demand.closedAt && props.demand.outcome
            ? w().closedOn(w().outcome[props.demand.outcome], clock(props.demand.closedAt))
            : w().state[props.demand.state]}
        </strong>
      </p>
    </>
  )
}

function Opened(props: { study: string; demand: string }) {
  const read = createRead(openedQuery, () => ({ study: props.study, demand: props.demand }))
  return (
    <Loaded read={read} pick={(data) => data.demands?.opened} lines={3}>
      {(opened) => (
        <dl class="demand-words" translate="no">
          <div>
            <dt class="soft">{w().who}</dt>
            <dd>{opened().demander}</dd>
          </div>
          <div>
            <dt class="soft">{w().what}</dt>
            <dd>{opened().asked}</dd>
          </div>
        </dl>
      )}
    </Loaded>
  )
}

function Hold(props: DemandProps) {
  const acting = createActing(() => props.onDone())
  const hold = (holds: boolean) =>
    void acting.act(holdMutation, { studyId: props.study, demandId: props.demand.id, holds })
  return (
    <>
      <p>
        {props.demand.heldAt
          ? w().held[props.demand.heldFor ?? 'named'](clock(props.demand.heldAt))
          : w().unheld}
      </p>
      <p class="small soft measure">{w().holdHint}</p>
      <p>
        <Button disabled={acting.isBusy()} onClick={() => hold(!props.demand.heldAt)}>
          {props.demand.heldAt ? w().release : w().hold}
        </Button>
      </p>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </>
  )
}

function Close(props: DemandProps) {
  const acting = createActing(() => props.onDone())
  const [outcome, setOutcome] = createSignal<Outcome | ''>('')
  const close = async () => {
    const ended = outcome()
    if (!ended) return
    await acting.act(closeMutation, {
      ...{ studyId: props.study, demandId: props.demand.id, outcome: ended },
    })
  }
  return (
    <form
      class="demand-form"
      onSubmit={(event) => {
        event.preventDefault()
        void close()
      }}
    >
      <ChoiceField
        label={w().closeLabel}
        value={outcome()}
        choices={[
          { value: '', label: w().choose },
          ...outcomes.map((value) => ({ value, label: w().outcome[value] })),
        ]}
        onChoose={(value) => setOutcome(value as Outcome | '')}
      />
      <p>
        <Button type="submit" disabled={acting.isBusy() || outcome() === ''}>
          {w().close}
        </Button>
      </p>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </form>
  )
}
