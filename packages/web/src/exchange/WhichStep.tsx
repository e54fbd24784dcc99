import { createSignal, createUniqueId, For, Match, onMount, Show, Switch } from 'solid-js'
import { number } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Radios, Tick } from '../ui/Choose.tsx'
import type { Brought } from './createBrought.ts'
import type { Cut } from './draft.ts'
import { type Column, letterOf } from './table.ts'
import type { Part } from './transcript.ts'
import { w } from './words.ts'

/** It comes when something was read, and is gone to then: what had the focus is not there any more. */
export function WhichStep(props: { brought: Brought }) {
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  return (
    <section class="import-step" aria-labelledby="import-which">
      <h2 id="import-which" tabindex="-1" ref={heading}>
        {w().which.title}
      </h2>
      <Show when={props.brought.source()?.kind === 'text'} fallback={<TableAsk brought={props.brought} />}>
        <TextAsk brought={props.brought} />
      </Show>
    </section>
  )
}

function TextAsk(props: { brought: Brought }) {
  const speakers = () => props.brought.text.speakers()
  const isSeveral = () => {
    const source = props.brought.source()
    return source?.kind === 'text' && source.texts.length > 1
  }
  const cuts = (): Cut[] => [
    ...(speakers().length > 0 ? (['speakers'] as const) : []),
    'one',
    'blocks',
    'lines',
  ]
  return (
    <>
      <p>
        <Switch fallback={w().which.speakers(number(speakers().length))}>
          <Match when={speakers().length === 0}>{w().which.noSpeakers}</Match>
          <Match when={speakers().length === 1}>{w().which.oneSpeaker}</Match>
        </Switch>
        <Show when={isSeveral() && speakers().length > 0}> {w().which.sameName}</Show>
      </p>
      <Radios
        legend={w().which.cut}
        value={props.brought.text.cut()}
        choices={cuts().map((value) => ({
          value,
          label: value === 'one' && isSeveral() ? w().which.eachFile : w().which.cuts[value],
        }))}
        onChoose={(value) => props.brought.text.setCut(value)}
      />
      <Show when={props.brought.text.cut() === 'speakers'}>
        <SpeakerAsk brought={props.brought} />
      </Show>
    </>
  )
}

const parts: readonly Part[] = ['young', 'other', 'none']

function SpeakerAsk(props: { brought: Brought }) {
  return (
    <div class="asks">
      <ul class="import-speakers">
        <For each={props.brought.text.speakers()}>
          {(speaker) => (
            <li>
              <span>
                <strong>{speaker.name}</strong>{' '}
                <span class="small soft">
                  {w().which.speaker(number(speaker.turns), number(speaker.words))}
                </span>
              </span>
              <ChoiceField
                label={w().which.who(speaker.name)}
                value={props.brought.text.parts()[speaker.name] ?? speaker.seems}
                choices={parts.map((value) => ({ value, label: w().which.part[value] }))}
                onChoose={(value) => props.brought.text.setPart(speaker.name, value as Part)}
              />
            </li>
          )}
        </For>
      </ul>
      <Tick
        label={w().which.confirm}
        isOn={props.brought.text.isConfirmed()}
        onChange={(isOn) => props.brought.text.setConfirmed(isOn)}
      />
    </div>
  )
}

const nobody = ''

function TableAsk(props: { brought: Brought }) {
  const table = () => props.brought.table
  const columnChoices = (none: string) => [
    { value: nobody, label: none },
    ...table()
      .columns()
      .map((column) => ({ value: String(column.at), label: nameOf(column) })),
  ]
  const chosen = (value: string) => (value === nobody ? null : Number(value))
  return (
    <>
      <SheetAsk brought={props.brought} />
      <WordColumns brought={props.brought} />
      <div class="bar">
        <ChoiceField
          label={w().which.person}
          value={String(table().choice().person ?? nobody)}
          choices={columnChoices(w().which.noPerson)}
          onChoose={(value) => table().set({ person: chosen(value) })}
        />
        <ChoiceField
          label={w().which.language}
          value={String(table().choice().language ?? nobody)}
          choices={columnChoices(w().which.noLanguage)}
          onChoose={(value) => table().set({ language: chosen(value) })}
        />
      </div>
    </>
  )
}

function SheetAsk(props: { brought: Brought }) {
  const table = () => props.brought.table
  const sheets = () =>
    table()
      .sheets()
      .map(({ name, rows }, at) => ({
        value: String(at),
        label: w().which.sheetName(name, number(rows.length)),
      }))
  const headers = () =>
    table()
      .rows()
      .slice(0, 10)
      .map((row, at) => {
        const cells = row.filter((cell) => cell.trim()).slice(0, 3)
        return {
          value: String(at),
          label: w().which.headerRow(number(at + 1), cells.join(' · ').slice(0, 60)),
        }
      })
  return (
    <div class="bar">
      <Show when={sheets().length > 1}>
        <ChoiceField
          label={w().which.sheet}
          value={String(table().choice().sheet)}
          choices={sheets()}
          onChoose={(value) => table().proposeSheet(Number(value))}
        />
      </Show>
      <ChoiceField
        label={w().which.header}
        value={String(table().choice().header)}
        choices={[{ value: '-1', label: w().which.noHeader }, ...headers()]}
        onChoose={(value) => table().setHeader(Number(value))}
      />
    </div>
  )
}

const nameOf = ({ at, name }: Column) => w().which.column(letterOf(at), name.slice(0, 80))
const usuallyShown = 12

function WordColumns(props: { brought: Brought }) {
  const id = createUniqueId()
  const [isAll, setAll] = createSignal(false)
  const table = () => props.brought.table
  const words = () => table().choice().words
  const proposed = () =>
    table()
      .columns()
      .filter(({ seems }) => seems === 'words').length
  const isLong = () => table().columns().length > usuallyShown
  const shown = () => {
    const filled = table()
      .columns()
      .filter((column) => column.filled > 0)
    return isAll() || !isLong()
      ? filled
      : filled.filter(({ at, seems }) => seems === 'words' || words().includes(at))
  }
  const toggle = (at: number, isOn: boolean) =>
    table().set({
      words: [...words().filter((one) => one !== at), ...(isOn ? [at] : [])].sort((a, b) => a - b),
    })
  return (
    <fieldset class="asks" aria-describedby={id}>
      <legend>{w().which.words}</legend>
      <p id={id} class="small soft">
        {proposed() === 0
          ? w().which.noWords
          : w().which.proposed(number(proposed()), number(table().columns().length))}
      </p>
      <For each={shown()}>
        {(column) => (
          <Tick
            label={nameOf(column)}
            note={`${w().which.filled(number(column.filled))}: ${column.example}`}
            isOn={words().includes(column.at)}
            onChange={(isOn) => toggle(column.at, isOn)}
          />
        )}
      </For>
      <Show when={isLong() && !isAll()}>
        <p>
          <Button onClick={() => setAll(true)}>{w().which.showAll}</Button>
        </p>
      </Show>
    </fieldset>
  )
}
