import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import type { Labelled, Language, LocalizedText } from '../graphql.ts'
import { Blank, Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { AttritionTables } from './AttritionTables.tsx'
import { CloseForm } from './CloseForm.tsx'
import { attritionQuery, type WaveRow, wavesQuery } from './operations.ts'
import { ServedForm } from './ServedForm.tsx'
import { WaveChoice } from './WaveChoice.tsx'
import { WhomForm } from './WhomForm.tsx'
import { w } from './words.ts'
import './outreach.css'

/** How many of each group were reached and heard, on the evaluator's desk and nowhere else. */
export function AttritionPage() {
  const here = useHere()
  const read = createRead(wavesQuery, () => ({ study: here('studyId') }))
  createTitle(() => w().lost.title)
  return (
    <div class="page outreach">
      <p class="small">
        <A href={`${studyPath(here('studyId'))}/wave`}>{w().lost.toDue}</A>
      </p>
      <header class="page-head">
        <h1>{w().lost.title}</h1>
        <p class="soft measure">{w().lost.lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.study}>
        {(study) => (
          <Show
            when={study().waves.length}
            fallback={
              <Blank title={w().waves.noWave}>
                <p>{w().waves.noWaveLead}</p>
              </Blank>
            }
          >
            <OfWave of={study()} onDone={read.refetch} />
          </Show>
        )}
      </Loaded>
    </div>
  )
}

interface StudyOf {
  id: string
  waves: WaveRow[]
  regions: Labelled[]
  languages: Language[]
  whomToAsk: LocalizedText | null
}

function OfWave(props: { of: StudyOf; onDone: () => void }) {
  const [chosen, setChosen] = createSignal<string>()
  const wave = () => chosen() ?? props.of.waves.at(-1)!.id
  const read = createRead(attritionQuery, () => ({ wave: wave() }))
  return (
    <>
      <WaveChoice waves={props.of.waves} chosen={wave()} onChoose={setChosen} />
      <Loaded read={read} pick={(data) => data.node}>
        {(found) => (
          <Show
            when={found().attrition.some(
              ({ eligible, lost }) => eligible > 0 || lost.some(({ people }) => people > 0),
            )}
            fallback={
              <Blank title={w().lost.nobodyYet}>
                <p>{w().lost.nobodyYetLead}</p>
              </Blank>
            }
          >
            <Notice>{w().lost.stays}</Notice>
            <AttritionTables rows={found().attrition} />
          </Show>
        )}
      </Loaded>
      <ServedForm
        study={props.of.id}
        wave={wave()}
        regions={props.of.regions}
        languages={props.of.languages}
        onDone={read.refetch}
      />
      <CloseForm
        study={props.of.id}
        wave={props.of.waves.find(({ id }) => id === wave())!}
        onDone={props.onDone}
      />
      <WhomForm
        study={props.of.id}
        languages={props.of.languages}
        said={props.of.whomToAsk}
        onDone={props.onDone}
      />
    </>
  )
}
