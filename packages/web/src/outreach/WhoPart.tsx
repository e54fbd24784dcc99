import { createSignal } from 'solid-js'
import { Field } from '../ui/Field.tsx'
import { ActForm } from './ActForm.tsx'
import { createActing } from './createActing.ts'
import { keepIdentityMutation } from './acts.ts'
import { type Reaching } from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  of: Reaching
  onDone: () => void
}

/** Written and not read back: what stands here afterwards is that it is kept. */
export function WhoPart(props: Props) {
  const acting = createActing(() => props.onDone())
  const [name, setName] = createSignal('')
  const [birthDate, setBirthDate] = createSignal('')
  const keep = async () => {
    if (!name().trim() && !birthDate()) return void acting.setProblems([w().wrong['input']!])
    const input = {
      ...{ studyId: props.study, participantId: props.of.id },
      ...{ name: name().trim() || null, birthDate: birthDate() || null },
    }
    if (!(await acting.act(keepIdentityMutation, input, w().who.saved))) return
    setName('')
    setBirthDate('')
  }
  return (
    <section aria-labelledby="outreach-who">
      <h2 id="outreach-who">{w().who.title}</h2>
      <dl class="outreach-kept">
        <div>
          <dt>{w().who.name}</dt>
          <dd class="soft">{props.of.identity.hasName ? w().who.kept : w().who.notKept}</dd>
        </div>
        <div>
          <dt>{w().who.birthDate}</dt>
          <dd class="soft">{props.of.identity.hasBirthDate ? w().who.kept : w().who.notKept}</dd>
        </div>
      </dl>
      <details class="outreach-more">
        <summary>{w().who.correct}</summary>
        <p class="soft measure">{w().who.lead}</p>
        <ActForm acting={acting} label={w().who.act} onSubmit={() => void keep()}>
          <Field
            label={w().who.name}
            value={name()}
            autocomplete="off"
            maxlength={200}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <Field
            label={w().who.birthDate}
            hint={w().who.birthHint}
            type="date"
            value={birthDate()}
            autocomplete="off"
            onInput={(event) => setBirthDate(event.currentTarget.value)}
          />
        </ActForm>
      </details>
    </section>
  )
}
