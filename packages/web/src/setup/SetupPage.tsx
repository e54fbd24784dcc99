import { A, useNavigate, useParams } from '@solidjs/router'
import { createEffect, For, on, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { createTitle } from '../ui/title.ts'
import { AskingStep } from './AskingStep.tsx'
import { LeavingStep } from './LeavingStep.tsx'
import { type Need, setupQuery } from './operations.ts'
import { PlaceStep } from './PlaceStep.tsx'
import { ReadyStep } from './ReadyStep.tsx'
import { RosterStep } from './RosterStep.tsx'
import { RulesStep } from './RulesStep.tsx'
import type { StepProps } from './step.ts'
import { w } from './words.ts'
import './setup.css'

const steps = ['place', 'roster', 'leaving', 'rules', 'asking', 'ready'] as const
type Step = (typeof steps)[number]

const pages = {
  place: PlaceStep,
  roster: RosterStep,
  leaving: LeavingStep,
  rules: RulesStep,
  asking: AskingStep,
  ready: ReadyStep,
}

/** What each step is for. */
const needsOf: Record<Step, readonly Need[]> = {
  place: ['agency', 'jurisdiction'],
  roster: ['regions', 'services'],
  leaving: ['exit', 'resources'],
  rules: ['majority'],
  asking: ['codebook', 'instrument', 'wave'],
  ready: [],
}

/** The step stands in the address, so that a reload comes back to it. */
export function SetupPage() {
  const here = useHere()
  const params = useParams()
  const navigate = useNavigate()
  const step = (): Step => steps.find((one) => one === params['step']) ?? 'place'
  const pathOf = (one: Step) => `${studyPath(here('studyId'))}/setup/${one}`
  const read = createRead(setupQuery, () => ({ study: here('studyId') }))
  createTitle(() => w().titleOf)
  const goOn = () => {
    const next = steps[steps.indexOf(step()) + 1]
    if (next) navigate(pathOf(next))
  }
  return (
    <div class="page setup">
      <header class="page-head">
        <h1>{w().titleOf}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <Loaded
        read={read}
        pick={(data) => data.study && { study: data.study, jurisdictions: data.jurisdictions }}
      >
        {(found) => (
          <>
            <nav aria-label={w().steps}>
              <ol class="setup-steps">
                <For each={steps}>
                  {(one) => (
                    <li>
                      <A href={pathOf(one)} end>
                        {w().step[one]}
                      </A>
                      <Show when={needsOf[one].filter((need) => isMissing(found().study, need)).length}>
                        {(count) => <span class="small soft"> ({count()})</span>}
                      </Show>
                    </li>
                  )}
                </For>
              </ol>
            </nav>
            <section class="setup-step" aria-labelledby="setup-step">
              <StepHeading step={step()} />
              <Dynamic
                component={pages[step()]}
                study={found().study}
                jurisdictions={found().jurisdictions}
                onSaved={read.refetch}
                onDone={goOn}
              />
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}

const isMissing = ({ setup }: StepProps['study'], need: Need) => setup.missing.includes(need)

function StepHeading(props: { step: Step }) {
  let heading: HTMLHeadingElement | undefined
  createEffect(
    on(
      () => props.step,
      () => heading?.focus(),
      { defer: true },
    ),
  )
  return (
    <h2 id="setup-step" tabindex="-1" ref={heading}>
      {w().step[props.step]}{' '}
      <span class="small soft">{w().of(steps.indexOf(props.step) + 1, steps.length)}</span>
    </h2>
  )
}
