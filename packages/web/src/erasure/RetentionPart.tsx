import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { today } from '../ui/day.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import {
  closeStudyMutation,
  endOf,
  type Retention,
  retentionQuery,
  runRetentionMutation,
  wordsIn,
} from './retention.ts'
import { WordsEndPart } from './WordsEndPart.tsx'
import { w } from './words.ts'

/** What has to go because its time is over: first as a dry run for any day, then the act. */
export function RetentionPart(props: { study: string }) {
  const client = useClient()
  const [byThen, setByThen] = createSignal(today())
  const [said, setSaid] = createSignal<'done' | 'failed'>()
  const read = createRead(retentionQuery, () => ({ study: props.study, byThen: endOf(byThen() || today()) }))
  const tell = (done: { __typename: string } | undefined) => {
    setSaid(done?.__typename.endsWith('Success') ? 'done' : 'failed')
    read.refetch()
  }
  const run = async () =>
    tell((await ask(client, runRetentionMutation, { input: { studyId: props.study } })).data?.done)
  const close = async (closedOn: string, resultsReturnedOn: string | null) => {
    const input = { studyId: props.study, closedOn, resultsReturnedOn }
    tell((await ask(client, closeStudyMutation, { input })).data?.done)
  }
  return (
    <section class="retention" aria-labelledby="retention">
      <h2 id="retention">{w().clock.title}</h2>
      <p class="soft measure">{w().clock.lead}</p>
      <Show when={said()}>
        {(what) => <Notice tone={what() === 'failed' ? 'problem' : 'calm'}>{w().clock[what()]}</Notice>}
      </Show>
      <Field
        type="date"
        label={w().clock.byThen}
        value={byThen()}
        onInput={(event) => setByThen(event.currentTarget.value)}
      />
      <Loaded read={read} pick={(data) => data.study?.retention}>
        {(retention) => (
          <>
            <DueList of={retention()} />
            <Show when={byThen() === today() && retention().due.some(({ isDestroyed }) => isDestroyed)}>
              <Button onClick={() => void run()}>{w().clock.run}</Button>
            </Show>
            <WordsEndPart
              study={props.study}
              due={byThen() === today() ? wordsIn(retention()) : 0}
              last={retention().wordsEnd}
              isWaiting={read.isWaiting()}
              onDone={read.refetch}
            />
            <CloseForm of={retention()} onSave={(...days) => void close(...days)} />
          </>
        )}
      </Loaded>
    </section>
  )
}

function DueList(props: { of: Retention }) {
  return (
    <Show when={props.of.due.length} fallback={<p>{w().clock.none}</p>}>
      <ul>
        <For each={props.of.due}>
          {({ kind, people, isDestroyed }) => (
            <li>
              {w().clock.kinds[kind]}: {w().clock.people(people)}
              <Show when={!isDestroyed}>
                <span class="soft"> {w().clock.byHand}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

function CloseForm(props: { of: Retention; onSave: (closedOn: string, returnedOn: string | null) => void }) {
  const [closedOn, setClosedOn] = createSignal('')
  const [returnedOn, setReturnedOn] = createSignal('')
  createEffect(
    on(
      () => [props.of.closedOn, props.of.resultsReturnedOn] as const,
      ([closed, returned]) => {
        setClosedOn(closed ?? '')
        setReturnedOn(returned ?? '')
      },
    ),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave(closedOn(), returnedOn() || null)
      }}
    >
      <Field
        type="date"
        required
        label={w().clock.closedOn}
        value={closedOn()}
        onInput={(event) => setClosedOn(event.currentTarget.value)}
      />
      <Field
        type="date"
        label={w().clock.returnedOn}
        value={returnedOn()}
        onInput={(event) => setReturnedOn(event.currentTarget.value)}
      />
      <Button type="submit">{w().clock.save}</Button>
    </form>
  )
}
