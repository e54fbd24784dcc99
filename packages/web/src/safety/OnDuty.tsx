import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath } from '../frame/here.ts'
import { clock } from '../language/language.ts'
import { Notice } from '../ui/Notice.tsx'
import { type Duty, dutyPlaces, dutyQuery, type Turn } from './dutyOperations.ts'
import { duty as w } from './words.ts'

/** Who is there now, above what waits; what is missing of it is told on its own page. */
export function OnDuty(props: { study: string }) {
  const read = createRead(dutyQuery, () => ({ study: props.study }))
  return (
    <Show when={read.data()?.duty}>
      {(duty) => (
        <>
          <Now duty={duty()} />
          <p class="small">
            <Show when={duty().warnings.length > 0}>
              <strong>{w().lacks(duty().warnings.length)}</strong>{' '}
            </Show>
            <A href={`${studyPath(props.study)}/safety/duty`}>{w().toPlan}</A>
          </p>
          <Stranded ids={duty().stranded} />
        </>
      )}
    </Show>
  )
}

export function Now(props: { duty: Duty }) {
  return (
    <dl class="duty-now">
      <For each={dutyPlaces}>
        {(place) => (
          <div>
            <dt class="soft">{w().place[place]}</dt>
            <dd>
              {props.duty.turns
                .filter((turn) => turn.place === place && turn.isNow)
                .map(withUntil)
                .join(', ') || w().none[place]}
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}

const withUntil = ({ name, hours, changesAt }: Turn): string =>
  hours && changesAt ? `${name} (${w().until(clock(changesAt))})` : name

export function Warnings(props: { of: string[] }) {
  return (
    <Show when={props.of.length > 0}>
      <Notice>
        <ul class="duty-warnings">
          <For each={props.of}>{(one) => <li>{w().warning[one]}</li>}</For>
        </ul>
      </Notice>
    </Show>
  )
}

/** What nobody may read is said to those who can let somebody in. */
export function Stranded(props: { ids: string[] }) {
  return (
    <Show when={props.ids.length > 0}>
      <Notice tone="problem">
        <strong>{w().stranded(props.ids.join(', '))}</strong>
      </Notice>
    </Show>
  )
}
