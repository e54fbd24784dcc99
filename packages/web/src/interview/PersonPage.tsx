import { A, useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { Agreed } from '../consent/Agreed.tsx'
import { interviewPath, responsePath, studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { createMembership } from '../frame/Rail.tsx'
import { Local } from '../language/Local.tsx'
import { day, t } from '../language/language.ts'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { Reaching } from '../outreach/Reaching.tsx'
import { type Person, personQuery, mayAnswer, takesPart } from './operations.ts'
import { numberOf } from './number.ts'
import { w } from './words.ts'
import './interview.css'

/** One person by their number: what they agreed to, and what they said. */
export function PersonPage() {
  const here = useHere()
  const read = createRead(personQuery, () => ({ person: here('participantId') }))
  const location = useLocation<{ isRecorded?: boolean; isAgreed?: boolean }>()
  const membership = createMembership()
  createTitle(() => w().title)
  return (
    <div class="page interview">
      <p class="small">
        <A href={`${studyPath(here('studyId'))}/interview`}>{w().title}</A>
      </p>
      <Loaded read={read} pick={(data) => data.node}>
        {(person) => (
          <>
            <header class="page-head">
              <h1>{w().person(numberOf(person().id))}</h1>
              <p class="soft">
                {t().language[person().language]}
                <Show when={person().region}>
                  {(region) => (
                    <>
                      {' · '}
                      <Local of={region().label} />
                    </>
                  )}
                </Show>
              </p>
            </header>
            <Show when={location.state?.isRecorded}>
              <Notice>{w().said.saved}</Notice>
            </Show>
            <Said study={here('studyId')} of={person()} />
            <section aria-labelledby="interview-consent">
              <h2 id="interview-consent">{w().consent.title}</h2>
              <Agreed
                study={here('studyId')}
                of={person()}
                isRecorded={location.state?.isAgreed ?? false}
                onChanged={read.refetch}
              />
            </section>
            <Show when={membership()?.may.includes('keep identity')}>
              <div class="outreach reaching">
                <Reaching study={here('studyId')} person={person().id} language={person().language} />
              </div>
            </Show>
          </>
        )}
      </Loaded>
    </div>
  )
}

function Said(props: { study: string; of: Person }) {
  return (
    <section aria-labelledby="interview-said">
      <h2 id="interview-said">{w().said.title}</h2>
      <Show when={props.of.responses.edges.length} fallback={<p class="soft">{w().said.none}</p>}>
        <ul class="lines">
          <For each={props.of.responses.edges}>
            {({ node }) => (
              <li>
                <A href={responsePath(props.study, node.id)}>{day(node.submittedAt)}</A>
                <span class="soft">
                  <Local of={node.wave.label} />
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={takesPart(props.of)} fallback={<p class="soft measure">{w().said.notYet}</p>}>
        <Show when={mayAnswer(props.of)} fallback={<Notice>{w().textChanged}</Notice>}>
          <p>
            <A class="onward" href={`${interviewPath(props.study, props.of.id)}/record`}>
              {w().said.record}
            </A>
          </p>
        </Show>
      </Show>
    </section>
  )
}
