import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { clock } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createActing } from './createActing.ts'
import {
  type Drill,
  type DrillLine,
  drillQuery,
  durations,
  endDrillMutation,
  removeDrillMutation,
  startDrillMutation,
} from './drillOperations.ts'
import { DrillReport } from './DrillReport.tsx'
import { drill as d } from './words.ts'
import './safety.css'

interface Props {
  study: string
  onDone: () => void
}

/** Starts a drill on invented items, ends it at once, and tells what came of it. */
export function DrillPage() {
  const here = useHere()
  const read = createRead(drillQuery, () => ({ study: here('studyId') }))
  createTitle(() => d().title)
  const of = (): Props => ({ study: here('studyId'), onDone: () => read.refetch() })
  return (
    <div class="page safety">
      <header class="page-head">
        <h1>{d().title}</h1>
        <p class="soft measure">{d().lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.drills}>
        {(drills) => (
          <Show when={drills().drill} fallback={<StartForm {...of()} />}>
            {(drill) => (
              <Show when={drill().isOver} fallback={<Running {...of()} drill={drill()} />}>
                <Over {...of()} drill={drill()} />
              </Show>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  )
}

function StartForm(props: Props) {
  const acting = createActing(() => props.onDone())
  const [hours, setHours] = createSignal('1')
  return (
    <form
      class="safety-form"
      onSubmit={(event) => {
        event.preventDefault()
        void acting.act(startDrillMutation, { studyId: props.study, hours: Number(hours()) })
      }}
    >
      <p>{d().none}</p>
      <ChoiceField
        label={d().hours}
        value={hours()}
        choices={durations.map((count) => ({ value: String(count), label: d().hour(count) }))}
        onChoose={setHours}
      />
      <p>
        <Button type="submit" look="strong" disabled={acting.isBusy()}>
          {d().start}
        </Button>
      </p>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </form>
  )
}

function Running(props: Props & { drill: Drill }) {
  const session = useSession()
  const acting = createActing(() => props.onDone())
  const mayReview = () => membershipOf(session, props.study)?.may.includes('review safety') ?? false
  return (
    <>
      <p>{d().started(props.drill.startedBy ?? d().left, clock(props.drill.startedAt))}</p>
      <p>{d().until(clock(props.drill.overAt))}</p>
      <Show when={mayReview()}>
        <p>
          <A href={`${studyPath(props.study)}/safety`}>{d().toItems}</A>
        </p>
      </Show>
      <p class="buttons">
        <Button
          disabled={acting.isBusy()}
          onClick={() => void acting.act(endDrillMutation, { studyId: props.study })}
        >
          {d().end}
        </Button>
        <span class="small soft">{d().endHint}</span>
      </p>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </>
  )
}

function Over(props: Props & { drill: Drill & { report: DrillLine[] | null } }) {
  const acting = createActing(() => props.onDone())
  return (
    <>
      <p>{d().over(clock(props.drill.overAt))}</p>
      <section>
        <h2>{d().report}</h2>
        <ol class="safety-list">
          <For each={props.drill.report}>{(line) => <DrillReport line={line} />}</For>
        </ol>
      </section>
      <p class="buttons">
        <Button
          disabled={acting.isBusy()}
          onClick={() => void acting.act(removeDrillMutation, { studyId: props.study })}
        >
          {d().remove}
        </Button>
        <span class="small soft">{d().removeHint}</span>
      </p>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </>
  )
}
