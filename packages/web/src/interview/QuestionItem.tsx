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
            <Match when={asked().question.type === 'likert5'}>
              <Scale interview={props.interview} of={props.of} />
            </Match>
            <Match when={asked().question.type === 'single'}>
              <Field
                label={w().record.number}
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

/** From no to yes, as the question is read out. */
function Scale(props: { interview: Interview; of: string }) {
  const name = createUniqueId()
  return (
    <div class="interview-scale">
      <For each={wordsIn(props.interview.language()).record.scale}>
        {(word, at) => (
          <label class="tick-line">
            <input
              type="radio"
              name={name}
              checked={props.interview.givenTo(props.of).value === at() + 1}
              onChange={() => props.interview.give(props.of, { value: at() + 1 })}
            />
            <span lang={props.interview.language()}>{word}</span>
          </label>
        )}
      </For>
    </div>
  )
}

const wholeOf = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null)
