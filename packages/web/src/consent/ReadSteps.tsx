import { For, Show } from 'solid-js'
import type { Scope } from '../interview/operations.ts'
import { headingIn, isQuestion, saidIn, scopeOf } from './block.ts'
import type { Meeting, Place } from './createMeeting.ts'
import { type Answer, type Item, items, type Understanding } from './meetingOperations.ts'
import { ReadParts } from './ReadParts.tsx'
import { wordsIn } from './words.ts'

interface Props {
  meeting: Meeting
  place: Place
}

/** Everything that is no question, large enough for two to read it on one screen. */
export function ReadStep(props: Props) {
  return (
    <ReadParts
      of={props.place.text.blocks.filter((block) => !isQuestion(block))}
      language={props.meeting.chosen.language}
      level={2}
    />
  )
}

/** What is read again where somebody did not know. */
const readAgain: Record<Item, string[]> = {
  canStop: ['voluntary', 'withdrawal'],
  canSkip: ['voluntary'],
  whoIsTold: ['confidentiality_limits', 'running_away'],
}

export function UnderstoodStep(props: Props) {
  const language = () => props.meeting.chosen.language
  const words = () => wordsIn(language()).meeting
  return (
    <div class="meeting-understood" lang={language()}>
      <p class="meeting-large">{words().understoodLead}</p>
      <For each={items}>
        {(item) => (
          <fieldset class="meeting-item">
            <legend>{words().item[item]}</legend>
            <Choices
              names={words().knew}
              value={props.meeting.chosen.understood[item] ?? null}
              onChoose={(how: Understanding) => props.meeting.understand(item, how)}
            />
            <Show when={props.meeting.chosen.understood[item] === 'explained'}>
              <p class="soft">{words().readAgain}</p>
              <ReadParts
                of={props.place.text.blocks.filter(({ type }) => readAgain[item].includes(type))}
                language={language()}
                level={2}
              />
            </Show>
          </fieldset>
        )}
      </For>
    </div>
  )
}

/** One question alone. Yes, no and skip look alike: none of them is the right one. */
export function QuestionStep(props: Props & { scope: Scope }) {
  const language = () => props.meeting.chosen.language
  const words = () => wordsIn(language()).meeting
  const part = () =>
    saidIn(props.place.text.blocks, language()).find((one) => isQuestion(one) && scopeOf(one) === props.scope)
  const answer = (given: Answer | null) => props.meeting.answer(props.scope, given)
  return (
    <Show when={part()}>
      {(question) => (
        <div class="meeting-question" lang={language()}>
          <p class="soft">{headingIn(question(), language())}</p>
          <p class="meeting-asked">{question()[language()]}</p>
          <div class="meeting-answers">
            <For each={['granted', 'declined', null] as const}>
              {(given) => (
                <button
                  type="button"
                  aria-pressed={given !== null && props.meeting.chosen.answers[props.scope] === given}
                  onClick={() => answer(given)}
                >
                  {given === null ? words().saySkip : given === 'granted' ? words().sayYes : words().sayNo}
                </button>
              )}
            </For>
          </div>
          <p class="soft">{words().skipNote}</p>
        </div>
      )}
    </Show>
  )
}

interface ChoicesProps<Value extends string> {
  names: Record<Value, string>
  value: Value | null
  onChoose: (value: Value) => void
}

function Choices<Value extends string>(props: ChoicesProps<Value>) {
  return (
    <div class="meeting-answers">
      <For each={Object.keys(props.names) as Value[]}>
        {(value) => (
          <button type="button" aria-pressed={props.value === value} onClick={() => props.onChoose(value)}>
            {props.names[value]}
          </button>
        )}
      </For>
    </div>
  )
}
