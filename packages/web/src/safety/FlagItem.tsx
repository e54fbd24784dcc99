import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { clock } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ContactDoor } from './ContactDoor.tsx'
import { createActing } from './createActing.ts'
import * as on from './operations.ts'
import type { Flag } from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  flag: Flag
  onDone: () => void
}

/** One item: how urgent, since when, what kind; its words only where somebody opens them. */
export function FlagItem(props: Props) {
  const acting = createActing(() => props.onDone())
  const [isShown, setShown] = createSignal(false)
  const ofFlag = () => ({ studyId: props.study, flagId: props.flag.id })
  const read = async () => {
    if (!props.flag.acknowledgedAt) await acting.act(on.acknowledgeMutation, ofFlag())
    setShown(!isShown())
  }
  const label = () => (isShown() ? w().hide : props.flag.acknowledgedAt ? w().readAgain : w().read)
  return (
    <li class="safety-flag" data-tier={props.flag.tier} data-step={props.flag.step ?? 'none'}>
      <Head flag={props.flag} />
      <p class="buttons">
        <Button aria-expanded={isShown()} disabled={acting.isBusy()} onClick={() => void read()}>
          {label()}
        </Button>
        <Show when={props.flag.acknowledgedAt && !props.flag.isOwn && !props.flag.outcome}>
          <Button
            look="quiet"
            title={w().takeOverHint}
            disabled={acting.isBusy()}
            onClick={() => void acting.act(on.takeOverMutation, ofFlag())}
          >
            {w().takeOver}
          </Button>
        </Show>
        <Show when={!props.flag.outcome}>
          <Button
            look="quiet"
            title={w().passOnHint}
            disabled={acting.isBusy()}
            onClick={() => void acting.act(on.passOnMutation, ofFlag())}
          >
            {w().passOn}
          </Button>
        </Show>
      </p>
      <Show when={isShown()}>
        <Words {...props} />
        <Show when={!props.flag.outcome}>
          <DecideForm {...props} />
        </Show>
      </Show>
      <Show when={props.flag.waitsForSecond}>
        <p class="soft">{w().second}</p>
        <Show when={!props.flag.isOwn}>
          <p class="buttons">
            <Button onClick={() => void acting.act(on.signMutation, { ...ofFlag(), agrees: true })}>
              {w().sign}
            </Button>
            <Button
              look="quiet"
              onClick={() => void acting.act(on.signMutation, { ...ofFlag(), agrees: false })}
            >
              {w().refuse}
            </Button>
          </p>
        </Show>
      </Show>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </li>
  )
}

function Head(props: { flag: Flag }) {
  const told = () => [
    w().came(clock(props.flag.raisedAt)),
    ...(props.flag.source === 'left' ? [w().left] : []),
    ...(props.flag.dueAt ? [w().due(clock(props.flag.dueAt))] : []),
    ...(props.flag.acknowledgedAt && !props.flag.outcome ? [props.flag.isOwn ? w().yours : w().taken] : []),
  ]
  return (
    <>
      <h3>
        {w().tier[props.flag.tier]}
        {': '}
        {props.flag.kinds.map((kind) => w().kind[kind] ?? kind).join(', ')}
      </h3>
      <p class="soft">{told().join(' · ')}</p>
      <Show when={props.flag.step && props.flag.step !== 'first' && w().step[props.flag.step]}>
        {(step) => (
          <p>
            <strong>{step()}</strong>
          </p>
        )}
      </Show>
      <Show when={props.flag.outcome}>{(outcome) => <p>{w().outcome[outcome()]}</p>}</Show>
    </>
  )
}

function Words(props: Props) {
  const read = createRead(on.flaggedQuery, () => ({ flag: props.flag.id }))
  const isMine = () => props.flag.isOwn && !props.flag.outcome
  const goneAt = () => read.data()?.node?.goneAt
  return (
    <Loaded read={read} pick={(data) => data.node?.said} lines={3}>
      {(said) => (
        <>
          <Show when={read.data()?.node?.note}>{(note) => <p>{note()}</p>}</Show>
          <Show
            when={said().length > 0}
            fallback={<p>{goneAt() ? w().deleted(clock(goneAt()!)) : w().gone}</p>}
          >
            <dl class="safety-words" translate="no">
              <For each={said()}>
                {(answer) => (
                  <div>
                    <dt class="soft">
                      <Local of={answer.question} />
                    </dt>
                    <dd>{answer.words}</dd>
                  </div>
                )}
              </For>
            </dl>
          </Show>
          <ContactDoor
            study={props.study}
            flag={props.flag.id}
            isMine={isMine()}
            opened={read.data()?.node?.contacts ?? []}
            onOpened={read.refetch}
          />
        </>
      )}
    </Loaded>
  )
}

function DecideForm(props: Props) {
  const acting = createActing(() => props.onDone())
  const [outcome, setOutcome] = createSignal('')
  const [note, setNote] = createSignal('')
  const [isTold, setTold] = createSignal(false)
  const choices = () => on.outcomes.filter((one) => one !== 'nothing_found' || props.flag.tier === 3)
  const decide = () =>
    acting.act(on.decideMutation, {
      ...{ studyId: props.study, flagId: props.flag.id, outcome: outcome() },
      ...{ note: note().trim() || null, toldFirst: outcome() === 'reported' ? isTold() : null },
    })
  return (
    <form
      class="safety-form"
      onSubmit={(event) => {
        event.preventDefault()
        void decide()
      }}
    >
      <ChoiceField
        label={w().outcomeAsked}
        value={outcome()}
        choices={[
          { value: '', label: w().choose },
          ...choices().map((value) => ({ value, label: w().outcome[value]! })),
        ]}
        onChoose={setOutcome}
      />
      <Show when={outcome() === 'not_reportable' && props.flag.tier < 3}>
        <p class="soft">{w().twoHint}</p>
      </Show>
      <Show when={outcome() && outcome() !== 'nothing_found'}>
        <NoteField value={note()} onInput={setNote} />
      </Show>
      <Show when={outcome() === 'reported'}>
        <label class="safety-told">
          <input
            type="checkbox"
            checked={isTold()}
            onChange={(event) => setTold(event.currentTarget.checked)}
          />
          {w().toldFirst}
        </label>
      </Show>
      <p>
        <Button type="submit" look="strong" disabled={acting.isBusy() || outcome() === ''}>
          {w().decide}
        </Button>
      </p>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </form>
  )
}

function NoteField(props: { value: string; onInput: (text: string) => void }) {
  const id = createUniqueId()
  return (
    <div class="field">
      <label for={id}>{w().note}</label>
      <textarea
        id={id}
        rows={3}
        spellcheck={false}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  )
}
