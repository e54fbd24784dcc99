import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { studyPath } from '../frame/here.ts'
import type { Connection } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { clock, day, number, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type Batch, undoBatchMutation } from './operations.ts'
import { isAtWork, stageOf } from './progress.ts'
import { w } from './words.ts'

interface Props {
  study: string
  batches: Connection<Batch>
  onChange: () => void
  onMore: () => void
}

export function BatchList(props: Props) {
  const [undoing, setUndoing] = createSignal<Batch>()
  const [undone, setUndone] = createSignal<number>()
  let heading: HTMLHeadingElement | undefined
  const finish = (batch: Batch) => {
    setUndoing(undefined)
    setUndone(batch.number)
    props.onChange()
    heading?.focus()
  }
  return (
    <section class="import-step" aria-labelledby="import-batches">
      <h2 id="import-batches" tabindex="-1" ref={heading}>
        {w().batches.title}
      </h2>
      <div role="status">
        <Show when={undone()}>{(nth) => <p>{w().batches.undoneNow(number(nth()))}</p>}</Show>
      </div>
      <Show when={props.batches.edges.length > 0} fallback={<p class="soft">{w().batches.none}</p>}>
        <ul class="import-batches">
          <For each={props.batches.edges.map(({ node }) => node)}>
            {(batch) => <BatchItem study={props.study} batch={batch} onUndo={() => setUndoing(batch)} />}
          </For>
        </ul>
      </Show>
      <Show when={props.batches.pageInfo.hasNextPage}>
        <p>
          <Button onClick={() => props.onMore()}>
            {t().showMore(props.batches.totalCount - props.batches.edges.length)}
          </Button>
        </p>
      </Show>
      <Show when={undoing()}>
        {(batch) => (
          <UndoDialog
            study={props.study}
            batch={batch()}
            onClose={() => setUndoing(undefined)}
            onUndone={() => finish(batch())}
          />
        )}
      </Show>
    </section>
  )
}

function BatchItem(props: { study: string; batch: Batch; onUndo: () => void }) {
  const words = () => w().batches
  return (
    <li data-batch={props.batch.number} data-stage={stageOf(props.batch)}>
      <h3>{words().name(number(props.batch.number))}</h3>
      <p class="small soft">
        {words().broughtIn(w().what.format[props.batch.format], clock(props.batch.attestedAt))}
      </p>
      <Show when={props.batch.state !== 'undone'}>
        <p>
          {t().counted.people(props.batch.progress.people)},{' '}
          {w().answersOf(number(props.batch.progress.answers))}
          <Show when={props.batch.wave}>
            {(wave) => (
              <>
                , <Local of={wave().label} />
              </>
            )}
          </Show>
        </p>
        <p class="small soft">{words().consent(props.batch.formVersion, day(props.batch.until))}</p>
        <Show when={props.batch.handledOn}>
          {(on) => <p class="small soft">{words().handled(props.batch.handledBy ?? '', day(on()))}</p>}
        </Show>
        <Show when={!props.batch.isHandled}>
          <p class="small soft">{words().unhandled}</p>
        </Show>
      </Show>
      <p class="import-stage">
        <Show when={isAtWork(props.batch)}>
          <progress
            max={props.batch.progress.answers * 2}
            value={done(props.batch)}
            aria-label={said(props.batch)}
          />
        </Show>
        {said(props.batch)}
        <Show when={props.batch.progress.failed > 0}>
          <span>
            {words().state.failed(number(props.batch.progress.failed))}:{' '}
            <A href={`${studyPath(props.study)}/pipeline`}>{words().toPipeline}</A>
          </span>
        </Show>
      </p>
      <Show when={props.batch.state !== 'undone'}>
        <Button aria-label={words().undoOf(number(props.batch.number))} onClick={() => props.onUndo()}>
          {words().undo}
        </Button>
      </Show>
    </li>
  )
}

const done = ({ progress }: Batch): number => progress.cleaned + progress.read

function said(batch: Batch): string {
  const { state } = w().batches
  const { progress } = batch
  const stage = stageOf(batch)
  if (stage === 'open') return state.open(number(batch.received.length), number(batch.parts))
  if (stage === 'cleaning') return state.cleaning(number(progress.cleaned), number(progress.answers))
  if (stage === 'reading') return state.reading(number(progress.read), number(progress.answers))
  if (stage === 'undone') return state.undone(batch.undoneAt ? clock(batch.undoneAt) : '')
  return state[stage]
}

function UndoDialog(props: { study: string; batch: Batch; onClose: () => void; onUndone: () => void }) {
  const client = useClient()
  const [state, setState] = createSignal<'asking' | 'working' | 'failed'>('asking')
  const undo = async () => {
    if (state() === 'working') return
    setState('working')
    const input = { studyId: props.study, batchId: props.batch.id }
    const { data } = await ask(client, undoBatchMutation, { input })
    if (data?.undoBatch.__typename === 'MutationUndoBatchSuccess') props.onUndone()
    else setState('failed')
  }
  return (
    <Dialog
      title={w().batches.undoTitle(number(props.batch.number))}
      closeLabel={t().close}
      onClose={() => props.onClose()}
    >
      <p>
        {w().batches.undoWhat(
          t().counted.people(props.batch.progress.people),
          w().answersOf(number(props.batch.progress.answers)),
        )}
      </p>
      <p>{w().batches.undoFinal}</p>
      <Show when={state() === 'failed'}>
        <Notice tone="problem">{w().batches.undoFailed}</Notice>
      </Show>
      <p>
        <Button look="strong" aria-disabled={state() === 'working'} onClick={() => void undo()}>
          {state() === 'working' ? w().batches.undoing : w().batches.undoOf(number(props.batch.number))}
        </Button>
      </p>
    </Dialog>
  )
}
