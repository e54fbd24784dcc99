import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { nextOf, PageTurner } from '../frame/PageTurner.tsx'
import { clock, day } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { createTitle } from '../ui/title.ts'
import { type Erasure, erasuresQuery } from './operations.ts'
import { RetentionPart } from './RetentionPart.tsx'
import { w } from './words.ts'
import './erasure.css'

const pageSize = 20

/** The receipts, the newest first: each is the code that they may hold, and what became of what they wanted gone. */
export function ErasuresPage() {
  const here = useHere()
  const session = useSession()
  const [after, setAfter] = createSignal<string | null>(null)
  const read = createRead(erasuresQuery, () => ({ study: here('studyId'), first: pageSize, after: after() }))
  createTitle(() => w().title)
  const mayMeet = () => membershipOf(session, here('studyId'))?.may.includes('record response') ?? false
  const mayRun = () => membershipOf(session, here('studyId'))?.may.includes('run retention') ?? false
  return (
    <div class="page">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.study?.erasures}>
        {(page) => (
          <>
            <Show when={page().edges.length} fallback={<p class="soft">{w().none}</p>}>
              <ul class="erasures">
                <For each={page().edges}>
                  {({ node }) => (
                    <Receipt of={node} person={mayMeet() ? personPath(here('studyId'), node) : undefined} />
                  )}
                </For>
              </ul>
              <p class="small soft measure">{w().kept}</p>
            </Show>
            <PageTurner isFirst={after() === null} next={nextOf(page())} onGo={setAfter} />
          </>
        )}
      </Loaded>
      <Show when={mayRun()}>
        <RetentionPart study={here('studyId')} />
      </Show>
    </div>
  )
}

const personPath = (study: string, { participantId }: Erasure): string =>
  `${studyPath(study)}/interview/${participantId}`

const stateOf = ({ doneAt, foundAt, dueAt }: Erasure): string => {
  if (doneAt) return w().done(clock(doneAt))
  return foundAt ? w().found(clock(foundAt), day(dueAt)) : w().waiting(day(dueAt))
}

const keyOf = ({ keyEndedAt, isInKeyCopy }: Erasure): string => {
  if (!keyEndedAt) return w().keyHeld
  return isInKeyCopy ? w().keyCopied(clock(keyEndedAt)) : w().keyEnded(clock(keyEndedAt))
}

function Receipt(props: { of: Erasure; person: string | undefined }) {
  return (
    <li>
      <h2>{w().receipt(props.of.code)}</h2>
      <p class="small soft">
        {w().asked(clock(props.of.askedAt))}, {props.of.isOwn ? w().own : w().staff}
      </p>
      <dl>
        <dt>{w().state}</dt>
        <dd>{stateOf(props.of)}</dd>
        <dt>{w().removed}</dt>
        <dd>
          <Show when={props.of.removed.length} fallback={w().nothing}>
            {props.of.removed.map(({ kind, count }) => w().kinds[kind](count)).join(' · ')}
          </Show>
        </dd>
        <dt>{w().notices}</dt>
        <dd>{props.of.notices > 0 ? w().noticesOf(props.of.notices) : w().noNotices}</dd>
        <dt>{w().key}</dt>
        <dd>{keyOf(props.of)}</dd>
      </dl>
      <Show when={props.person}>{(path) => <A href={path()}>{w().person}</A>}</Show>
    </li>
  )
}
