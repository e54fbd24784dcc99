import { A, useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { instrumentPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { day, nameOf, plain } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Blank, Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createWriting } from './createWriting.ts'
import {
  type BuiltIn,
  type BuiltInRow,
  createDraftMutation,
  importInstrumentMutation,
  instrumentsQuery,
  type Spoken,
  type VersionRow,
} from './operations.ts'
import { w } from './words.ts'
import './instrument.css'

export function InstrumentsPage() {
  const here = useHere()
  const place = () => ({ study: here('studyId') })
  const read = createRead(instrumentsQuery, place)
  createTitle(() => w().title)
  return (
    <div class="page instruments">
      <h1>{w().title}</h1>
      <p class="measure soft">{w().lead}</p>
      <Loaded read={read} pick={(data) => data.study}>
        {(study) => (
          <>
            <Show
              when={study().instrumentVersions.length > 0}
              fallback={
                <Blank title={w().none}>
                  <p>{w().noneLead}</p>
                </Blank>
              }
            >
              <ul class="versions">
                <For each={study().instrumentVersions}>
                  {(version) => <VersionItem study={place().study} version={version} />}
                </For>
              </ul>
            </Show>
            <Begin study={place().study} builtIns={study().builtInInstruments} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function VersionItem(props: { study: string; version: VersionRow }) {
  const of = () => props.version
  return (
    <li>
      <p>
        <A href={instrumentPath(props.study, of().id)}>{plain(of().title)}</A> ·{' '}
        <span class="figures">{w().version(of().version)}</span> ·{' '}
        <strong data-status={of().status}>{w().status[of().status]}</strong>
      </p>
      <p class="small soft">
        {[
          ...(of().fieldedAt ? [w().fieldedOn(day(of().fieldedAt!))] : []),
          ...languagesOf(of().translations),
        ].join(' · ')}
      </p>
      <Show when={of().provenance}>
        {(provenance) => (
          <p class="small soft measure">
            <span lang="en">{provenance()}</span>
            <br />
            {w().begin.basis}: <span lang="en">{of().licenceBasis}</span>
          </p>
        )}
      </Show>
    </li>
  )
}

const languagesOf = (spoken: readonly Spoken[]): string[] =>
  spoken.map(({ language, status }) => `${nameOf(language)}: ${w().translation[status]}`)

function Begin(props: { study: string; builtIns: readonly BuiltInRow[] }) {
  const navigate = useNavigate()
  const writing = createWriting()
  const begun = (id: string | undefined) => id && navigate(instrumentPath(props.study, id))
  const begin = async (from: object) =>
    begun((await writing.write(createDraftMutation, { studyId: props.study, ...from }))?.id)
  const bring = async (files: FileList | null) => {
    const file = await files?.[0]?.text()
    if (file !== undefined)
      begun((await writing.write(importInstrumentMutation, { studyId: props.study, file }))?.id)
  }
  return (
    <section class="begin">
      <h2>{w().begin.title}</h2>
      <BuiltIns of={props.builtIns} onBegin={(builtIn) => void begin({ builtIn })} />
      <Empty onBegin={(key) => void begin({ key })} />
      <label class="field">
        <span class="small soft">{w().begin.file}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => void bring(event.currentTarget.files)}
        />
      </label>
      <Show when={writing.problems().length > 0}>
        <Notice tone="problem">
          <ul>
            <For each={writing.problems()}>{(one) => <li>{one}</li>}</For>
          </ul>
        </Notice>
      </Show>
    </section>
  )
}

function BuiltIns(props: { of: readonly BuiltInRow[]; onBegin: (key: BuiltIn) => void }) {
  return (
    <ul class="versions">
      <For each={props.of}>
        {(one) => (
          <li>
            <p>
              {plain(one.title)} · <span class="figures">{w().version(one.version)}</span>
            </p>
            <p class="small soft measure">
              <span lang="en">{one.provenance}</span>
              <br />
              {w().begin.basis}: <span lang="en">{one.licenceBasis}</span>
              <br />
              {languagesOf(one.translations).join(' · ')}
            </p>
            <p>
              <Button
                aria-label={w().begin.fromThis(plain(one.title))}
                onClick={() => props.onBegin(one.key)}
              >
                {w().begin.from}
              </Button>
            </p>
          </li>
        )}
      </For>
    </ul>
  )
}

function Empty(props: { onBegin: (key: string) => void }) {
  const [key, setKey] = createSignal('')
  const [isWrong, setWrong] = createSignal(false)
  const empty = () => {
    const isKey = /^[a-z0-9][a-z0-9_.-]{0,63}$/i.test(key())
    setWrong(!isKey)
    if (isKey) props.onBegin(key())
  }
  return (
    <>
      <form
        class="begin-empty"
        novalidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          empty()
        }}
      >
        <h3>{w().begin.empty}</h3>
        <Field
          label={w().begin.key}
          value={key()}
          onInput={(event) => setKey(event.currentTarget.value.trim())}
        />
        <p>
          <Button type="submit">{w().begin.act}</Button>
        </p>
      </form>
      <Show when={isWrong()}>
        <Notice tone="problem">{w().begin.wrongKey}</Notice>
      </Show>
    </>
  )
}
