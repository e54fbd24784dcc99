import { A, useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { studyPath } from '../frame/here.ts'
import { plain, t } from '../language/language.ts'
import { duty } from '../safety/words.ts'
import { membershipOf, useSession } from '../session.ts'
import { Field } from '../ui/Field.tsx'
import { createSaving } from './createSaving.ts'
import { deleteStudyMutation } from './operations.ts'
import type { StepProps } from './step.ts'
import { StepForm } from './StepForm.tsx'
import { w } from './words.ts'

export function ReadyStep(props: StepProps) {
  const session = useSession()
  const mayDelete = () => membershipOf(session, props.study.id)?.may.includes('delete study') ?? false
  const mayManage = () => membershipOf(session, props.study.id)?.may.includes('manage members') ?? false
  return (
    <>
      <Show
        when={props.study.setup.missing.length > 0}
        fallback={<p class="lead-sentence">{w().ready.yes}</p>}
      >
        <p>{w().ready.no}</p>
        <ul class="setup-missing">
          <For each={props.study.setup.missing}>{(need) => <li>{w().need[need]}</li>}</For>
        </ul>
      </Show>
      <Hands of={props.study.setup.hands} />
      <OnDuty of={props.study.setup.dutyWarnings} study={props.study.id} />
      <p class="measure">
        {props.study.setup.asksSecondFactor ? t().way.requireIsOn : t().way.requireIsOff}
        <Show when={mayManage()}>
          {' '}
          <A href={`${studyPath(props.study.id)}/member`}>{t().way.requireWhere}</A>
        </Show>
      </p>
      <p>
        <A class="onward" href={studyPath(props.study.id)}>
          {w().ready.toStudy}
        </A>
      </p>
      <Show when={mayDelete()}>
        <Remove {...props} />
      </Show>
    </>
  )
}

/** Who reads in time what may speak of danger, before anybody is asked. */
function OnDuty(props: { of: string[]; study: string }) {
  const session = useSession()
  const mayPlan = () => membershipOf(session, props.study)?.may.includes('plan duty') ?? false
  return (
    <Show when={props.of.length > 0}>
      <section class="setup-apart" aria-labelledby="setup-duty">
        <h3 id="setup-duty">{duty().title}</h3>
        <ul class="measure">
          <For each={props.of}>{(one) => <li>{duty().warning[one]}</li>}</For>
        </ul>
        <Show when={mayPlan()}>
          <p>
            <A href={`${studyPath(props.study)}/safety/duty`}>{duty().toPlan}</A>
          </p>
        </Show>
      </section>
    </Show>
  )
}

/** What two people cannot do alone is said before they run into it. */
function Hands(props: { of: StepProps['study']['setup']['hands'] }) {
  return (
    <section class="setup-apart" aria-labelledby="setup-hands">
      <h3 id="setup-hands">{w().hands.title}</h3>
      <p class="soft measure">{w().hands.why}</p>
      <ul class="setup-hands measure">
        <For each={props.of}>
          {(one) => (
            <li>
              {w().hands.act[one.act]}{' '}
              <span class={one.isWithinReach ? 'soft' : 'setup-lacking'}>
                {one.isWithinReach ? w().hands.yes : w().hands.no}
              </span>
              <Show when={!one.isBuilt}>
                {' '}
                <span class="small soft">{w().hands.later}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function Remove(props: StepProps) {
  const session = useSession()
  const navigate = useNavigate()
  const saving = createSaving(() => undefined)
  const [typed, setTyped] = createSignal('')
  const remove = async () => {
    const { en, es } = props.study.title
    const title = typed().trim()
    if (title !== en && title !== es) return void saving.setProblems([w().remove.wrong])
    if (!(await saving.send(deleteStudyMutation, { studyId: props.study.id, title }))) return
    // First: the way home leads to a study of the session's list.
    await session.load()
    navigate('/')
  }
  return (
    <StepForm saving={saving} label={w().remove.act} look="plain" onSubmit={() => void remove()}>
      <h3>{w().remove.title}</h3>
      <p class="soft measure">{w().remove.why}</p>
      <Field
        label={w().remove.type(plain(props.study.title))}
        value={typed()}
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </StepForm>
  )
}
