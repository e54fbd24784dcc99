import { createSignal, Show, untrack } from 'solid-js'
import { createRead } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { createSending } from '../interview/createSending.ts'
import { InterviewForm } from '../interview/InterviewForm.tsx'
import type { Person } from '../interview/operations.ts'
import { Tick } from '../ui/Choose.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { namesOf } from './colleague.ts'
import { Unmet } from './Unmet.tsx'
import { type Colleague, recordWardMutation, type Ward, wardQuery } from './wardOperations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  of: Person
  onChanged: () => void
}

/** What concerns minors alone: who stands up for a ward, and what stands where nobody gives permission. */
export function Minor(props: Props) {
  const read = createRead(wardQuery, () => ({ study: props.study, person: props.of.id }))
  return (
    <Loaded read={read} pick={(data) => data.study && data.node && { ...data.study, ward: data.node }}>
      {(found) => (
        <>
          <OfWard {...props} colleagues={found().colleagues} ward={found().ward} onSaved={read.refetch} />
          <Unmet {...props} colleagues={found().colleagues} />
        </>
      )}
    </Loaded>
  )
}

function OfWard(props: Props & { colleagues: readonly Colleague[]; ward: Ward; onSaved: () => void }) {
  const sending = createSending()
  const [isWard, setWard] = createSignal(untrack(() => props.ward.isWard))
  const [advocate, setAdvocate] = createSignal(untrack(() => props.ward.advocateId ?? ''))
  const [isSaved, setSaved] = createSignal(false)
  const record = async () => {
    setSaved(false)
    if (isWard() && advocate() === '') return void sending.setProblems([w().ward.wrong['advocateId']!])
    const done = await sending.send(recordWardMutation, {
      ...{ studyId: props.study, participantId: props.of.id, isWard: isWard() },
      advocateId: isWard() ? advocate() : null,
    })
    if (!done) return
    setSaved(true)
    props.onSaved()
  }
  // Who asks somebody does not stand up for them.
  const others = () => props.colleagues.filter(({ isViewer }) => !isViewer)
  return (
    <details class="interview-decide" open={props.ward.isWard}>
      <summary>{w().ward.title}</summary>
      <InterviewForm sending={sending} label={w().ward.act} onSubmit={() => void record()}>
        <Show when={isSaved()}>
          <Notice>{w().ward.saved}</Notice>
        </Show>
        <Tick label={w().ward.isWard} note={w().ward.note} isOn={isWard()} onChange={setWard} />
        <Show when={isWard()}>
          <ChoiceField
            label={w().ward.advocate}
            value={advocate()}
            choices={[{ value: '', label: w().ward.nobody }, ...namesOf(others())]}
            onChoose={setAdvocate}
          />
        </Show>
      </InterviewForm>
    </details>
  )
}
