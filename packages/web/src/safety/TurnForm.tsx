import { For, Show } from 'solid-js'
import { createStore, type SetStoreFunction } from 'solid-js/store'
import { Button } from '../ui/Button.tsx'
import { Tick } from '../ui/Choose.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createActing } from './createActing.ts'
import type { PlanProps } from './DutyPage.tsx'
import { addTurnMutation, type DutyPlace, dutyPlaces, type Weekday, weekdays } from './dutyOperations.ts'
import { duty as w } from './words.ts'

const working: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']

interface Draft {
  accountId: string
  place: DutyPlace
  days: Weekday[]
  from: string
  to: string
}

export function TurnForm(props: PlanProps) {
  const acting = createActing(() => props.onDone())
  const [draft, setDraft] = createStore<Draft>({
    ...{ accountId: '', place: 'first', days: working, from: '08:00', to: '18:00' },
  })
  const who = () => draft.accountId || (props.duty.reviewers[0]?.id ?? '')
  const hours = () =>
    draft.place === 'supervisor' ? null : { days: [...draft.days], from: draft.from, to: draft.to }
  return (
    <section>
      <h2>{w().addTitle}</h2>
      <form
        class="safety-form"
        onSubmit={(event) => {
          event.preventDefault()
          const turn = { accountId: who(), place: draft.place, hours: hours() }
          void acting.act(addTurnMutation, { studyId: props.study, ...turn })
        }}
      >
        <ChoiceField
          label={w().who}
          value={who()}
          choices={props.duty.reviewers.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(accountId) => setDraft({ accountId })}
        />
        <ChoiceField
          label={w().as}
          value={draft.place}
          choices={dutyPlaces.map((place) => ({ value: place, label: w().place[place]! }))}
          onChoose={(place) => setDraft({ place: place as DutyPlace })}
        />
        <Show when={draft.place !== 'supervisor'}>
          <HoursFields draft={draft} onChange={setDraft} />
        </Show>
        <p class="buttons">
          <Button type="submit" look="strong" disabled={acting.isBusy()}>
            {w().add}
          </Button>
        </p>
        <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
      </form>
    </section>
  )
}

function HoursFields(props: { draft: Draft; onChange: SetStoreFunction<Draft> }) {
  const toggle = (day: Weekday, isOn: boolean) =>
    props.onChange('days', (now) => weekdays.filter((one) => (one === day ? isOn : now.includes(one))))
  return (
    <>
      <fieldset class="asks duty-days">
        <legend>{w().days}</legend>
        <For each={weekdays}>
          {(day) => (
            <Tick
              label={w().day[day]!}
              isOn={props.draft.days.includes(day)}
              onChange={(isOn) => toggle(day, isOn)}
            />
          )}
        </For>
      </fieldset>
      <div class="duty-times">
        <Field
          label={w().from}
          type="time"
          value={props.draft.from}
          onInput={(event) => props.onChange('from', event.currentTarget.value)}
        />
        <Field
          label={w().to}
          type="time"
          value={props.draft.to}
          onInput={(event) => props.onChange('to', event.currentTarget.value)}
        />
      </div>
      <p class="small soft">{w().overnight}</p>
    </>
  )
}
