import { A, useNavigate } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { detailPath, studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { day, t } from '../language/language.ts'
import { createChoosing } from '../response/choosing.ts'
import { Raise } from '../safety/Raise.tsx'
import { membershipOf, useSession } from '../session.ts'
import { ById } from '../ui/ById.tsx'
import { Button } from '../ui/Button.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { createTitle } from '../ui/title.ts'
import { createDesk } from './createDesk.ts'
import { DetailPanel } from './DetailPanel.tsx'
import { besideQuery, type Passage, type Transcript, transcriptQuery } from './operations.ts'
import { PassageItem } from './PassageItem.tsx'
import { asked, createQueue } from './queue.ts'
import { SecondLook } from './SecondLook.tsx'
import { w } from './words.ts'
import '../theme/quote.css'
import '../response/response.css'
import '../coding/decision.css'
import './detail.css'

/** One transcript: a first person goes through its passages, a second one looks again. */
export function DetailPage() {
  const here = useHere()
  createTitle(() => w().title)
  return (
    <Show when={here('responseId')} keyed>
      {(response) => <OneTranscript study={here('studyId')} response={response} />}
    </Show>
  )
}

interface Place {
  study: string
  response: string
}

function OneTranscript(props: Place) {
  const queue = createQueue()
  const work = createWork(props)
  return (
    <div class="page">
      <p class="small no-print">
        <A href={`${studyPath(props.study)}/detail${queue.search()}`}>{t().details}</A>
      </p>
      <Loaded read={work.read} pick={(data) => (data.node && 'answers' in data.node ? data.node : null)}>
        {(transcript) => (
          <>
            <Head of={transcript()} study={props.study} />
            <Show when={work.mayRaise()}>
              <Raise study={props.study} response={props.response} />
            </Show>
            <Passages of={transcript()} work={work} />
            <SecondLook passages={work.passages()} desk={work.desk} />
          </>
        )}
      </Loaded>
      <p class="said-line" role="status">
        <Show when={work.desk.told()}>
          {(what) => <>{what() in w().saved ? w().saved[what() as 'edited'] : w()[what() as 'changed']}</>}
        </Show>
      </p>
      <Show when={work.chosen()}>
        {(one) => (
          <DetailPanel
            chosen={one()}
            passage={one().seen}
            mayOpen={work.mayOpen()}
            onMove={work.choosing.move}
            onDone={work.choosing.letGo}
            onEdit={(edit) => {
              const { seen } = one()
              work.choosing.letGo()
              void work.desk.edit(seen, edit)
            }}
          />
        )}
      </Show>
    </div>
  )
}

type Work = ReturnType<typeof createWork>

function createWork(props: Place) {
  const session = useSession()
  const read = createRead(transcriptQuery, () => ({ id: props.response }))
  const passages = createMemo(
    (): Passage[] => read.data()?.node?.answers?.flatMap((answer) => answer.passages) ?? [],
  )
  const may = (permission: string) => membershipOf(session, props.study)?.may.includes(permission) ?? false
  const desk = createDesk(() => ({ studyId: props.study, responseId: props.response }))
  const choosing = createChoosing(passages, () => may('mark details'))
  const chosen = () => {
    const now = choosing.chosen()
    const seen = passages().find((one) => one.id === now?.passage.id)
    return now && seen && { ...now, seen }
  }
  const left = () => passages().filter((one) => one.level === 'machine')
  const done = async (passage: Passage) => {
    if (passage.level !== 'machine' || (await desk.mark([passage]))) moveAmongStops(1)
  }
  createKeys({
    j: () => moveAmongStops(1),
    k: () => moveAmongStops(-1),
    d: () => {
      const passage = passages().find((one) => one.id === inFocus()) ?? left()[0]
      if (passage) void done(passage)
    },
  })
  return {
    read,
    passages,
    desk,
    choosing,
    chosen,
    left,
    done,
    mayOpen: () => may('open details'),
    mayRaise: () => may('raise concern'),
  }
}

function Passages(props: { of: Transcript; work: Work }) {
  return (
    <>
      <Show when={props.work.left().length > 1}>
        <p class="no-print">
          <Button
            disabled={props.work.desk.isBusy()}
            onClick={() => void props.work.desk.mark(props.work.left())}
          >
            {w().allDone(props.work.left().length)}
          </Button>
        </p>
      </Show>
      <ol class="answers detail-passages">
        <ById each={props.of.answers}>
          {(answer) => (
            <ById each={answer().passages}>
              {(passage) => (
                <PassageItem
                  of={passage()}
                  question={answer().question.text}
                  onDone={() => void props.work.done(passage())}
                  onChoose={() => props.work.choosing.begin(passage())}
                />
              )}
            </ById>
          )}
        </ById>
      </ol>
    </>
  )
}

const inFocus = (): string | undefined =>
  document.activeElement?.closest('.answer')?.querySelector<HTMLElement>('[data-passage]')?.dataset['passage']

function Head(props: { of: Transcript; study: string }) {
  const queue = createQueue()
  const navigate = useNavigate()
  const beside = createRead(besideQuery, () => ({ ...asked(props.study, queue), cursor: props.of.cursor }))
  const pathOf = (side: 'before' | 'after') => {
    const id = beside.data()?.study?.[side].edges[0]?.node.id
    return id && detailPath(props.study, id) + queue.search()
  }
  const go = (side: 'before' | 'after') => {
    const path = pathOf(side)
    if (path) navigate(path)
  }
  createKeys({ n: () => go('after'), p: () => go('before') })
  return (
    <header class="page-head">
      <h1 class="response-title">{w().open(day(props.of.submittedAt))}</h1>
      <p class="soft">
        <Local of={props.of.wave.label} /> · {t().language[props.of.language]}
      </p>
      <nav class="bar no-print" aria-label={t().details}>
        <Show when={pathOf('before')}>{(path) => <A href={path()}>{w().previous}</A>}</Show>
        <Show when={pathOf('after')}>{(path) => <A href={path()}>{w().next}</A>}</Show>
      </nav>
      <p class="small soft measure detail-keys no-print">{w().keys}</p>
    </header>
  )
}
