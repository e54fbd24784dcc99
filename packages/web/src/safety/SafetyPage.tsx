import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Button } from '../ui/Button.tsx'
import { ById } from '../ui/ById.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createActing } from './createActing.ts'
import { createLooking } from './createLooking.ts'
import { DrillItems } from './DrillItems.tsx'
import { FlagItem } from './FlagItem.tsx'
import { Numbers } from './Numbers.tsx'
import { OnDuty } from './OnDuty.tsx'
import { Openings } from './Openings.tsx'
import { declareMutation, type Flag, safetyQuery } from './operations.ts'
import { w } from './words.ts'
import { isWrittenLate, owesWritten } from './Written.tsx'
import './safety.css'

/** What waits for a person, the most urgent first; there for safety reviewers alone. */
export function SafetyPage() {
  const here = useHere()
  const read = createRead(safetyQuery, () => ({ study: here('studyId') }))
  const [isMeanwhile, setMeanwhile] = createSignal(false)
  const look = (isLate: boolean) => {
    setMeanwhile(isLate)
    read.refetch()
  }
  const acts = { onDone: () => look(false), onMeanwhile: () => look(true) }
  createTitle(() => w().title)
  createLooking(read)
  const all = (isIt: (flag: Flag) => boolean) => read.data()?.safety?.flags.filter(isIt) ?? []
  const open = () => all((flag) => isOpen(flag) && (flag.source !== 'imported' || owesWritten(flag)))
  const ofBatches = () => all((flag) => flag.outcome === null && ['imported', 'batch'].includes(flag.source))
  const done = () => all((flag) => !isOpen(flag))
  return (
    <div class="page safety">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <OnDuty study={here('studyId')} />
      <Show when={read.data()?.safety?.untold}>
        {(count) => <Notice tone="problem">{w().untold(count())}</Notice>}
      </Show>
      <Late flags={all(isOpen)} />
      <Show when={isMeanwhile()}>
        <Notice tone="problem">{w().meanwhile}</Notice>
      </Show>
      <Loaded read={read} pick={(data) => data.safety}>
        {(safety) => (
          <>
            <Numbers of={safety()} />
            <Openings study={here('studyId')} listed={safety().flags.map(({ id }) => id)} />
            <Show when={open().length > 0} fallback={<p>{w().nothing}</p>}>
              <List title={w().waits} flags={open()} study={here('studyId')} {...acts} />
            </Show>
            <Show when={ofBatches().length > 0}>
              <Imported flags={ofBatches()} study={here('studyId')} {...acts} />
            </Show>
            <DrillItems study={here('studyId')} />
            <Show when={done().length > 0}>
              <List title={w().done} flags={done()} study={here('studyId')} {...acts} />
            </Show>
          </>
        )}
      </Loaded>
    </div>
  )
}

const isOpen = (flag: Flag) => flag.outcome === null || flag.waitsForSecond || owesWritten(flag)

/** What is asked of everybody because somebody sits with them is past its time when nobody took it for so long. */
const inRoom = 5 * 60_000

function Late(props: { flags: Flag[] }) {
  const isNew = ({ source, raisedAt }: Flag) =>
    source === 'interview' && Date.now() - Date.parse(raisedAt) < inRoom
  const at = (steps: string[]) =>
    props.flags.filter((flag) => flag.step && steps.includes(flag.step) && !isNew(flag)).length
  return (
    <>
      <Show when={at(['alarm'])}>
        {(count) => (
          <Notice tone="problem">
            <strong>{w().alarm(count())}</strong>
          </Notice>
        )}
      </Show>
      <Show when={props.flags.filter(isWrittenLate).length}>
        {(count) => <Notice tone="problem">{w().report.lateCount(count())}</Notice>}
      </Show>
      <Show when={at(['supervisor', 'everybody'])}>
        {(count) => <Notice tone="problem">{w().late(count())}</Notice>}
      </Show>
    </>
  )
}

interface Props {
  flags: Flag[]
  study: string
  onDone: () => void
  onMeanwhile: () => void
}

function List(props: Props & { title: string }) {
  return (
    <section>
      <h2>{props.title}</h2>
      <ol class="safety-list">
        <ById each={props.flags}>
          {(flag) => (
            <FlagItem
              study={props.study}
              flag={flag()}
              onDone={() => props.onDone()}
              onMeanwhile={() => props.onMeanwhile()}
            />
          )}
        </ById>
      </ol>
    </section>
  )
}

/** As many as are declared at once; the rest stands here afterwards. */
const mostDeclared = 300

/** Of a batch that was not declared as it came in, the clocks run, and each item stands above; it is declared here all the same. */
function Imported(props: Props) {
  const acting = createActing(() => props.onDone())
  const [by, setBy] = createSignal('')
  const still = () => props.flags.filter(({ source }) => source === 'imported')
  const clocked = () => props.flags.length - still().length
  return (
    <section>
      <h2>{w().imported}</h2>
      <Show when={clocked() > 0}>
        <p class="measure">{w().importedClocked(clocked())}</p>
      </Show>
      <Show when={still().length > 0}>
        <p class="soft measure">{w().importedLead}</p>
      </Show>
      <p class="soft measure">{w().importedAsk}</p>
      <form
        class="safety-form"
        onSubmit={(event) => {
          event.preventDefault()
          void acting.act(declareMutation, {
            ...{ studyId: props.study, by: by() },
            flagIds: props.flags.slice(0, mostDeclared).map(({ id }) => id),
          })
        }}
      >
        <Field
          label={w().importedBy}
          value={by()}
          autocomplete="off"
          onInput={(event) => setBy(event.currentTarget.value)}
        />
        <p>
          <Button type="submit" disabled={acting.isBusy() || by().trim() === ''}>
            {w().declare}
          </Button>
        </p>
        <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
      </form>
      <ol class="safety-list">
        <For each={still()}>
          {(flag) => (
            <FlagItem
              study={props.study}
              flag={flag}
              onDone={() => props.onDone()}
              onMeanwhile={() => props.onMeanwhile()}
            />
          )}
        </For>
      </ol>
    </section>
  )
}
