import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { WaveSaid } from '../board/operations.ts'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { type ChangeRow, leadChangeQuery, type Place, type Topic } from './operations.ts'
import '../board/board.css'
import './lead.css'

/** What was answered, wave beside wave, in words: for all programs or one. */
export function LeadChangePage() {
  const here = useHere()
  const [params, setParams] = useSearchParams<{ program?: string }>()
  const read = createRead(leadChangeQuery, () => ({ study: here('studyId') }))
  createTitle(() => t().lead.change)
  const choose = (program: string) =>
    setParams({ program: program || undefined }, { replace: true, scroll: false })
  return (
    <div class="page lead-page">
      <h1>{t().lead.change}</h1>
      <p class="soft measure">{t().lead.changeLead}</p>
      <Loaded read={read} pick={(data) => data.lead}>
        {(lead) => (
          <>
            <div class="no-print lead-choice">
              <ProgramChoice services={lead().services} value={params.program ?? ''} onChoose={choose} />
            </div>
            <Rows
              waves={lead().waves}
              rows={lead().change.map(({ topic, rows }) => ({ topic, row: rowFor(rows, params.program) }))}
              onAll={() => choose('')}
              isNarrow={Boolean(params.program)}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

const rowFor = (rows: ChangeRow[], program: string | undefined): ChangeRow | undefined =>
  rows.find(({ service }) => (program ? service?.key === program : service === null))

export function ProgramChoice(props: { services: Place[]; value: string; onChoose: (key: string) => void }) {
  return (
    <ChoiceField
      label={t().lead.program}
      value={props.value}
      choices={[
        { value: '', label: t().lead.allPrograms },
        ...props.services.map(({ key, label }) => ({ value: key, label: plain(label) })),
      ]}
      onChoose={props.onChoose}
    />
  )
}

interface RowsProps {
  waves: Place[]
  rows: { topic: Topic; row: ChangeRow | undefined }[]
  isNarrow: boolean
  onAll: () => void
}

function Rows(props: RowsProps) {
  const said = () => props.rows.flatMap(({ row }) => row?.said ?? [])
  const isTold = () =>
    said().some(({ word, because }) => word || (!props.isNarrow && because !== 'small_base'))
  const isPartly = () => props.isNarrow && props.rows.some(({ row }) => !row?.said.some(({ word }) => word))
  return (
    <Show
      when={isTold()}
      fallback={
        <Notice>
          <span>{props.isNarrow ? t().lead.tooFewFigures : t().lead.noneAsked}</span>
          <Show when={props.isNarrow}>
            <Button onClick={() => props.onAll()}>{t().lead.instead.all_services}</Button>
          </Show>
        </Notice>
      }
    >
      <div class="table-scroll" tabindex="0" role="region" aria-label={t().lead.change}>
        <table class="table lead-table">
          <thead>
            <tr>
              <th scope="col">{t().lead.topic}</th>
              <For each={props.waves}>
                {(wave) => (
                  <th scope="col">
                    <Local of={wave.label} />
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {({ topic, row }) => (
                <tr data-topic={topic}>
                  <th scope="row">{t().change.topic[topic]}</th>
                  <Cells said={row?.said ?? []} span={props.waves.length} />
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={isPartly()}>
        <p class="no-print">
          <Button onClick={() => props.onAll()}>{t().lead.instead.all_services}</Button>
        </p>
      </Show>
    </Show>
  )
}

/** A word for each wave, or where one is too small a word for all of them together, over all their columns. */
function Cells(props: { said: WaveSaid[]; span: number }) {
  const together = () => props.said.find(({ wave, word }) => wave === null && word)
  return (
    <Show
      when={together()}
      fallback={
        <For each={props.said.filter(({ wave }) => wave)}>
          {(one) => (
            <td>
              <AgreeWords of={one} />
            </td>
          )}
        </For>
      }
    >
      {(one) => (
        <td colspan={props.span}>
          {t().board.together}: <AgreeWords of={one()} />
        </td>
      )}
    </Show>
  )
}

function AgreeWords(props: { of: WaveSaid }) {
  return (
    <>
      <span class={props.of.word ? 'lead-word' : 'soft'} data-word={props.of.word ?? ''}>
        {props.of.word ? t().lead.agree[props.of.word] : t().board.notSaid[props.of.because ?? 'small_group']}
      </span>
      <Show when={props.of.word && props.of.reach}>
        {(reach) => <span class="small soft lead-rests">{t().board.rests[reach()]}</span>}
      </Show>
    </>
  )
}
