import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { clock } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ContactDoor, type ContactWay } from './ContactDoor.tsx'
import { createDesk } from './createDesk.ts'
import * as on from './operations.ts'
import type { Flag } from './operations.ts'
import { drill as d, w } from './words.ts'

interface Props {
  study: string
  flag: Flag
  /** Of a drill: its words are invented, and it is nobody's. */
  drill?: { words: string; note: string | null }
  onDone: () => void
  /** Somebody else decided before: nothing of this was stored. */
  onMeanwhile?: () => void
}

const deskOf = (props: Props) =>
  createDesk(() => ({ study: props.study, id: props.flag.id, isDrill: props.drill !== undefined }), {
    onDone: () => props.onDone(),
    onMeanwhile: () => props.onMeanwhile?.(),
  })

/** One item: how urgent, since when, what kind; its words only where somebody opens them. */
export function FlagItem(props: Props) {
  const desk = deskOf(props)
  const [isShown, setShown] = createSignal(false)
  const read = async () => {
    if (!props.flag.acknowledgedAt) await desk.take()
    setShown(!isShown())
  }
  const isAnothers = () => isWithAnother(props.flag) && !props.drill
  const label = () => {
    if (isShown()) return w().hide
    if (props.flag.acknowledgedAt) return w().readAgain
    return props.flag.source === 'interview' ? w().take : w().read
  }
  return (
    <li class="safety-flag" data-tier={props.flag.tier} data-step={props.flag.step ?? 'none'}>
      <Head flag={props.flag} isDrill={props.drill !== undefined} />
      <p class="buttons">
        <Button aria-expanded={isShown()} disabled={desk.isBusy()} onClick={() => void read()}>
          {label()}
        </Button>
        <Show when={!props.flag.outcome && !props.drill}>
          <Button
            look="quiet"
            title={w().passOnHint}
            disabled={desk.isBusy()}
            onClick={() => void desk.passOn()}
          >
            {w().passOn}
          </Button>
        </Show>
        <Show when={isAnothers()}>
          <Button
            look="quiet"
            title={w().takeOverHint}
            disabled={desk.isBusy()}
            onClick={() => void desk.takeOver()}
          >
            {w().takeOver}
          </Button>
        </Show>
      </p>
      <Show when={isShown()}>
        <Show when={props.drill} fallback={<Words {...props} />}>
          {(invented) => <Invented {...invented()} />}
        </Show>
        <Show when={!props.flag.outcome}>
          <DecideForm {...props} />
        </Show>
      </Show>
      <Show when={props.flag.waitsForSecond}>
        <p class="soft">{w().second}</p>
        <Show when={!props.flag.isOwn}>
          <Signing onSign={(agrees) => void desk.sign(agrees)} />
        </Show>
      </Show>
      <Show when={desk.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </li>
  )
}

function Signing(props: { onSign: (agrees: boolean) => void }) {
  return (
    <p class="buttons">
      <Button onClick={() => props.onSign(true)}>{w().sign}</Button>
      <Button look="quiet" onClick={() => props.onSign(false)}>
        {w().refuse}
      </Button>
    </p>
  )
}

function Head(props: { flag: Flag; isDrill: boolean }) {
  const told = () => [
    w().came(clock(props.flag.raisedAt)),
    ...(w().from[props.flag.source] ? [w().from[props.flag.source]!] : []),
    ...(props.flag.dueAt ? [w().due(clock(props.flag.dueAt))] : []),
    ...(props.flag.acknowledgedAt && !props.flag.outcome ? [props.flag.isOwn ? w().yours : w().taken] : []),
  ]
  return (
    <>
      <Show when={props.isDrill}>
        <p class="safety-drill">{d().badge}</p>
      </Show>
      <h3>
        {w().tier[props.flag.tier]}
        {': '}
        {props.flag.kinds.map((kind) => w().kind[kind] ?? kind).join(', ')}
      </h3>
      <p class="soft">{told().join(' · ')}</p>
      <Show when={props.flag.age}>{(age) => <p>{w().age[age()]}</p>}</Show>
      <Show when={waitsFor(props.flag)}>
        {(step) => (
          <p>
            <strong>{step()}</strong>
          </p>
        )}
      </Show>
      <Show when={!props.flag.outcome && props.flag.interviewer}>
        {(name) => <p>{w().sitsWith(name())}</p>}
      </Show>
      <Show when={props.flag.outcome}>{(outcome) => <p>{w().outcome[outcome()]}</p>}</Show>
    </>
  )
}

const waitsFor = ({ step, source }: Flag): string | undefined => {
  if (!step || step === 'first') return undefined
  return source === 'interview' && step === 'everybody' ? w().inRoom : w().step[step]
}

function Invented(props: { words: string; note: string | null }) {
  return (
    <>
      <Show when={props.note}>{(note) => <p>{note()}</p>}</Show>
      <p translate="no">{props.words}</p>
    </>
  )
}

function Words(props: Props) {
  const read = createRead(on.flaggedQuery, () => ({ flag: props.flag.id }))
  const way = (): ContactWay | undefined => {
    if (!props.flag.isOwn || props.flag.outcome || !read.data()?.node?.isOfPerson) return undefined
    if (props.flag.source === 'imported') return 'imported'
    return read.data()?.node?.isRaisedByViewer ? 'raised' : 'opens'
  }
  const goneAt = () => read.data()?.node?.goneAt
  return (
    <Loaded read={read} pick={(data) => data.node?.said} lines={3}>
      {(said) => (
        <>
          <Show when={read.data()?.node?.note}>{(note) => <p>{note()}</p>}</Show>
          <Show
            when={said().length > 0}
            fallback={
              <p>{goneAt() ? w().deleted(clock(goneAt()!)) : (w().noWords[props.flag.source] ?? w().gone)}</p>
            }
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
            way={way()}
            opened={read.data()?.node?.contacts ?? []}
            onOpened={read.refetch}
          />
        </>
      )}
    </Loaded>
  )
}

function DecideForm(props: Props) {
  const desk = deskOf(props)
  const [outcome, setOutcome] = createSignal('')
  const [note, setNote] = createSignal('')
  const [isTold, setTold] = createSignal(false)
  const choices = () => on.outcomes.filter((one) => one !== 'nothing_found' || props.flag.tier === 3)
  const decide = () =>
    desk.decide({
      ...{
        outcome: outcome(),
        note: note().trim() || null,
        toldFirst: outcome() === 'reported' ? isTold() : null,
      },
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
        <Button type="submit" look="strong" disabled={desk.isBusy() || outcome() === ''}>
          {w().decide}
        </Button>
      </p>
      <Show when={desk.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
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

/** Its button stands last: nothing else comes to stand under the finger once it is gone. */
const isWithAnother = ({ acknowledgedAt, isOwn, outcome }: Flag) => acknowledgedAt && !isOwn && !outcome
