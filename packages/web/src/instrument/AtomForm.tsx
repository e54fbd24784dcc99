import { askedScopes, facts, modes, valuesOf } from '@firsthand/analysis/instrument'
import type { Atom, Instrument, ItemAtom, Slot } from '@firsthand/analysis/instrument'
import { For, Match, Show, Switch } from 'solid-js'
import { language } from '../language/language.ts'
import { Tick } from '../ui/Choose.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { atomOfKind, type Kind, kindOf, slotLabel, slotsBefore, valueLabel } from './condition.ts'
import { w } from './words.ts'

interface Props {
  instrument: Instrument
  before: string
  atom: Atom
  onChange: (atom: Atom) => void
}

const kinds: readonly Kind[] = ['answer', 'wave', 'age', 'mode', 'service', 'scope', 'fact']

/** One thing that a condition asks for. */
export function AtomForm(props: Props) {
  const kind = () => kindOf(props.atom)
  return (
    <div class="atom">
      <ChoiceField
        label={w().condition.what}
        value={kind()}
        choices={kinds.map((value) => ({ value, label: w().condition[value] }))}
        onChoose={(next) => props.onChange(atomOfKind(next as Kind, props.instrument, props.before))}
      />
      <Show when={kind() === 'answer'} fallback={<SettingForm {...props} />}>
        <AnswerForm {...props} atom={props.atom as ItemAtom} />
      </Show>
    </div>
  )
}

type AnswerProps = Props & { atom: ItemAtom }

function AnswerForm(props: AnswerProps) {
  const slots = () => slotsBefore(props.instrument, props.before)
  const slot = () => slots().find(({ key }) => key === props.atom.item)
  const values = () => (slot() && valuesOf(slot()!)) ?? []
  const isScale = () => ['likert5', 'likert3', 'slider'].includes(slot()?.type ?? '')
  const relations = (): ItemAtom['op'][] => [
    ...(values().length > 0 ? (['eq', 'in'] as const) : []),
    ...(isScale() ? (['gte'] as const) : []),
    'answered',
  ]
  const choose = (item: string) => {
    const next = slots().find(({ key }) => key === item)
    const [first] = (next && valuesOf(next)) ?? []
    props.onChange(first === undefined ? { op: 'answered', item } : { op: 'eq', item, value: first })
  }
  return (
    <>
      <ChoiceField
        label={w().condition.item}
        value={props.atom.item}
        choices={[
          // What a condition names stays named, also where it is not here any more.
          ...(slot() ? [] : [{ value: props.atom.item, label: `${props.atom.item} (?)` }]),
          ...slots().map((one) => ({ value: one.key, label: slotLabel(one, language()) })),
        ]}
        onChoose={choose}
      />
      <ChoiceField
        label={w().condition.relation}
        value={props.atom.op}
        choices={relations().map((value) => ({ value, label: w().condition[value] }))}
        onChoose={(op) => props.onChange(related(props.atom, op as ItemAtom['op'], values()))}
      />
      <Show when={slot()}>{(of) => <ValueForm {...props} slot={of()} values={values()} />}</Show>
    </>
  )
}

const related = (atom: ItemAtom, op: ItemAtom['op'], values: readonly number[]): ItemAtom => {
  const { item } = atom
  const value = 'value' in atom ? atom.value : 'values' in atom ? (atom.values[0] ?? 0) : (values[0] ?? 0)
  if (op === 'answered') return { op, item }
  return op === 'in' ? { op, item, values: [value] } : { op, item, value }
}

function ValueForm(props: AnswerProps & { slot: Slot; values: readonly number[] }) {
  const single = () => (props.atom.op === 'eq' || props.atom.op === 'gte' ? props.atom : undefined)
  const several = () => (props.atom.op === 'in' ? props.atom : undefined)
  const label = (value: number) => valueLabel(props.slot, value, language())
  return (
    <>
      <Show when={single()}>
        {(atom) => (
          <ChoiceField
            label={w().condition.value}
            value={String(atom().value)}
            choices={props.values.map((value) => ({ value: String(value), label: label(value) }))}
            onChoose={(value) => props.onChange({ ...atom(), value: Number(value) })}
          />
        )}
      </Show>
      <Show when={several()}>
        {(atom) => (
          <fieldset>
            <legend class="small soft">{w().condition.value}</legend>
            <For each={props.values}>
              {(value) => (
                <Tick
                  label={label(value)}
                  isOn={atom().values.includes(value)}
                  onChange={(isOn) =>
                    props.onChange({
                      ...atom(),
                      values: props.values.filter((one) =>
                        one === value ? isOn : atom().values.includes(one),
                      ),
                    })
                  }
                />
              )}
            </For>
          </fieldset>
        )}
      </Show>
    </>
  )
}

/** What is known before anything is asked. */
function SettingForm(props: Props) {
  const of = <Op extends Atom['op']>(op: Op) =>
    props.atom.op === op ? (props.atom as Extract<Atom, { op: Op }>) : undefined
  return (
    <Switch fallback={<ChoiceForm {...props} />}>
      <Match when={of('wave')}>
        {(atom) => (
          <NumberField
            label={w().condition.waveFrom}
            value={atom().from}
            onChange={(from) => props.onChange({ op: 'wave', from: from || 1 })}
          />
        )}
      </Match>
      <Match when={of('ageAtWave')}>
        {(atom) => (
          <>
            <NumberField
              label={w().condition.from}
              value={atom().from}
              onChange={(from) => props.onChange({ ...atom(), from })}
            />
            <NumberField
              label={w().condition.below}
              value={atom().below}
              onChange={(below) => props.onChange({ ...atom(), below })}
            />
          </>
        )}
      </Match>
    </Switch>
  )
}

/** What staff know of somebody, who answers, and what was agreed to. */
function ChoiceForm(props: Props) {
  const of = <Op extends Atom['op']>(op: Op) =>
    props.atom.op === op ? (props.atom as Extract<Atom, { op: Op }>) : undefined
  return (
    <Switch>
      <Match when={of('mode')}>
        {(atom) => (
          <ChoiceField
            label={w().condition.mode}
            value={atom().is}
            choices={modes.map((value) => ({ value, label: w().condition[value] }))}
            onChoose={(is) => props.onChange({ op: 'mode', is: is as 'self' })}
          />
        )}
      </Match>
      <Match when={of('service')}>
        {(atom) => (
          <Field
            label={w().condition.serviceKey}
            value={atom().is}
            autocomplete="off"
            onChange={(event) =>
              props.onChange({ op: 'service', is: event.currentTarget.value.trim() || 'service' })
            }
          />
        )}
      </Match>
      <Match when={of('scope')}>
        {(atom) => (
          <ChoiceField
            label={w().condition.scope}
            value={atom().has}
            choices={askedScopes.map((value) => ({ value, label: w().condition.scopes[value] }))}
            onChoose={(has) => props.onChange({ op: 'scope', has: has as 'analyse' })}
          />
        )}
      </Match>
      <Match when={of('fact')}>
        {(atom) => (
          <ChoiceField
            label={w().condition.fact}
            value={atom().is}
            choices={facts.map((value) => ({ value, label: w().condition.facts[value] }))}
            onChoose={(is) => props.onChange({ op: 'fact', is: is as 'themes_checked' })}
          />
        )}
      </Match>
    </Switch>
  )
}

interface NumberProps {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** An emptied field asks for nothing. */
function NumberField(props: NumberProps) {
  return (
    <Field
      label={props.label}
      type="number"
      min="0"
      max="120"
      value={props.value ?? ''}
      onChange={(event) => {
        const text = event.currentTarget.value
        props.onChange(/^\d{1,3}$/.test(text) ? Number(text) : undefined)
      }}
    />
  )
}
