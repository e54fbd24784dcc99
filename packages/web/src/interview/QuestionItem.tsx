import { isAsked, isOpen, valuesOf, wordOf } from '@firsthand/analysis/instrument'
import type { Given, Page, Slot, Text } from '@firsthand/analysis/instrument'
import { createUniqueId, For, Match, Show, Switch } from 'solid-js'
import type { Labelled } from '../graphql.ts'
import { language } from '../language/language.ts'
import { Tick } from '../ui/Choose.tsx'
import { chosenOf, isFirstRow, textIn } from './asking.ts'
import type { Interview } from './createInterview.ts'
import { w, wordsIn } from './words.ts'

interface Props {
  interview: Interview
  page: Page
  /** The key of its slot: a name that stays while the rest of the page changes. */
  of: string
  services: readonly (Labelled & { key: string })[]
}

/** One question in the language of the interview, what they said to it, and the ways of not answering it. */
export function QuestionItem(props: Props) {
  const id = createUniqueId()
  const slot = () => props.page.slots.find(({ key }) => key === props.of)
  const spoken = () => props.interview.chosen().language
  return (
    <Show when={slot()}>
      {(of) => (
        <li>
          <div class="interview-question" role="group" aria-labelledby={id}>
            <Show when={isFirstRow(props.page.slots, of()) && of().item.text[spoken()]}>
              {(lead) => (
                <p class="soft" lang={spoken()}>
                  {lead()}
                </p>
              )}
            </Show>
            <p id={id} class="interview-asked" data-type={of().type} lang={spoken()}>
              {saidIn(of().text, spoken())}
            </p>
            <Show when={of().item.note}>
              {(note) => <p class="small soft measure">{w().record.note(saidIn(note(), language()))}</p>}
            </Show>
            <Show
              when={isAsked(of())}
              fallback={
                <Show when={of().type === 'consent' || of().type === 'contact'}>
                  <p class="small soft">{w().record.elsewhere}</p>
                </Show>
              }
            >
              <Ways {...props} slot={of()} id={id} />
            </Show>
          </div>
        </li>
      )}
    </Show>
  )
}

const saidIn = (text: Text, which: 'en' | 'es'): string => text[which] ?? text.en ?? ''

type WaysProps = Props & { slot: Slot; id: string }

const stateOf = ({ interview, slot, page }: WaysProps) => interview.given(slot, page.service)?.state
const give = ({ interview, slot, page }: WaysProps, given: Given | null) =>
  interview.give(slot, page.service, given)

function Ways(props: WaysProps) {
  const given = () => props.interview.given(props.slot, props.page.service)
  const isSaid = () => !['declined', 'not_applicable'].includes(given()?.state ?? '')
  const other = (state: 'declined' | 'not_applicable', label: string) => (
    <Tick
      label={label}
      isOn={stateOf(props) === state}
      onChange={(isOn) => give(props, isOn ? { state } : null)}
    />
  )
  return (
    <>
      <Show when={isSaid()}>
        <Switch fallback={<Choices {...props} />}>
          <Match when={isOpen(props.slot)}>
            <textarea
              rows={props.slot.type === 'long' ? 4 : 2}
              aria-labelledby={props.id}
              lang={props.interview.chosen().language}
              autocomplete="off"
              value={textIn(given())}
              onInput={(event) => {
                const value = event.currentTarget.value
                give(props, value.trim() ? { state: 'answered', value } : null)
              }}
            />
          </Match>
          <Match when={props.slot.type === 'multi' || props.slot.type === 'services'}>
            <Several {...props} />
          </Match>
        </Switch>
      </Show>
      {other('declined', w().record.declined)}
      <Show when={props.slot.item.mayNotApply}>{other('not_applicable', w().record.notApplicable)}</Show>
    </>
  )
}

interface Choice {
  value: string | number
  label: string
  isAlone: boolean
}

/** What is offered, in the language of the interview, from no to yes where it is a scale. */
const choicesOf = ({ interview, slot, services }: WaysProps): Choice[] => {
  const spoken = interview.chosen().language
  const { scale, scale3, yesNo, yesNoUnsure } = wordsIn(spoken).record
  const scales: Partial<Record<Slot['type'], readonly string[]>> = {
    ...{ likert5: scale, likert3: scale3, yes_no: yesNo, yes_no_unsure: yesNoUnsure },
  }
  if (slot.type === 'services')
    return services.map(({ key, label }) => ({
      ...{ value: key, label: label[spoken] ?? label.en, isAlone: false },
    }))
  return (valuesOf(slot) ?? []).map((value) => {
    const option = slot.item.options?.find((one) => one.value === value)
    // A form may have words of its own for its steps.
    const own = wordOf(slot, value)
    const label = own ? saidIn(own, spoken) : (scales[slot.type]?.[value - 1] ?? String(value))
    return { value, label, isAlone: option?.isExclusive ?? false }
  })
}

function Choices(props: WaysProps) {
  const name = createUniqueId()
  const isOn = (value: string | number) => {
    const now = props.interview.given(props.slot, props.page.service)
    return now?.state === 'answered' && now.value === value
  }
  return (
    <div class="interview-scale">
      <For each={choicesOf(props).map(({ value }) => value)}>
        {(value) => (
          <label class="tick-line">
            <input
              type="radio"
              name={name}
              checked={isOn(value)}
              onChange={() => give(props, { state: 'answered', value: Number(value) })}
            />
            <span lang={props.interview.chosen().language}>{labelOf(props, value)}</span>
          </label>
        )}
      </For>
    </div>
  )
}

const labelOf = (props: WaysProps, value: string | number): string =>
  choicesOf(props).find((one) => one.value === value)?.label ?? ''

/** One that excludes the others takes them away, and goes when another is chosen. */
function Several(props: WaysProps) {
  const chosen = () => chosenOf(props.interview.given(props.slot, props.page.service))
  const toggle = (value: string | number, isOn: boolean) => {
    const alone = choicesOf(props).flatMap((one) => (one.isAlone ? [one.value] : []))
    const rest = chosen().filter(
      (one) => one !== value && !(isOn && (alone.includes(value) || alone.includes(one))),
    )
    const now = isOn ? [...rest, value] : rest
    give(props, now.length > 0 ? { state: 'answered', value: now as number[] } : null)
  }
  return (
    <div class="interview-scale">
      <For each={choicesOf(props).map(({ value }) => value)}>
        {(value) => (
          <label class="tick-line">
            <input
              type="checkbox"
              checked={chosen().includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            <span lang={props.interview.chosen().language}>{labelOf(props, value)}</span>
          </label>
        )}
      </For>
    </div>
  )
}
