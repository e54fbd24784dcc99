import { For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { membershipOf, useSession } from '../session.ts'
import { ById } from '../ui/ById.tsx'
import { createTitle } from '../ui/title.ts'
import { CertificatePart } from './CertificatePart.tsx'
import { ClosedDemand, DemandItem } from './DemandItem.tsx'
import { type Demand, demandsQuery } from './operations.ts'
import { RecordForm } from './RecordForm.tsx'
import { w } from './words.ts'
import './demand.css'

/** What a court, an authority or a party demands, what has to be done because of it, and how it is answered. */
export function DemandPage() {
  const here = useHere()
  const session = useSession()
  const read = createRead(demandsQuery, () => ({ study: here('studyId') }))
  createTitle(() => w().title)
  const mayHandle = () => membershipOf(session, here('studyId'))?.may.includes('handle demands') ?? false
  const done = () => read.refetch()
  return (
    <div class="page">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
        <Show when={!mayHandle()}>
          <p class="soft measure">{w().numbersOnly}</p>
        </Show>
      </header>
      <Loaded read={read} pick={(data) => data.demands}>
        {(of) => (
          <>
            <List
              study={here('studyId')}
              demands={of().demands.filter(({ closedAt }) => !closedAt)}
              isProtected={of().isProtected}
              mayHandle={mayHandle()}
              onDone={done}
            />
            <Show when={of().demands.some(({ closedAt }) => closedAt)}>
              <Closed demands={of().demands.filter(({ closedAt }) => closedAt)} />
            </Show>
            <Show when={mayHandle()}>
              <RecordForm study={here('studyId')} onDone={done} />
              <CertificatePart study={here('studyId')} of={of()} onDone={done} />
            </Show>
          </>
        )}
      </Loaded>
    </div>
  )
}

interface ListProps {
  study: string
  demands: Demand[]
  isProtected: boolean
  mayHandle: boolean
  onDone: () => void
}

function List(props: ListProps) {
  return (
    <Show when={props.demands.length > 0} fallback={<p class="measure">{w().none}</p>}>
      <h2>{w().openDemands}</h2>
      <ul class="demands">
        <ById each={props.demands}>
          {(demand) => (
            <DemandItem
              study={props.study}
              demand={demand()}
              isProtected={props.isProtected}
              mayHandle={props.mayHandle}
              onDone={() => props.onDone()}
            />
          )}
        </ById>
      </ul>
    </Show>
  )
}

function Closed(props: { demands: Demand[] }) {
  return (
    <section class="demand-part">
      <h2>{w().closed}</h2>
      <ul class="demands">
        <For each={props.demands}>{(demand) => <ClosedDemand demand={demand} />}</For>
      </ul>
    </section>
  )
}
