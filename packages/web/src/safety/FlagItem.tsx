import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { clock } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ContactDoor, type ContactWay } from './ContactDoor.tsx'
import { deskOf, type FlagProps } from './createDesk.ts'
import { DecideForm } from './DecideForm.tsx'
import * as on from './operations.ts'
import type { Flag } from './operations.ts'
import { drill as d, w } from './words.ts'
import { Written } from './Written.tsx'

type Props = FlagProps

/** One item: how urgent, since when, what kind; its words only where somebody opens them. */
export function FlagItem(props: Props) {
  const desk = deskOf(props)
  const [isShown, setShown] = createSignal(false)
  const read = async () => {
    if (!props.flag.acknowledgedAt) await desk.take()
    setShown(!isShown())
  }
  const label = () => {
    if (isShown()) return w().hide
    if (props.flag.acknowledgedAt) return w().readAgain
    return props.flag.source === 'interview' ? w().take : w().read
  }
  return (
    <li
      class="safety-flag"
      id={props.flag.id}
      data-tier={props.flag.tier}
      data-step={props.flag.step ?? 'none'}
    >
      <Head flag={props.flag} isDrill={props.drill !== undefined} />
      <Acts {...props} desk={desk} label={label()} isShown={isShown()} onRead={() => void read()} />
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
      <Written flag={props.flag} isBusy={desk.isBusy()} onNote={(came) => void desk.noteWritten(came)} />
      <Show when={desk.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </li>
  )
}

interface ActsProps extends Props {
  desk: ReturnType<typeof deskOf>
  label: string
  isShown: boolean
  onRead: () => void
}

function Acts(props: ActsProps) {
  const isAnothers = () => isWithAnother(props.flag) && !props.drill
  return (
    <p class="buttons">
      <Button aria-expanded={props.isShown} disabled={props.desk.isBusy()} onClick={() => props.onRead()}>
        {props.label}
      </Button>
      <Show when={!props.flag.outcome && !props.drill}>
        <Button
          look="quiet"
          title={w().passOnHint}
          disabled={props.desk.isBusy()}
          onClick={() => void props.desk.passOn()}
        >
          {w().passOn}
        </Button>
      </Show>
      <Show when={isAnothers()}>
        <Button
          look="quiet"
          title={w().takeOverHint}
          disabled={props.desk.isBusy()}
          onClick={() => void props.desk.takeOver()}
        >
          {w().takeOver}
        </Button>
      </Show>
    </p>
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
    ...(props.flag.acknowledgedAt && !props.flag.outcome ? [whoHas(props.flag)] : []),
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

/** With whether they have to report by law, as far as somebody said. */
const whoHas = ({ isOwn, takenBy }: Flag): string => {
  if (isOwn) return w().yours
  if (!takenBy) return w().taken
  return w().takenBy(takenBy.name, takenBy.mandated ? w().mandated[takenBy.mandated] : undefined)
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
    if (props.flag.kinds.join() === 'to_read') return 'to_read'
    return read.data()?.node?.isForAnother ? 'raised' : 'opens'
  }
  const goneAt = () => read.data()?.node?.goneAt
  return (
    <Loaded read={read} pick={(data) => data.node?.said} lines={3}>
      {(said) => (
        <>
          <Show when={read.data()?.node?.note}>{(note) => <p>{note()}</p>}</Show>
          <Show when={read.data()?.node?.reference}>{(number) => <p>{w().report.number(number())}</p>}</Show>
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
            onRaised={() => props.onDone()}
          />
        </>
      )}
    </Loaded>
  )
}

/** Its button stands last: nothing else comes to stand under the finger once it is gone. */
const isWithAnother = ({ acknowledgedAt, isOwn, outcome }: Flag) => acknowledgedAt && !isOwn && !outcome
