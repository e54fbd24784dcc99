import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { clock } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createActing } from './createActing.ts'
import {
  type Duty,
  dutyPlaces,
  dutyQuery,
  removeTurnMutation,
  saveReachMutation,
  type Turn,
} from './dutyOperations.ts'
import { Now, Stranded, Warnings } from './OnDuty.tsx'
import { OwnMandate } from './OwnMandate.tsx'
import { Ties } from './Ties.tsx'
import { TurnForm } from './TurnForm.tsx'
import { duty as w } from './words.ts'
import './safety.css'

/** The plan, for safety reviewers and for administrators, who see no item. */
export function DutyPage() {
  const here = useHere()
  const read = createRead(dutyQuery, () => ({ study: here('studyId') }))
  createTitle(() => w().title)
  return (
    <div class="page safety">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.duty}>
        {(duty) => <Plan study={here('studyId')} duty={duty()} onDone={() => read.refetch()} />}
      </Loaded>
    </div>
  )
}

export interface PlanProps {
  study: string
  duty: Duty
  onDone: () => void
}

function Plan(props: PlanProps) {
  return (
    <>
      <Now duty={props.duty} />
      <Stranded ids={props.duty.stranded} />
      <Warnings of={props.duty.warnings} />
      <p class="small soft">{w().zone(props.duty.timeZone)}</p>
      <Show when={props.duty.reviewers.length > 0} fallback={<p class="measure">{w().noReviewer}</p>}>
        <For each={dutyPlaces}>{(place) => <Turns {...props} place={place} />}</For>
        <TurnForm {...props} />
        <Reach {...props} isReviewer={props.duty.reviewers.some(({ isViewer }) => isViewer)} />
        <Ties {...props} />
      </Show>
      <OwnMandate {...props} />
    </>
  )
}

function Turns(props: PlanProps & { place: Turn['place'] }) {
  const turns = () => props.duty.turns.filter(({ place }) => place === props.place)
  return (
    <section>
      <h2>{w().place[props.place]}</h2>
      <Show when={turns().length > 0} fallback={<p class="soft">{w().none[props.place]}</p>}>
        <ul class="lines">
          <For each={turns()}>{(turn) => <TurnLine {...props} turn={turn} />}</For>
        </ul>
      </Show>
    </section>
  )
}

function TurnLine(props: PlanProps & { turn: Turn }) {
  const acting = createActing(() => props.onDone())
  const when = () => {
    const { hours } = props.turn
    if (!hours) return w().always
    return `${hours.days.map((day) => w().day[day]).join(', ')} · ${w().span(hours.from, hours.to)}`
  }
  const stands = () => {
    const { isNow, changesAt } = props.turn
    if (!changesAt) return isNow ? w().now : ''
    return isNow ? w().until(clock(changesAt)) : w().next(clock(changesAt))
  }
  return (
    <li>
      <strong>{props.turn.name}</strong>
      <span>{when()}</span>
      <span class="soft">{stands()}</span>
      <Button
        look="quiet"
        aria-label={w().removeOf(props.turn.name)}
        disabled={acting.isBusy()}
        onClick={() => void acting.act(removeTurnMutation, { studyId: props.study, turnId: props.turn.id })}
      >
        {w().remove}
      </Button>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </li>
  )
}

/** Reviewers are told of what waits, and administrators of what nobody may read. */
function Reach(props: PlanProps & { isReviewer: boolean }) {
  const [address, setAddress] = createSignal('')
  const [isSaved, setSaved] = createSignal(false)
  const acting = createActing(() => {
    setAddress('')
    setSaved(true)
    props.onDone()
  })
  return (
    <section>
      <h2>{w().reachTitle}</h2>
      <p class="soft measure">{props.isReviewer ? w().reachLead : w().reachInstead}</p>
      <form
        class="safety-form"
        onSubmit={(event) => {
          event.preventDefault()
          void acting.act(saveReachMutation, { studyId: props.study, address: address().trim() })
        }}
      >
        <Field
          label={w().reach}
          type="email"
          autocomplete="off"
          value={address()}
          {...(props.duty.hasAddress ? { hint: w().reachKept } : {})}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <p class="buttons">
          <Button
            type="submit"
            disabled={acting.isBusy() || (!props.duty.hasAddress && address().trim() === '')}
          >
            {w().saveReach}
          </Button>
        </p>
        <Show when={isSaved() && !acting.problem()}>
          <Notice>{w().reachSaved}</Notice>
        </Show>
        <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
      </form>
    </section>
  )
}
