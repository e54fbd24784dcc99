import { createSignal, For, Show } from 'solid-js'
import { createSender } from '../acting.ts'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { nextOf, PageTurner } from '../frame/PageTurner.tsx'
import type { MutationDone } from '../graphql.ts'
import { numberOf } from '../interview/number.ts'
import { clock } from '../language/language.ts'
import { Openings } from '../safety/Openings.tsx'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { AskForm } from './AskForm.tsx'
import { OpenedDialog } from './OpenedDialog.tsx'
import {
  decideVaultMutation,
  type Opened,
  openVaultMutation,
  type VaultOpened,
  type VaultRequest,
  vaultQuery,
} from './operations.ts'
import { w } from './words.ts'
import './vault.css'

const pageSize = 20

/** Requests to look somebody up: one asks, another agrees, and the first sees it once. */
export function VaultPage() {
  const here = useHere()
  const session = useSession()
  const [after, setAfter] = createSignal<string | null>(null)
  const [opened, setOpened] = createSignal<Opened>()
  const read = createRead(vaultQuery, () => ({ study: here('studyId'), first: pageSize, after: after() }))
  createTitle(() => w().title)
  const mayAsk = () => membershipOf(session, here('studyId'))?.may.includes('ask vault') ?? false
  const problemOf = (refused: MutationDone | undefined) => (refused ? w().ended : w().failed)
  const deciding = createSender<MutationDone>({ onDone: read.refetch, onRefused: read.refetch, problemOf })
  // It opens once: a second tap must not take away what the first one shows.
  const opening = createSender<VaultOpened>({
    onDone({ data }) {
      setOpened(data)
      read.refetch()
    },
    onRefused: read.refetch,
    problemOf,
  })
  const isHeld = () => deciding.isBusy() || opening.isBusy() || read.isWaiting()
  const ofRequest = ({ id: requestId }: VaultRequest) => ({ studyId: here('studyId'), requestId })
  // One sentence for the page: what went wrong with the one act says nothing of the other that follows.
  const decide = (request: VaultRequest, isAgreed: boolean) => {
    opening.setProblem(undefined)
    return deciding.act(decideVaultMutation, { ...ofRequest(request), isAgreed })
  }
  const open = (request: VaultRequest) => {
    deciding.setProblem(undefined)
    return opening.act(openVaultMutation, ofRequest(request))
  }
  const problem = () => opening.problem() ?? deciding.problem()
  return (
    <div class="page">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <Show when={problem()}>{(said) => <Notice tone="problem">{said()}</Notice>}</Show>
      <Loaded read={read} pick={(data) => data.study?.vaultRequests}>
        {(page) => (
          <>
            <Show when={page().edges.length} fallback={<p class="soft">{w().none}</p>}>
              <ul class="vault">
                <For each={page().edges}>
                  {({ node }) => <OneRequest of={node} isHeld={isHeld()} onDecide={decide} onOpen={open} />}
                </For>
              </ul>
            </Show>
            <PageTurner isFirst={after() === null} next={nextOf(page())} onGo={setAfter} />
          </>
        )}
      </Loaded>
      <Openings study={here('studyId')} />
      <Show when={mayAsk()}>
        <AskForm study={here('studyId')} onAsked={read.refetch} />
      </Show>
      <Show when={opened()}>{(one) => <OpenedDialog of={one()} onClose={() => setOpened(undefined)} />}</Show>
    </div>
  )
}

interface OneProps {
  of: VaultRequest
  isHeld: boolean
  onDecide: (request: VaultRequest, isAgreed: boolean) => Promise<boolean>
  onOpen: (request: VaultRequest) => Promise<boolean>
}

function OneRequest(props: OneProps) {
  const isOpen = () => props.of.state === 'waiting' || props.of.state === 'agreed'
  const standing = () =>
    [w().state[props.of.state], isOpen() ? w().until(clock(props.of.until)) : undefined].filter(Boolean)
  const about = () =>
    [
      props.of.parts.map((part) => w().part[part]).join(', '),
      w().reason[props.of.reason],
      props.of.reference,
    ].filter(Boolean)
  return (
    <li>
      <h2>{w().person(numberOf(props.of.participantId))}</h2>
      <p>{about().join(' · ')}</p>
      <p class="small soft">
        {w().by(props.of.askedBy ?? w().left, clock(props.of.askedAt))}
        <Show when={props.of.openedAt || props.of.state === 'agreed'}>
          {' · '}
          {w().second(props.of.decidedBy ?? w().left)}
        </Show>
      </p>
      <p>
        <strong>{standing().join(' ')}</strong>
      </p>
      <Show when={props.of.state === 'agreed' && props.of.isOwn}>
        <p class="small soft measure">{w().openLead}</p>
        <Button look="strong" disabled={props.isHeld} onClick={() => void props.onOpen(props.of)}>
          {w().open}
        </Button>
      </Show>
      <Show when={props.of.state === 'waiting'}>
        <p class="buttons">
          <Show when={props.of.maySecond}>
            <Button disabled={props.isHeld} onClick={() => void props.onDecide(props.of, true)}>
              {w().agree}
            </Button>
            <Button disabled={props.isHeld} onClick={() => void props.onDecide(props.of, false)}>
              {w().refuse}
            </Button>
          </Show>
          <Show when={props.of.isOwn}>
            <Button disabled={props.isHeld} onClick={() => void props.onDecide(props.of, false)}>
              {w().takeBack}
            </Button>
          </Show>
        </p>
      </Show>
    </li>
  )
}
