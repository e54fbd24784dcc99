import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { instrumentPath } from '../frame/here.ts'
import { Button } from '../ui/Button.tsx'
import { Asked } from './Asked.tsx'
import { createWriting } from './createWriting.ts'
import { Problems } from './DraftActs.tsx'
import { handOut } from './handOut.ts'
import { createDraftMutation, retireInstrumentMutation, type Version } from './operations.ts'
import { w } from './words.ts'

/** What can be done with a version that is asked, or was. */
export function FieldedActs(props: { study: string; version: Version }) {
  const navigate = useNavigate()
  const writing = createWriting()
  const next = async () => {
    const input = { studyId: props.study, fromId: props.version.id }
    const done = await writing.write(createDraftMutation, input)
    if (done) navigate(instrumentPath(props.study, done.id))
  }
  const retire = async () =>
    (await writing.write(retireInstrumentMutation, {
      studyId: props.study,
      instrumentId: props.version.id,
    })) !== undefined
  return (
    <section class="acts" aria-label={w().status[props.version.status]}>
      <Show when={props.version.sha256}>
        {(sha256) => (
          <p class="small soft digest">
            {w().field.digest}: {sha256()}
          </p>
        )}
      </Show>
      <p class="buttons">
        <Button onClick={() => void next()}>{w().begin.next}</Button>
        <Show when={props.version.definition}>
          {(definition) => (
            <Button
              onClick={() =>
                handOut(
                  `${props.version.key}-${props.version.version}.json`,
                  JSON.stringify(JSON.parse(definition()), null, 2),
                )
              }
            >
              {w().field.export}
            </Button>
          )}
        </Show>
        <Show when={props.version.status === 'fielded'}>
          <Asked
            act={w().field.retire}
            sure={w().field.retireSure}
            yes={w().field.retireYes}
            onYes={retire}
          />
        </Show>
      </p>
      <Problems of={writing.problems()} />
    </section>
  )
}
