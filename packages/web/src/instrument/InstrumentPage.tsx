import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { instrumentOf } from '@firsthand/analysis/instrument'
import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { plain } from '../language/language.ts'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { Compare } from './Compare.tsx'
import { DraftEditor } from './DraftEditor.tsx'
import { FieldedActs } from './FieldedActs.tsx'
import { Preview } from './Preview.tsx'
import { instrumentQuery, type StudyOfVersion, type Version } from './operations.ts'
import { w } from './words.ts'
import './instrument.css'
import './editor.css'

export function InstrumentPage() {
  const here = useHere()
  const place = () => ({ study: here('studyId'), instrument: here('instrumentId') })
  return (
    <Show when={place().instrument} keyed>
      {(instrument) => <OneInstrument study={place().study} instrument={instrument} />}
    </Show>
  )
}

function OneInstrument(props: { study: string; instrument: string }) {
  const read = createRead(instrumentQuery, () => ({ study: props.study, instrument: props.instrument }))
  createTitle(() => w().title)
  return (
    <div class="page instrument">
      <p class="small">
        <A href={`${studyPath(props.study)}/instrument`}>{w().title}</A>
      </p>
      <Loaded
        read={read}
        pick={(data) => data.study && data.node && { study: data.study, version: data.node }}
      >
        {(found) => (
          <Show
            when={found().version.status === 'draft'}
            fallback={<Fielded study={found().study} version={found().version} />}
          >
            <DraftEditor study={found().study} version={found().version} />
          </Show>
        )}
      </Loaded>
    </div>
  )
}

/** What is asked is only looked at. */
function Fielded(props: { study: StudyOfVersion; version: Version }) {
  const definition = () => {
    const text = props.version.definition
    return text === null ? undefined : instrumentOf(JSON.parse(text))
  }
  /** Who meets it from now on, and on which page. */
  const askedBy = () =>
    props.study.askedByLink?.id === props.version.id
      ? w().field.byLink
      : definition()?.kind === 'survey'
        ? w().field.byInterviewOnly
        : w().field.byInterview
  return (
    <>
      <h1>{plain(props.version.title)}</h1>
      <p class="soft">
        {w().version(props.version.version)} · {w().status[props.version.status]}
      </p>
      <Show when={props.version.status === 'fielded'}>
        <p class="measure">{askedBy()}</p>
      </Show>
      <FieldedActs study={props.study.id} version={props.version} />
      <Show when={definition()} fallback={<Notice>{w().plainQuestions}</Notice>}>
        {(instrument) => (
          <>
            <Preview instrument={instrument()} services={props.study.services} />
            <Compare study={props.study} version={props.version} instrument={instrument()} />
          </>
        )}
      </Show>
    </>
  )
}
