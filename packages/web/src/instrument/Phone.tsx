import { givenTo, isAsked, isOpen, pageOf, valuesOf } from '@firsthand/analysis/instrument'
import type { Given, Page, Slot } from '@firsthand/analysis/instrument'
import { createUniqueId, For, Match, Show, Switch } from 'solid-js'
import type { Labelled, Language } from '../graphql.ts'
import { nameOf } from '../language/language.ts'
import { valueLabel } from './condition.ts'
import type { Walk } from './createWalk.ts'
import { w, wordsIn } from './words.ts'
import './phone.css'

interface Props {
  language: Language
  walk: Walk
  services: readonly (Labelled & { key: string })[]
}

/** One page of it on a phone, in one language. */
export function Phone(props: Props) {
  const page = () => pageOf(props.walk.sitting())
  const says = () => wordsIn(props.language).person
  const label = (key: string | null) => {
    const found = props.services.find((one) => one.key === key)?.label
    return found ? (found[props.language] ?? found.en) : ''
  }
  return (
    <div
      class="phone"
      role="group"
      aria-label={w().preview.phone(nameOf(props.language))}
      lang={props.language}
    >
      <Show when={page()} fallback={<p>{w().preview.empty}</p>}>
        {(here) => (
          <>
            <p class="phone-topic">{here().screen.topic[props.language]}</p>
            <Show when={here().service}>
              {(service) => <p class="phone-about">{says().about(label(service()))}</p>}
            </Show>
            <For each={placesOn(here())}>{(place) => <One {...props} page={here()} place={place} />}</For>
            <div class="phone-steps">
              <button type="button" disabled={here().isFirst} onClick={() => props.walk.back()}>
                {says().back}
              </button>
              <Show when={!here().isLast} fallback={<span>{wordsIn(props.language).preview.done}</span>}>
                {/* As on the page itself: to skip is as easy as to go on, and looks as good. */}
                <button type="button" data-way onClick={() => props.walk.next()}>
                  {says().next}
                </button>
                <button type="button" data-way onClick={() => props.walk.next()}>
                  {says().skip}
                </button>
              </Show>
            </div>
          </>
        )}
      </Show>
    </div>
  )
}

/** Rows of one table stand under its text; everything else stands alone. A name that stays while it is written. */
const placesOn = ({ slots }: Page): string[] => slots.map(({ key }) => key)

type OneProps = Props & { page: Page; place: string }

function One(props: OneProps) {
  const id = createUniqueId()
  const slot = () => props.page.slots.find(({ key }) => key === props.place)
  const leads = () => {
    const now = slot()
    const before = props.page.slots[props.page.slots.findIndex((one) => one === now) - 1]
    return now?.row && before?.item !== now.item ? now.item.text[props.language] : undefined
  }
  return (
    <Show when={slot()}>
      {(of) => (
        <div class="phone-item" role="group" aria-labelledby={id}>
          <Show when={leads()}>{(text) => <p class="phone-lead">{text()}</p>}</Show>
          <p id={id} data-type={of().type}>
            {of().text[props.language] ?? ''}
          </p>
          <Show
            when={isAsked(of())}
            fallback={
              <Show when={of().type === 'consent' || of().type === 'contact'}>
                <p class="phone-note">{wordsIn(props.language).person.elsewhere}</p>
              </Show>
            }
          >
            <Ways {...props} slot={of()} id={id} />
          </Show>
        </div>
      )}
    </Show>
  )
}

type WaysProps = OneProps & { slot: Slot; id: string }

/** How it is answered, and the ways of not answering it, which look as good. */
function Ways(props: WaysProps) {
  const says = () => wordsIn(props.language).person
  const given = () => givenTo(props.walk.sitting(), props.slot, props.page.service)
  const give = (one: Given | null) => props.walk.answer(props.slot, props.page.service, one)
  const other = (state: 'declined' | 'not_applicable', label: string) => (
    <label class="phone-choice" data-quiet>
      <input
        type="checkbox"
        checked={given()?.state === state}
        onChange={(event) => give(event.currentTarget.checked ? { state } : null)}
      />
      <span>{label}</span>
    </label>
  )
  return (
    <>
      <Switch fallback={<OneOf {...props} />}>
        <Match when={isOpen(props.slot)}>
          <textarea
            rows={props.slot.type === 'long' ? 4 : 2}
            aria-labelledby={props.id}
            autocomplete="off"
            value={textOf(given())}
            onInput={(event) => {
              const value = event.currentTarget.value
              give(value.trim() ? { state: 'answered', value } : null)
            }}
          />
        </Match>
        <Match when={props.slot.type === 'multi' || props.slot.type === 'services'}>
          <SomeOf {...props} />
        </Match>
      </Switch>
      {other('declined', says().decline)}
      <Show when={props.slot.item.mayNotApply}>{other('not_applicable', says().notApply)}</Show>
    </>
  )
}

const textOf = (given: Given | null): string =>
  given?.state === 'answered' && typeof given.value === 'string' ? given.value : ''

/** One number: a scale, a choice of one, or a step from 0 to 10 as a button each. */
function OneOf(props: WaysProps) {
  const name = createUniqueId()
  const given = () => givenTo(props.walk.sitting(), props.slot, props.page.service)
  const isOn = (value: number) => {
    const now = given()
    return now?.state === 'answered' && now.value === value
  }
  return (
    <div class="phone-choices" data-type={props.slot.type}>
      <For each={valuesOf(props.slot) ?? []}>
        {(value) => (
          <label class="phone-choice">
            <input
              type="radio"
              name={name}
              checked={isOn(value)}
              onChange={() => props.walk.answer(props.slot, props.page.service, { state: 'answered', value })}
            />
            <span>{valueLabel(props.slot, value, props.language)}</span>
          </label>
        )}
      </For>
    </div>
  )
}

function SomeOf(props: WaysProps) {
  const given = () => givenTo(props.walk.sitting(), props.slot, props.page.service)
  const chosen = (): readonly (string | number)[] => {
    const now = given()
    return now?.state === 'answered' && Array.isArray(now.value)
      ? (now.value as readonly (string | number)[])
      : []
  }
  const choices = (): { value: string | number; label: string; isAlone: boolean }[] =>
    props.slot.type === 'services'
      ? props.services.map(({ key, label }) => ({
          value: key,
          label: label[props.language] ?? label.en,
          isAlone: false,
        }))
      : (props.slot.item.options ?? []).map(({ value, isExclusive }) => ({
          ...{ value, label: valueLabel(props.slot, value, props.language), isAlone: isExclusive ?? false },
        }))
  /** "None" takes the others away, and each of the others takes "none" away. */
  const toggle = (value: string | number, isOn: boolean) => {
    const alone = choices().flatMap((one) => (one.isAlone ? [one.value] : []))
    const rest = chosen().filter((one) => one !== value && !alone.includes(value) && !alone.includes(one))
    const next = isOn ? [...rest, value] : chosen().filter((one) => one !== value)
    const answered = { state: 'answered' as const, value: next as number[] }
    props.walk.answer(props.slot, props.page.service, next.length > 0 ? answered : null)
  }
  return (
    <div class="phone-choices">
      <For each={choices().map(({ value }) => value)}>
        {(value) => (
          <label class="phone-choice">
            <input
              type="checkbox"
              checked={chosen().includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            <span>{choices().find((one) => one.value === value)?.label}</span>
          </label>
        )}
      </For>
    </div>
  )
}
