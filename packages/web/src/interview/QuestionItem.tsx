import { createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { plain } from '../language/language.ts'
import { Tick } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import type { Interview } from './createInterview.ts'
import { isOpen } from './draft.ts'
import { w, wordsIn } from './words.ts'

/** One question in the language of the interview, and what they said to it. */
export function QuestionItem(props: { interview: Interview; of: string }) {
  const id = createUniqueId()
  const asked = () => props.interview.asked().find(({ key }) => key === props.of)!
  const given = () => props.interview.givenTo(props.of)
  const spoken = () => (asked().question.text.es === null ? 'en' : props.interview.language())
  const text = () => asked().question.text[spoken()] ?? asked().question.text.en
  return (
    <li>
      <div class="interview-question" role="group" aria-labelledby={id}>
        <p id={id} class="interview-asked" lang={spoken()}>
          {text()}
          <Show when={asked().service}>
            {(service) => <span class="small soft"> {w().record.about(plain(service().label))}</span>}
          </Show>
        </p>
        <Show when={!given().isDeclined}>
          <Switch>
            <Match when={isOpen(asked().question)}>
              <textarea
                rows="4"
                aria-labelledby={id}
                lang={props.interview.language()}
                autocomplete="off"
                value={given().text}
                onInput={(event) => props.interview.give(props.of, { text: event.currentTarget.value })}
              />
            </Match>
            <Match when={asked().question.type === 'multi'}>
              <Several interview={props.interview} of={props.of} />
            </Match>
            <Match when={choicesOf(props.interview, props.of).length > 0}>
              <Choices interview={props.interview} of={props.of} />
            </Match>
            <Match when={asked().question.type === 'single' || asked().question.type === 'slider'}>
              <Field
                label={asked().question.type === 'slider' ? w().record.step : w().record.number}
                inputmode="numeric"
                value={given().value === null ? '' : String(given().value)}
                onInput={(event) =>
                  props.interview.give(props.of, { value: wholeOf(event.currentTarget.value) })
                }
              />
            </Match>
          </Switch>
        </Show>
        <Tick
          label={w().record.declined}
          isOn={given().isDeclined}
          onChange={(isDeclined) => props.interview.give(props.of, { isDeclined })}
        />
      </div>
    </li>
  )
}

interface ChoiceProps {
  interview: Interview
  of: string
}

interface Choice {
  value: number
  label: string
  isAlone: boolean
}

/** What is offered, in the language of the interview, from no to yes where it is a scale. */
const choicesOf = (interview: Interview, of: string): Choice[] => {
  const question = interview.asked().find(({ key }) => key === of)?.question
  const { scale, scale3, yesNo, yesNoUnsure } = wordsIn(interview.language()).record
  const scales: Partial<Record<string, readonly string[]>> = {
    ...{ likert5: scale, likert3: scale3, yes_no: yesNo, yes_no_unsure: yesNoUnsure },
  }
  const steps = scales[question?.type ?? '']
  // A form may have words of its own for its five steps.
  if (steps && !question?.options.length)
    return steps.map((label, at) => ({ value: at + 1, label, isAlone: false }))
  return (question?.options ?? []).map(({ value, text, isExclusive }) => ({
    ...{ value, label: text[interview.language()] ?? text.en, isAlone: isExclusive },
  }))
}

function Choices(props: ChoiceProps) {
  const name = createUniqueId()
  return (
    <div class="interview-scale">
      <For each={choicesOf(props.interview, props.of).map(({ value }) => value)}>
        {(value) => (
          <label class="tick-line">
            <input
              type="radio"
              name={name}
              checked={props.interview.givenTo(props.of).value === value}
              onChange={() => props.interview.give(props.of, { value })}
            />
            <span lang={props.interview.language()}>{labelOf(props, value)}</span>
          </label>
        )}
      </For>
    </div>
  )
}

const labelOf = ({ interview, of }: ChoiceProps, value: number): string =>
  choicesOf(interview, of).find((one) => one.value === value)?.label ?? ''

/** One that excludes the others takes them away, and goes when another is chosen. */
function Several(props: ChoiceProps) {
  const toggle = (value: number, isOn: boolean) => {
    const alone = choicesOf(props.interview, props.of).flatMap((one) => (one.isAlone ? [one.value] : []))
    const { values } = props.interview.givenTo(props.of)
    const rest = values.filter(
      (one) => one !== value && !(isOn && (alone.includes(value) || alone.includes(one))),
    )
    props.interview.give(props.of, { values: isOn ? [...rest, value] : rest })
  }
  return (
    <div class="interview-scale">
      <For each={choicesOf(props.interview, props.of).map(({ value }) => value)}>
        {(value) => (
          <label class="tick-line">
            <input
              type="checkbox"
              checked={props.interview.givenTo(props.of).values.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            <span lang={props.interview.language()}>{labelOf(props, value)}</span>
          </label>
        )}
      </For>
    </div>
  )
}

const wholeOf = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null)
