import { createSignal, For, Show } from 'solid-js'
import { createSending } from '../interview/createSending.ts'
import { InterviewForm } from '../interview/InterviewForm.tsx'
import { type Person, type Scope, scopes } from '../interview/operations.ts'
import { w as interview } from '../interview/words.ts'
import { Radios, Tick } from '../ui/Choose.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { namesOf } from './colleague.ts'
import type { Colleague } from './wardOperations.ts'
import {
  mechanisms,
  type Mechanism,
  recordUnmetMutation,
  type UnmetRoute,
  unmetRoutes,
} from './unmetOperations.ts'
import { instantOfDay } from './until.ts'
import { w } from './words.ts'

interface Props {
  study: string
  of: Person
  colleagues: readonly Colleague[]
  onChanged: () => void
}

/**
 * Where nobody gives permission: an ethics board waived it, with somebody who protects the young person in its place, or
 * the law lets them decide alone.
 */
export function Unmet(props: Props) {
  const unmet = createUnmet(props)
  return (
    <details class="interview-decide">
      <summary>{w().unmet.title}</summary>
      <InterviewForm sending={unmet.sending} label={w().unmet.act} onSubmit={() => void unmet.record()}>
        <Radios
          legend={w().unmet.route}
          value={unmet.route()}
          choices={unmetRoutes.map((value) => ({ value, label: w().unmet.routes[value] }))}
          onChoose={unmet.setRoute}
        />
        <Field
          label={w().unmet.reference}
          hint={w().unmet.referenceHint}
          value={unmet.reference()}
          maxlength="200"
          autocomplete="off"
          onInput={(event) => unmet.setReference(event.currentTarget.value)}
        />
        <Show when={unmet.isWaiver()}>
          <Radios
            legend={w().unmet.mechanism}
            value={unmet.mechanism()}
            choices={mechanisms.map((value) => ({ value, label: w().unmet.mechanisms[value] }))}
            onChoose={unmet.setMechanism}
          />
          <ChoiceField
            label={w().unmet.overseer}
            value={unmet.overseer()}
            choices={[{ value: '', label: w().ward.nobody }, ...namesOf(props.colleagues)]}
            onChoose={unmet.setOverseer}
          />
        </Show>
        <fieldset class="asks">
          <legend>{w().unmet.scopes}</legend>
          <For each={scopes}>
            {(scope) => (
              <Tick
                label={interview().consent.scope[scope]}
                isOn={unmet.chosen().includes(scope)}
                onChange={(isOn) => unmet.toggle(scope, isOn)}
              />
            )}
          </For>
        </fieldset>
        <Field
          label={w().meeting.until}
          type="date"
          value={unmet.until()}
          onInput={(event) => unmet.setUntil(event.currentTarget.value)}
        />
      </InterviewForm>
    </details>
  )
}

/** Nothing is chosen beforehand: each part is stated by a person. */
function createUnmet(props: Props) {
  const sending = createSending()
  const [route, setRoute] = createSignal<UnmetRoute | null>(null)
  const [reference, setReference] = createSignal('')
  const [overseer, setOverseer] = createSignal('')
  const [mechanism, setMechanism] = createSignal<Mechanism | null>(null)
  const [chosen, setChosen] = createSignal<Scope[]>([])
  const [until, setUntil] = createSignal('')
  const isWaiver = () => route() === 'waived_408c'
  const missing = () => {
    const end = instantOfDay(until())
    const found: [string, boolean][] = [
      ['route', route() === null],
      ['reference', reference().trim() === ''],
      ['mechanism', isWaiver() && mechanism() === null],
      ['overseerId', isWaiver() && overseer() === ''],
      ['scopes', chosen().length === 0],
      ['until', end === null || new Date(end) <= new Date()],
    ]
    return found.filter(([, isMissing]) => isMissing).map(([name]) => name)
  }
  const record = async () => {
    const wrong = missing()
    if (wrong.length > 0) return void sending.setProblems(wrong.map((name) => w().unmet.wrong[name]!))
    const done = await sending.send(recordUnmetMutation, {
      ...{ studyId: props.study, participantId: props.of.id, party: 'giver' as const },
      ...{ route: route()!, reference: reference().trim(), scopes: chosen(), decision: 'granted' as const },
      mechanism: isWaiver() ? mechanism() : null,
      overseerId: isWaiver() ? overseer() : null,
      until: instantOfDay(until())!,
    })
    if (done) props.onChanged()
  }
  const toggle = (scope: Scope, isOn: boolean) =>
    setChosen((now) => scopes.filter((one) => (one === scope ? isOn : now.includes(one))))
  return {
    ...{ overseer, setOverseer, sending, route, setRoute, reference, setReference, mechanism, setMechanism },
    ...{ chosen, toggle, until, setUntil, isWaiver, record },
  }
}
