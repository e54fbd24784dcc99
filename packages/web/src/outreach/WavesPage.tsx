import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { dayOf } from '../consent/until.ts'
import { interviewPath, meetingPath, studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { createMembership } from '../frame/Rail.tsx'
import { date, number, t } from '../language/language.ts'
import { numberOf } from '../interview/number.ts'
import { Button } from '../ui/Button.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { Blank, Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import {
  type Missing,
  mostTries,
  peopleOfWaveQuery,
  type WaveName,
  type WavePerson,
  type WaveState,
  wavesQuery,
} from './operations.ts'
import { Talks } from './Talks.tsx'
import { WaveChoice } from './WaveChoice.tsx'
import { w } from './words.ts'
import './outreach.css'

/** Who is due in a wave, and what is missing for the others. */
export function WavesPage() {
  const here = useHere()
  const membership = createMembership()
  const read = createRead(wavesQuery, () => ({ study: here('studyId') }))
  createTitle(() => w().waves.title)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1) })
  return (
    <div class="page outreach">
      <header class="page-head">
        <h1>{w().waves.title}</h1>
        <p class="soft measure">{w().waves.lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.study}>
        {(study) => (
          <>
            <Talks study={study().id} />
            <Show when={study().waves.length} fallback={<NoWave study={study().id} />}>
              <People study={study().id} waves={study().waves} />
              <Show when={membership()?.may.includes('read attrition')}>
                <p>
                  <A class="onward" href={`${studyPath(study().id)}/wave/lost`}>
                    {w().waves.toLost}
                  </A>
                </p>
              </Show>
            </Show>
          </>
        )}
      </Loaded>
    </div>
  )
}

function NoWave(props: { study: string }) {
  return (
    <Blank title={w().waves.noWave}>
      <p>{w().waves.noWaveLead}</p>
      <p>
        <A href={`${studyPath(props.study)}/setup`}>{w().waves.toSetup}</A>
      </p>
    </Blank>
  )
}

function People(props: { study: string; waves: WaveName[] }) {
  const [chosen, setChosen] = createSignal<string>()
  const wave = () => chosen() ?? props.waves.at(-1)!.id
  /** The last day of a wave that is over: said once, above everybody of whom it holds. */
  const over = () => {
    const closesOn = props.waves.find(({ id }) => id === wave())?.closesOn
    return closesOn && closesOn < dayOf(new Date().toISOString()) ? closesOn : undefined
  }
  const [state, setState] = createSignal<WaveState | null>(null)
  const [after, setAfter] = createSignal<string | null>(null)
  const read = createRead(peopleOfWaveQuery, () => ({ wave: wave(), state: state(), after: after() }))
  const show = (next: WaveState | null) => {
    setAfter(null)
    setState(next)
  }
  return (
    <>
      <WaveChoice
        waves={props.waves}
        chosen={wave()}
        onChoose={(id) => {
          setAfter(null)
          setChosen(id)
        }}
      />
      <Show when={over()}>{(on) => <Notice>{w().waves.over(date(on()))}</Notice>}</Show>
      <Loaded read={read} pick={(data) => data.node}>
        {(found) => (
          <>
            <States counts={found().peopleByState} chosen={state()} onChoose={show} />
            <Show
              when={found().people.edges.length}
              fallback={
                <Blank title={w().waves.none}>
                  <p>{w().waves.noneLead}</p>
                </Blank>
              }
            >
              <ul class="lines">
                <For each={found().people.edges}>
                  {({ node }) => <PersonLine study={props.study} of={node} />}
                </For>
              </ul>
            </Show>
            <p class="bar">
              <Show when={after()}>
                <Button onClick={() => setAfter(null)}>{w().waves.fromStart}</Button>
              </Show>
              <Show when={found().people.pageInfo.hasNextPage}>
                <Button onClick={() => setAfter(found().people.pageInfo.endCursor)}>{w().waves.more}</Button>
              </Show>
            </p>
          </>
        )}
      </Loaded>
    </>
  )
}

interface StateProps {
  counts: { state: WaveState; people: number }[]
  chosen: WaveState | null
  onChoose: (state: WaveState | null) => void
}

/** The places where somebody may stand, with how many do. */
function States(props: StateProps) {
  const all = () => props.counts.reduce((sum, { people }) => sum + people, 0)
  const one = (state: WaveState | null, label: () => string, people: number) => (
    <Button
      look={props.chosen === state ? 'strong' : 'plain'}
      aria-pressed={props.chosen === state}
      onClick={() => props.onChoose(state)}
    >
      {label()} {number(people)}
    </Button>
  )
  return (
    <div class="buttons" role="group" aria-label={w().waves.filter}>
      {one(null, () => w().waves.all, all())}
      <For each={props.counts}>{({ state, people }) => one(state, () => w().state[state], people)}</For>
    </div>
  )
}

function PersonLine(props: { study: string; of: WavePerson }) {
  const isSettled = () => props.of.tries === 0 && (props.of.state === 'answered' || props.of.state === 'lost')
  const told = () => [
    w().state[props.of.state],
    ...(props.of.reason ? [w().reason[props.of.reason]] : []),
    t().language[props.of.language],
    ...(props.of.channel ? [w().channel[props.of.channel]] : []),
    // Who answered, or was lost, without being invited waits for no try.
    ...(isSettled() ? [] : [w().waves.tries(props.of.tries)]),
  ]
  const id = () => `missing-${numberOf(props.of.participantId)}`
  return (
    <li>
      <A href={interviewPath(props.study, props.of.participantId)} data-stop>
        {numberOf(props.of.participantId)}
      </A>
      <span class="soft">{told().join(' · ')}</span>
      <Show when={props.of.isUnsafe && props.of.reason !== 'unsafe_contact'}>
        <strong>{w().waves.unsafe}</strong>
      </Show>
      <Show when={props.of.agesOutSoon}>
        <strong>{w().waves.agesOut}</strong>
      </Show>
      <Show when={props.of.state === 'held'}>
        <span class="unseen" id={id()}>
          {w().waves.steps}
        </span>
        <ol class="outreach-missing" aria-labelledby={id()}>
          <For each={props.of.missing}>
            {(one) => (
              <li>
                <Show when={whereTo(props.study, props.of.participantId, one)} fallback={w().missing[one]}>
                  {(path) => <A href={path()}>{w().missing[one]}</A>}
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={props.of.state === 'lost' && props.of.tries >= mostTries}>
        <span class="soft">{w().waves.triesUsed}</span>
      </Show>
    </li>
  )
}

/** Where it is done; what only time brings is done nowhere. */
const whereTo = (study: string, person: string, missing: Missing): string | null => {
  switch (missing) {
    case 'over':
    case 'not_begun':
      return null
    case 'plan':
      return `${interviewPath(study, person)}#outreach-plan`
    case 'permission':
      return meetingPath(study, person, 'giver')
    default:
      return meetingPath(study, person, 'youth')
  }
}
