import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { createRead } from '../client.ts'
import { studyPath } from '../frame/here.ts'
import { Notice } from '../ui/Notice.tsx'
import { missingQuery } from './operations.ts'
import { w } from './words.ts'

/** On the study's own page, until the set-up is whole. */
export function MissingNotice(props: { study: string }) {
  const read = createRead(missingQuery, () => ({ study: props.study }))
  return (
    <Show when={read.data()?.study?.setup.missing.length} fallback={<Onward study={props.study} />}>
      {(count) => (
        <Notice>
          <span>{w().ready.banner(count())}</span>
          <A href={`${studyPath(props.study)}/setup/ready`}>{w().ready.toSetup}</A>
        </Notice>
      )}
    </Show>
  )
}

function Onward(props: { study: string }) {
  return (
    <p class="small">
      <A href={`${studyPath(props.study)}/setup/place`}>{w().titleOf}</A>
    </p>
  )
}
