import { createSignal, For, Show } from 'solid-js'
import { plain } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createActing } from './createActing.ts'
import type { PlanProps } from './DutyPage.tsx'
import { addTieMutation, removeTieMutation, type Reviewer } from './dutyOperations.ts'
import { duty as w } from './words.ts'

/** Who does not read what is said of a service's people. */
export function Ties(props: PlanProps) {
  return (
    <section>
      <h2>{w().tiesTitle}</h2>
      <p class="soft measure">{w().tiesLead}</p>
      <ul class="lines">
        <For each={props.duty.reviewers}>{(reviewer) => <TiesOfOne {...props} reviewer={reviewer} />}</For>
      </ul>
    </section>
  )
}

function TiesOfOne(props: PlanProps & { reviewer: Reviewer }) {
  const acting = createActing(() => props.onDone())
  const [service, setService] = createSignal('')
  const tie = (serviceId: string) => ({ studyId: props.study, accountId: props.reviewer.id, serviceId })
  const left = () =>
    props.duty.services.filter(({ id }) => !props.reviewer.ties.some(({ serviceId }) => serviceId === id))
  return (
    <li>
      <strong>{props.reviewer.name}</strong>
      <Show when={props.reviewer.ties.length > 0} fallback={<span class="soft">{w().notTied}</span>}>
        <For each={props.reviewer.ties}>
          {({ serviceId, label }) => (
            <Button
              look="quiet"
              disabled={acting.isBusy()}
              onClick={() => void acting.act(removeTieMutation, tie(serviceId))}
            >
              {w().untie(plain(label))}
            </Button>
          )}
        </For>
      </Show>
      <Show when={left().length > 0}>
        <form
          class="duty-tie"
          onSubmit={(event) => {
            event.preventDefault()
            if (service()) void acting.act(addTieMutation, tie(service())).then(() => setService(''))
          }}
        >
          <ChoiceField
            label={`${w().tie} (${props.reviewer.name})`}
            value={service()}
            choices={[
              { value: '', label: w().choose },
              ...left().map(({ id, label }) => ({ value: id, label: plain(label) })),
            ]}
            onChoose={setService}
          />
          <Button type="submit" disabled={acting.isBusy() || service() === ''}>
            {w().tieAct}
          </Button>
        </form>
      </Show>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </li>
  )
}
