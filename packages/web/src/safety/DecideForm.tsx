import { createSignal, createUniqueId, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { deskOf, type FlagProps } from './createDesk.ts'
import { fromTheWall, onTheWall } from './onTheWall.ts'
import * as on from './operations.ts'
import { w } from './words.ts'

/** What was done, by a person and after the fact. */
export function DecideForm(props: FlagProps) {
  const desk = deskOf(props)
  const [outcome, setOutcome] = createSignal('')
  const [note, setNote] = createSignal('')
  const [isTold, setTold] = createSignal(false)
  const report = createReport()
  const choices = () => on.outcomes.filter((one) => one !== 'nothing_found' || props.flag.tier === 3)
  const isReported = () => outcome() === 'reported'
  // Of a drill nothing is reported to anybody.
  const asksReport = () => isReported() && !props.drill
  const choose = (one: string) => void (setOutcome(one) === 'reported' && report.begin())
  const decide = () =>
    desk.decide({
      ...{ outcome: outcome(), note: note().trim() || null, toldFirst: isReported() ? isTold() : null },
      ...(asksReport() && { report: report.said() }),
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
        onChoose={choose}
      />
      <Show when={outcome() === 'not_reportable' && props.flag.tier < 3}>
        <p class="soft">{w().twoHint}</p>
      </Show>
      <Show when={asksReport()}>
        <ReportFields report={report} />
      </Show>
      <Show when={outcome() && outcome() !== 'nothing_found'}>
        <NoteField label={asksReport() ? w().noteOfReport : w().note} value={note()} onInput={setNote} />
      </Show>
      <Show when={isReported()}>
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

const createReport = () => {
  /** When it was said to be reported; that exactly is when it was, until somebody writes another time. */
  const [begun, setBegun] = createSignal<Date>()
  const [at, setAt] = createSignal('')
  const [channel, setChannel] = createSignal('')
  const [reference, setReference] = createSignal('')
  /** Nothing while a part of it is missing: the server says what. */
  const said = (): on.Report | null => {
    const exactly = begun()
    const when = exactly && at() === onTheWall(exactly) ? exactly : fromTheWall(at(), new Date())
    if (channel() === '' || !when) return null
    return { at: when.toISOString(), channel: channel(), reference: reference().trim() || null }
  }
  const begin = () => {
    if (begun()) return
    const now = new Date()
    setBegun(now)
    setAt(onTheWall(now))
  }
  return { begin, at, setAt, channel, setChannel, reference, setReference, said }
}

function ReportFields(props: { report: ReturnType<typeof createReport> }) {
  return (
    <>
      <Field
        type="datetime-local"
        label={w().report.at}
        value={props.report.at()}
        onInput={(event) => props.report.setAt(event.currentTarget.value)}
      />
      <ChoiceField
        label={w().report.channelAsked}
        value={props.report.channel()}
        choices={[
          { value: '', label: w().choose },
          ...on.channels.map((value) => ({ value, label: w().report.channel[value]! })),
        ]}
        onChoose={props.report.setChannel}
      />
      <Field
        label={w().report.reference}
        autocomplete="off"
        maxLength={100}
        value={props.report.reference()}
        onInput={(event) => props.report.setReference(event.currentTarget.value)}
      />
    </>
  )
}

function NoteField(props: { label: string; value: string; onInput: (text: string) => void }) {
  const id = createUniqueId()
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
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
