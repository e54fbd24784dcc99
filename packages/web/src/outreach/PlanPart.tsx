import { createUniqueId, For, onMount, Show, untrack } from 'solid-js'
import { t } from '../language/language.ts'
import type { Language } from '../graphql.ts'
import { Button } from '../ui/Button.tsx'
import { Radios, Tick } from '../ui/Choose.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ActForm, Told } from './ActForm.tsx'
import { createActing } from './createActing.ts'
import { createPlan, hasAddress, type Plan } from './createPlan.ts'
import { keepContactMutation, markContactMutation } from './acts.ts'
import { channels, type Reaching, weekdays } from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  language: Language
  of: Reaching
  onDone: () => void
}

/** How somebody may be reached, and the one button that stops everything. */
export function PlanPart(props: Props) {
  let heading: HTMLHeadingElement | undefined
  // Whoever comes from the list of who is due comes for this part, which is here only once it is loaded.
  onMount(() => {
    if (location.hash !== '#outreach-plan') return
    heading?.scrollIntoView()
    heading?.focus({ preventScroll: true })
  })
  return (
    <section aria-labelledby="outreach-plan">
      <h2 id="outreach-plan" tabindex="-1" ref={heading}>
        {w().plan.title}
      </h2>
      <Safety {...props} />
      <p class="soft measure">
        {props.of.identity.channel
          ? w().plan.keptAs(w().channel[props.of.identity.channel])
          : props.of.identity.hasLeft
            ? w().plan.left
            : w().plan.none}
      </p>
      <Writing {...props} />
    </section>
  )
}

function Safety(props: Props) {
  const acting = createActing(() => props.onDone())
  const mark = (isUnsafe: boolean) =>
    acting.act(
      markContactMutation,
      { studyId: props.study, participantId: props.of.id, isUnsafe },
      isUnsafe ? w().safety.markLead : w().safety.lifted,
    )
  return (
    <>
      <Show
        when={props.of.identity.isUnsafe}
        fallback={
          <p class="outreach-act">
            <Button onClick={() => void mark(true)}>{w().safety.mark}</Button>
            <span class="small soft">{w().safety.markLead}</span>
          </p>
        }
      >
        <Notice tone="problem">{w().safety.unsafe}</Notice>
        <p>
          <Button onClick={() => void mark(false)}>{w().safety.lift}</Button>
        </p>
      </Show>
      <Told acting={acting} />
    </>
  )
}

function Writing(props: Props) {
  const acting = createActing(() => props.onDone())
  const plan = createPlan(untrack(() => props.of.identity.language ?? props.language))
  const keep = async () => {
    const input = plan.input()
    if (!input) return void acting.setProblems([w().wrong['channel']!])
    const done = await acting.act(
      keepContactMutation,
      { studyId: props.study, participantId: props.of.id, ...input },
      w().plan.saved,
    )
    if (done) plan.clear()
  }
  return (
    <details class="outreach-more">
      <summary>{props.of.identity.channel ? w().plan.change : w().plan.write}</summary>
      <p class="soft measure">{w().plan.lead}</p>
      <ActForm acting={acting} label={w().plan.act} onSubmit={() => void keep()}>
        <Way plan={plan} />
        <ChoiceField
          label={w().plan.language}
          value={plan.draft.language}
          choices={(['en', 'es'] as const).map((value) => ({ value, label: t().language[value] }))}
          onChoose={(value) => plan.setDraft('language', value === 'es' ? 'es' : 'en')}
        />
        <Times plan={plan} />
        <Field
          label={w().plan.senderWords}
          hint={w().plan.senderHint}
          value={plan.draft.senderWords}
          maxlength={80}
          autocomplete="off"
          onInput={(event) => plan.setDraft('senderWords', event.currentTarget.value)}
        />
        <MustNotKnow plan={plan} />
      </ActForm>
    </details>
  )
}

function Way(props: { plan: Plan }) {
  const asked = () => {
    const { channel } = props.plan.draft
    return hasAddress(channel) ? w().plan.address[channel] : undefined
  }
  return (
    <>
      <Radios
        legend={w().plan.channel}
        value={props.plan.draft.channel}
        choices={channels.map((value) => ({ value, label: w().channel[value] }))}
        onChoose={(value) => props.plan.setDraft('channel', value)}
      />
      <Show when={asked()}>
        {(label) => (
          <Field
            label={label()}
            value={props.plan.draft.address}
            maxlength={200}
            autocomplete="off"
            autocapitalize="none"
            onInput={(event) => props.plan.setDraft('address', event.currentTarget.value)}
          />
        )}
      </Show>
      <Show when={props.plan.draft.channel === 'worker'}>
        <Field
          label={w().plan.workerRole}
          hint={w().plan.workerHint}
          value={props.plan.draft.workerRole}
          maxlength={200}
          autocomplete="off"
          onInput={(event) => props.plan.setDraft('workerRole', event.currentTarget.value)}
        />
      </Show>
    </>
  )
}

function Times(props: { plan: Plan }) {
  const time = (name: 'from' | 'to') => (
    <Field
      label={w().plan[name]}
      type="time"
      value={props.plan.draft[name]}
      onInput={(event) => props.plan.setDraft(name, event.currentTarget.value)}
    />
  )
  return (
    <>
      <Tick
        label={w().plan.anyTime}
        isOn={props.plan.draft.isAnyTime}
        onChange={(isOn) => props.plan.setDraft('isAnyTime', isOn)}
      />
      <Show when={!props.plan.draft.isAnyTime}>
        <fieldset class="asks outreach-days">
          <legend>{w().plan.days}</legend>
          <For each={weekdays}>
            {(day) => (
              <Tick
                label={w().day[day]}
                isOn={props.plan.draft.days.includes(day)}
                onChange={(isOn) => props.plan.toggleDay(day, isOn)}
              />
            )}
          </For>
        </fieldset>
        <div class="outreach-times">
          {time('from')}
          {time('to')}
        </div>
      </Show>
    </>
  )
}

function MustNotKnow(props: { plan: Plan }) {
  const id = createUniqueId()
  return (
    <div class="field">
      <label for={id}>{w().plan.mustNotKnow}</label>
      <textarea
        id={id}
        rows="2"
        maxlength={1000}
        autocomplete="off"
        value={props.plan.draft.mustNotKnow}
        onInput={(event) => props.plan.setDraft('mustNotKnow', event.currentTarget.value)}
      />
    </div>
  )
}
