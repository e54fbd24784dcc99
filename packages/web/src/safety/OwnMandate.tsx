import { Show } from 'solid-js'
import { MandateChoice } from '../member/MandateChoice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createActing } from './createActing.ts'
import type { PlanProps } from './DutyPage.tsx'
import { sayMandatedMutation } from './dutyOperations.ts'
import { duty as w } from './words.ts'

/** Of oneself: whether the law asks one to report. The other reviewers see it beside what one has; nothing else follows. */
export function OwnMandate(props: PlanProps) {
  const acting = createActing(() => props.onDone())
  return (
    <section>
      <h2>{w().mandatedTitle}</h2>
      <p class="soft measure">{w().mandatedLead}</p>
      <div class="safety-form">
        <MandateChoice
          label={w().mandatedAsked}
          value={props.duty.mandated}
          onChoose={(mandated) => void acting.act(sayMandatedMutation, { studyId: props.study, mandated })}
        />
      </div>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </section>
  )
}
