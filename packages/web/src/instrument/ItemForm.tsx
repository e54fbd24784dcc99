import {
  addOption,
  addRow,
  changeAt,
  changeItem,
  isAsked,
  isChoice,
  itemTypes,
  moveItem,
  removeItem,
  withCondition,
  withText,
  withType,
  type Item,
  type ItemType,
  type Text,
} from '@firsthand/analysis/instrument'
import { Index, Show, untrack } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Tick } from '../ui/Choose.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { ConditionForm } from './ConditionForm.tsx'
import type { Drafting } from './createDrafting.ts'
import { FindingsOf } from './Findings.tsx'
import { KeyField } from './KeyField.tsx'
import { TwoTexts } from './TwoTexts.tsx'
import { w } from './words.ts'

interface Props {
  drafting: Drafting
  of: string
}

export function ItemForm(props: Props) {
  const instrument = () => props.drafting.instrument()
  const item = () => itemIn(props.drafting, props.of)
  const change = (edit: (item: Item) => Item) => {
    const { of } = untrackedOf(props)
    props.drafting.change((now) => changeItem(now, of, edit))
  }
  const keys = () => instrument().screens.flatMap(({ items }) => items.map(({ key }) => key))
  return (
    <section class="item-form" id={`item-${props.of}`} aria-label={w().item(props.of)}>
      <ItemHead {...props} />
      <FindingsOf drafting={props.drafting} of="items" key={props.of} />
      <TwoTexts
        label={w().text}
        text={item().text}
        languages={instrument().languages}
        isLong
        onInput={(language, text) => change((one) => ({ ...one, text: withText(one.text, language, text) }))}
      />
      <div class="two-texts">
        <ChoiceField
          label={w().type}
          value={item().type}
          choices={itemTypes.map((value) => ({ value, label: w().types[value] }))}
          onChoose={(type) => change((one) => withType(one, type as ItemType))}
        />
        <KeyField
          label={w().key}
          value={props.of}
          taken={keys()}
          onChange={(key) => change((one) => ({ ...one, key }))}
        />
      </div>
      <Parts {...props} item={item()} change={change} />
      <ConditionForm
        instrument={instrument()}
        before={props.of}
        condition={item().showIf}
        onChange={(showIf) => change((one) => withCondition(one, showIf))}
      />
      <Show when={instrument().kind === 'guide' || item().note}>
        <TwoTexts
          label={w().note}
          text={item().note}
          languages={instrument().languages}
          isLong
          onInput={(language, text) =>
            change((one) => ({ ...one, note: withText(one.note ?? {}, language, text) }))
          }
        />
      </Show>
    </section>
  )
}

function ItemHead(props: Props) {
  const move = (by: 1 | -1) => {
    const { of } = untrackedOf(props)
    props.drafting.change((now) => moveItem(now, of, by))
  }
  const remove = () => {
    const { of } = untrackedOf(props)
    props.drafting.change((now) => removeItem(now, of))
  }
  return (
    <div class="item-head">
      <h3>{w().item(props.of)}</h3>
      <span class="buttons">
        <Button look="quiet" aria-label={`${w().up}: ${props.of}`} onClick={() => move(-1)}>
          {w().up}
        </Button>
        <Button look="quiet" aria-label={`${w().down}: ${props.of}`} onClick={() => move(1)}>
          {w().down}
        </Button>
        <Button look="quiet" aria-label={`${w().remove}: ${props.of}`} onClick={remove}>
          {w().remove}
        </Button>
      </span>
    </div>
  )
}

/** Whose act it is, at the moment of the act. */
const untrackedOf = (props: Props): { of: string } => untrack(() => ({ of: props.of }))

/** What stood there last, for the moment in which it goes. */
const itemIn = (drafting: Drafting, key: string): Item =>
  drafting
    .instrument()
    .screens.flatMap(({ items }) => items)
    .find((one) => one.key === key) ?? { key, type: 'info', text: {}, required: false }

type PartProps = Props & { item: Item; change: (edit: (item: Item) => Item) => void }

/** What an item of its type needs. */
function Parts(props: PartProps) {
  return (
    <>
      <Show when={isChoice(props.item)}>
        <Options {...props} />
      </Show>
      <Show when={props.item.type === 'matrix'}>
        <Rows {...props} />
      </Show>
      <Show when={isAsked(props.item)}>
        <Tick
          label={w().mayNotApply}
          isOn={props.item.mayNotApply ?? false}
          onChange={(mayNotApply) => props.change((one) => ({ ...one, mayNotApply }))}
        />
      </Show>
    </>
  )
}

function Options(props: PartProps) {
  const set = (at: number, part: object) =>
    props.change((one) => ({ ...one, options: changeAt(one.options ?? [], at, part) }))
  return (
    <fieldset class="item-parts">
      <legend>{w().options}</legend>
      <Index each={props.item.options ?? []}>
        {(option, at) => (
          <div class="item-part">
            <TwoTexts
              label={w().option(option().value)}
              text={option().text}
              languages={props.drafting.instrument().languages}
              onInput={(language, text) => set(at, { text: withText(option().text, language, text) })}
            />
            <div class="buttons">
              <Show when={props.item.type === 'multi'}>
                <Tick
                  label={w().alone}
                  isOn={option().isExclusive ?? false}
                  onChange={(isExclusive) => set(at, { isExclusive })}
                />
              </Show>
              <Button
                look="quiet"
                aria-label={`${w().remove}: ${w().option(option().value)}`}
                onClick={() =>
                  props.change((one) => ({
                    ...one,
                    options: (one.options ?? []).filter((_, nth) => nth !== at),
                  }))
                }
              >
                {w().remove}
              </Button>
            </div>
          </div>
        )}
      </Index>
      <p>
        <Button onClick={() => props.change(addOption)}>{w().addOption}</Button>
      </p>
    </fieldset>
  )
}

function Rows(props: PartProps) {
  const set = (at: number, text: Text) =>
    props.change((one) => ({ ...one, rows: changeAt(one.rows ?? [], at, { text }) }))
  return (
    <fieldset class="item-parts">
      <legend>{w().rows}</legend>
      <Index each={props.item.rows ?? []}>
        {(row, at) => (
          <div class="item-part">
            <TwoTexts
              label={w().row(row().key)}
              text={row().text}
              languages={props.drafting.instrument().languages}
              onInput={(language, text) => set(at, withText(row().text, language, text))}
            />
            <div class="buttons">
              <Button
                look="quiet"
                aria-label={`${w().remove}: ${w().row(row().key)}`}
                onClick={() =>
                  props.change((one) => ({ ...one, rows: (one.rows ?? []).filter((_, nth) => nth !== at) }))
                }
              >
                {w().remove}
              </Button>
            </div>
          </div>
        )}
      </Index>
      <p>
        <Button onClick={() => props.change(addRow)}>{w().addRow}</Button>
      </p>
    </fieldset>
  )
}
