import { createSignal, createUniqueId, Show } from 'solid-js'
import { number } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Brought } from './createBrought.ts'
import type { Source } from './reading/source.ts'
import { w } from './words.ts'

export function SourceStep(props: { brought: Brought }) {
  let heading: HTMLHeadingElement | undefined
  const another = () => {
    props.brought.clear()
    heading?.focus()
  }
  return (
    <section class="import-step" aria-labelledby="import-what">
      <h2 id="import-what" tabindex="-1" ref={heading}>
        {w().what.title}
      </h2>
      <div class="asks" role="status">
        <Show when={props.brought.isReading()}>
          <p>{w().what.reading}</p>
        </Show>
        <Show when={props.brought.source()}>
          {(source) => (
            <p class="bar">
              <span>{readAs(source())}</span>
              <Button onClick={another}>{w().what.another}</Button>
            </p>
          )}
        </Show>
      </div>
      <Show when={props.brought.problem()}>
        {(problem) => (
          <Notice tone="problem">
            {props.brought.culprit() && w().what.inFile(props.brought.culprit()!)}{' '}
            {w().what.problem[problem()]}
          </Notice>
        )}
      </Show>
      <Show when={!props.brought.source()}>
        <FileAsk brought={props.brought} />
        <PasteAsk brought={props.brought} />
      </Show>
    </section>
  )
}

function FileAsk(props: { brought: Brought }) {
  const id = createUniqueId()
  const [isOver, setOver] = createSignal(false)
  const take = (files: FileList | null | undefined) => {
    if (files?.length) void props.brought.openFiles([...files])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer?.files)
  }
  return (
    <div
      class="import-drop"
      data-over={isOver() || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p id={`${id}-kinds`}>{w().what.file}</p>
      <input
        id={id}
        class="unseen"
        type="file"
        multiple
        aria-describedby={`${id}-kinds`}
        accept=".txt,.docx,.csv,.tsv,.xlsx"
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
      <p class="bar">
        <label for={id} class="button">
          {w().what.choose}
        </label>
        <span class="small soft">{w().what.drop}</span>
      </p>
    </div>
  )
}

function PasteAsk(props: { brought: Brought }) {
  const id = createUniqueId()
  let area: HTMLTextAreaElement | undefined
  return (
    <div class="field">
      <label for={id}>{w().what.paste}</label>
      <textarea id={id} rows="4" ref={area} autocomplete="off" />
      <p>
        <Button onClick={() => void props.brought.openPaste(area?.value ?? '')}>{w().what.usePaste}</Button>
      </p>
    </div>
  )
}

function readAs(source: Source): string {
  const { what } = w()
  return [
    source.kind === 'text' && source.texts.length > 1
      ? what.readSeveral(number(source.texts.length))
      : what.read(what.format[source.format]),
    source.encoding && what.encoding(source.encoding.toUpperCase()),
    source.kind === 'table' && source.delimiter && what.delimiter(what.signs[source.delimiter]),
  ]
    .filter(Boolean)
    .join(' ')
}
