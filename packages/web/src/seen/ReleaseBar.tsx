import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { detailPath } from '../frame/here.ts'
import { createMembership } from '../frame/Rail.tsx'
import type { Audience } from '../graphql.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Because } from './Because.tsx'
import {
  approveQuoteMutation,
  releaseQuery,
  type Releasable,
  type ReleaseState,
  withdrawApprovalMutation,
} from './operations.ts'
import './seen.css'

interface Props {
  study: string
  coding: string
}

/** Whether a quote may leave, what keeps it back, and the step that the reader may take. */
export function ReleaseBar(props: Props) {
  const membership = createMembership()
  const [isOpen, setOpen] = createSignal(false)
  return (
    <Show when={membership()?.may.includes('approve quotes')}>
      <details class="release" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t().seen.release}</summary>
        <Show when={isOpen()}>
          <Release study={props.study} coding={props.coding} />
        </Show>
      </details>
    </Show>
  )
}

const audiences = ['board', 'lead', 'public'] as const
const names = { board: 'toBoard', lead: 'toLead', public: 'toPublic' } as const

function Release(props: Props) {
  const read = createRead(releaseQuery, () => ({ id: props.coding }))
  return (
    <Loaded read={read} pick={(data) => data.node} lines={2}>
      {(node) => (
        <>
          <p class="small soft measure">{t().seen.checklist}</p>
          <Show
            when={[node().board, node().lead, node().public].some(({ because }) =>
              because.includes('details_open'),
            )}
          >
            <p>
              <A href={`${detailPath(props.study, node().passage.response.id)}?level=all`}>
                {t().seen.toDetails}
              </A>
            </p>
          </Show>
          <For each={audiences}>
            {(audience) => (
              <OneAudience
                {...props}
                audience={audience}
                label={t().seen[names[audience]]}
                state={node()[audience]}
                revision={node().revision}
                quote={node().quote}
                language={node().passage.language}
                onDone={() => read.refetch()}
              />
            )}
          </For>
        </>
      )}
    </Loaded>
  )
}

interface AudienceProps extends Props {
  audience: Audience
  label: string
  state: ReleaseState
  revision: number
  quote: Releasable['quote']
  language: 'en' | 'es'
  onDone: () => void
}

type Told = keyof ReturnType<typeof t>['seen']['done'] | keyof ReturnType<typeof t>['seen']['refused']

const refusals: Record<string, Told> = {
  SecondPerson: 'second_person',
  NoConsent: 'no_consent',
  DecidedMeanwhile: 'meanwhile',
  SmallWave: 'small_wave',
  DetailsOpen: 'details_open',
  InvalidInput: 'other',
}

const placeOf = ({ start, text }: Releasable['quote']) => ({ start, end: start + text.length })

/** Other words were prepared than stand on the page. */
const isOther = ({ state: { shown }, quote }: Pick<AudienceProps, 'state' | 'quote'>) => {
  const { start, end } = placeOf(quote)
  return shown !== null && (shown.start !== start || shown.end !== end)
}

function OneAudience(props: AudienceProps) {
  const client = useClient()
  const [told, setTold] = createSignal<Told>()
  const input = () => ({ studyId: props.study, codingId: props.coding, audience: props.audience })
  const finish = (name: string | undefined, done: Told) => {
    const isDone = name?.startsWith('Mutation') ?? false
    setTold(isDone ? done : (refusals[name ?? ''] ?? 'failed'))
    if (isDone || name === 'DecidedMeanwhile') props.onDone()
  }
  const approve = async () => {
    const step = props.state.isPrepared ? ('approve' as const) : ('prepare' as const)
    const asked = { ...input(), step, expected: props.revision, shown: placeOf(props.quote) }
    const { data } = await ask(client, approveQuoteMutation, { input: asked })
    // What is told is what stands now, and not what was asked for.
    const isApproved = data?.approveQuote.data?.[props.audience].isApproved
    finish(data?.approveQuote.__typename, isApproved ? 'approved' : 'prepared')
  }
  const withdraw = async () => {
    const { data } = await ask(client, withdrawApprovalMutation, { input: input() })
    finish(data?.withdrawApproval.__typename, 'withdrawn')
  }
  const words = (what: Told) => ({ ...t().seen.done, ...t().seen.refused })[what]
  const isMine = () => props.state.isPreparedByViewer && !props.state.isApproved
  const mayStep = () =>
    !props.state.isApproved && !isMine() && !isOther(props) && !props.state.because.includes('details_open')
  return (
    <div class="release-audience" data-audience={props.audience}>
      <p>
        <strong>{props.label}</strong>:{' '}
        <Show when={props.state.leaves} fallback={<Because of={props.state} />}>
          {t().seen.leaves}
        </Show>
      </p>
      <Show when={isOther(props)}>
        <OtherWords {...props} />
      </Show>
      {/* A line of its own for each, always there: no button comes to stand where another one was pressed. */}
      <div class="release-step">
        <Show when={mayStep()}>
          <Button onClick={() => void approve()}>
            {props.state.isPrepared ? t().seen.approve : t().seen.prepare}
          </Button>
        </Show>
        <Show when={isMine()}>
          <span class="soft">{t().seen.ownStep}</span>
        </Show>
      </div>
      <div class="release-step">
        <Show when={props.state.isPrepared || props.state.because.includes('approve_anew')}>
          <Button look="quiet" onClick={() => void withdraw()}>
            {t().seen.withdraw}
          </Button>
        </Show>
      </div>
      <p class="small" role="status">
        <Show when={told()}>{(what) => <>{words(what())}</>}</Show>
      </p>
    </div>
  )
}

const OtherWords = (props: Pick<AudienceProps, 'state' | 'language'>) => (
  <>
    <p class="small">{t().seen.otherWords}</p>
    <blockquote class="words" lang={props.language}>
      {props.state.shownText}
    </blockquote>
  </>
)
