import { A } from '@solidjs/router'
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { createRead, type Read } from '../client.ts'
import { WordsDueNotice } from '../erasure/WordsDueNotice.tsx'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { NoAccess } from '../frame/NoAccess.tsx'
import { number } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { BatchList } from './BatchList.tsx'
import { type Consent, endOf, nothingStated } from './consent.ts'
import { ConsentStep } from './ConsentStep.tsx'
import { createBrought } from './createBrought.ts'
import { createPlace } from './createPlace.ts'
import { createSending, type Whole } from './createSending.ts'
import { type Batch, type ImportFrame, importQuery } from './operations.ts'
import { entriesOf, partsOf } from './parts.ts'
import { PlaceStep } from './PlaceStep.tsx'
import { PreviewStep } from './PreviewStep.tsx'
import { isAtWork } from './progress.ts'
import { SourceStep } from './SourceStep.tsx'
import { w } from './words.ts'
import { WhichStep } from './WhichStep.tsx'
import './import.css'

const pageSize = 20
const pollEvery = 1500

export function ImportPage() {
  const here = useHere()
  const session = useSession()
  const may = () => membershipOf(session, here('studyId'))?.may.includes('import batch') ?? false
  createTitle(() => w().title)
  return (
    <Show when={may()} fallback={<NoAccess />}>
      <Import />
    </Show>
  )
}

function Import() {
  const here = useHere()
  const [undone, setUndone] = createSignal(0)
  const [first, setFirst] = createSignal(pageSize)
  const read = createRead(importQuery, () => ({ study: here('studyId'), first: first() }))
  createPoll(() => batchesOf(read).some(isAtWork), read)
  return (
    <div class="page import">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <WordsDueNotice study={here('studyId')} />
      <p class="import-caution measure">{w().notice}</p>
      <Loaded read={read} pick={(data) => data.study}>
        {(study) => (
          <>
            <Steps study={study()} undone={undone()} onChange={read.refetch} />
            <BatchList
              study={here('studyId')}
              batches={study().batches}
              onChange={() => {
                setUndone((times) => times + 1)
                read.refetch()
              }}
              onMore={() => setFirst((now) => Math.min(100, now + pageSize))}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Steps(props: { study: ImportFrame; undone: number; onChange: () => void }) {
  const brought = createBrought()
  const place = createPlace(brought, () => props.study)
  const [consent, setConsent] = createSignal<Consent>(nothingStated)
  const [done, setDone] = createSignal<Batch>()
  const sending = createSending((batch) => {
    setDone(batch)
    brought.clear()
    setConsent((now) => ({ ...now, isAttested: false }))
    props.onChange()
  })
  const another = () => {
    setDone(undefined)
    document.getElementById('import-what')?.focus()
  }
  createEffect(on(() => props.undone, sending.leave, { defer: true }))
  const change = (part: Partial<Consent>) => setConsent((now) => ({ ...now, isAttested: false, ...part }))
  const send = (go: { isAgain?: boolean; number?: number } = {}) => {
    const entries = entriesOf(brought.draft(), place.service() || null)
    const key = props.study.batches.edges.find(({ node }) => node.number === go.number)?.node.key
    const whole = wholeOf(props.study.id, { brought, place, consent: consent(), people: entries.length })
    void sending.send(whole, partsOf(entries), { ...(go.isAgain && { isAgain: true }), ...(key && { key }) })
  }
  return (
    <Show when={!done()} fallback={<Done batch={done()!} onAnother={another} />}>
      <SourceStep brought={brought} />
      <Show when={brought.source()}>
        <WhichStep brought={brought} />
        <PlaceStep place={place} study={props.study} />
        <ConsentStep consent={consent()} onChange={change} />
        <PreviewStep
          brought={brought}
          place={place}
          consent={consent()}
          sending={sending}
          batches={props.study.batches.edges.map(({ node }) => node)}
          onSend={send}
        />
      </Show>
    </Show>
  )
}

type Given = {
  brought: ReturnType<typeof createBrought>
  place: ReturnType<typeof createPlace>
  consent: Consent
  people: number
}

function wholeOf(studyId: string, { brought, place, consent, people }: Given): Whole {
  const { isGiverSafe, formVersion, scopes, party, isAdult, isAttested } = consent
  return {
    ...{ studyId, people, format: brought.source()!.format, fileDigest: brought.digest() },
    ...place.given(),
    consent: {
      ...{ scopes, isAttested, formVersion: formVersion.trim() },
      party: party!,
      giverSafety: party === 'youth' ? null : isGiverSafe ? 'safe' : 'unknown',
      isAdult: isAdult!,
      until: endOf(consent)!.toISOString(),
    },
    handled: consent.isHandled ? { by: consent.handledBy.trim(), on: consent.handledOn } : null,
  }
}

function Done(props: { batch: Batch; onAnother: () => void }) {
  const here = useHere()
  let heading: HTMLHeadingElement | undefined
  createEffect(() => heading?.focus())
  return (
    <section class="import-done">
      <h2 tabindex="-1" ref={heading}>
        {w().done.title(number(props.batch.number))}
      </h2>
      <p class="bar">
        <A class="onward" href={`${studyPath(here('studyId'))}/theme`}>
          {w().done.toThemes}
        </A>
        <Button onClick={() => props.onAnother()}>{w().done.another}</Button>
      </p>
      <Notice>{w().done.kept}</Notice>
    </section>
  )
}

const batchesOf = (read: Read<{ study: ImportFrame | null }>): Batch[] =>
  read.data()?.study?.batches.edges.map(({ node }) => node) ?? []

/** Looks again while something is under way and somebody is looking. */
function createPoll(isNeeded: () => boolean, read: Read<unknown>): void {
  createEffect(
    on(isNeeded, (needed) => {
      if (!needed) return
      const timer = setInterval(() => document.visibilityState === 'visible' && read.refetch(), pollEvery)
      onCleanup(() => clearInterval(timer))
    }),
  )
}
