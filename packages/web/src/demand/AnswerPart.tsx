import { createSignal, For, Show } from 'solid-js'
import { clock } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createActing } from './createActing.ts'
import type { DemandProps } from './DemandItem.tsx'
import { type Answer, type AnswerKind, answerKinds, decideMutation, proposeMutation } from './operations.ts'
import { w } from './words.ts'

/** How a demand is answered: one proposes, another agrees. */
export function AnswerPart(props: DemandProps) {
  const waits = () => props.demand.answers.some(({ isAgreed }) => isAgreed === null)
  const isOut = () => props.demand.tasks.some(({ kind, doneAt }) => kind === 'answer' && doneAt)
  return (
    <>
      <h4>{w().answers}</h4>
      <ul class="demand-tasks">
        <For each={props.demand.answers}>
          {(answer) => (
            <OneAnswer
              study={props.study}
              answer={answer}
              isProtected={props.isProtected}
              onDone={() => props.onDone()}
            />
          )}
        </For>
      </ul>
      <Show when={!waits() && !isOut()}>
        <Show when={props.demand.state === 'agreed'}>
          <p class="small soft measure">{w().anew}</p>
        </Show>
        <ProposeForm {...props} />
      </Show>
    </>
  )
}

interface AnswerProps {
  study: string
  answer: Answer
  isProtected: boolean
  onDone: () => void
}

function OneAnswer(props: AnswerProps) {
  const acting = createActing(() => props.onDone())
  const decide = (isAgreed: boolean) =>
    void acting.act(decideMutation, { studyId: props.study, answerId: props.answer.id, isAgreed })
  const decided = () => {
    const { isAgreed, decidedBy, decidedAt } = props.answer
    if (isAgreed === null) return undefined
    return (isAgreed ? w().agreedBy : w().refusedBy)(decidedBy ?? w().left, clock(decidedAt!))
  }
  return (
    <li>
      <p>
        {w().answer[props.answer.answer]}
        <span class="soft">
          {' · '}
          {[w().proposedBy(props.answer.proposedBy ?? w().left, clock(props.answer.proposedAt)), decided()]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <Show when={props.answer.isAgreed === null}>
        <Show when={props.answer.isOwn}>
          <p class="soft">{w().waits}</p>
        </Show>
        <Show when={props.answer.answer === 'partly' && props.isProtected}>
          <p class="soft">{w().partlyHint}</p>
        </Show>
        <p class="buttons">
          <Show when={props.answer.maySecond}>
            <Button look="strong" disabled={acting.isBusy()} onClick={() => decide(true)}>
              {w().agree}
            </Button>
          </Show>
          <Button disabled={acting.isBusy()} onClick={() => decide(false)}>
            {props.answer.isOwn ? w().takeBackAnswer : w().refuse}
          </Button>
        </p>
      </Show>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </li>
  )
}

function ProposeForm(props: DemandProps) {
  const acting = createActing(() => props.onDone())
  const [answer, setAnswer] = createSignal<AnswerKind | ''>('')
  const propose = async () => {
    const proposed = answer()
    if (!proposed) return
    const demand = { studyId: props.study, demandId: props.demand.id }
    await acting.act(proposeMutation, { ...demand, answer: proposed })
  }
  return (
    <form
      class="demand-form"
      onSubmit={(event) => {
        event.preventDefault()
        void propose()
      }}
    >
      <ChoiceField
        label={w().proposeLabel}
        value={answer()}
        choices={[
          { value: '', label: w().choose },
          ...answerKinds.map((value) => ({ value, label: w().answer[value] })),
        ]}
        onChoose={(value) => setAnswer(value as AnswerKind | '')}
      />
      <Show when={answer() === 'partly' && props.isProtected}>
        <p class="soft">{w().partlyHint}</p>
      </Show>
      <p>
        <Button type="submit" disabled={acting.isBusy() || answer() === ''}>
          {w().propose}
        </Button>
      </p>
      <Show when={acting.problem()}>{(problem) => <Notice tone="problem">{problem()}</Notice>}</Show>
    </form>
  )
}
