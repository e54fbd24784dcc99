import {
  addItem,
  changeScreen,
  itemTypes,
  removeScreen,
  withCondition,
  withText,
  type ItemType,
  type Screen,
} from '@firsthand/analysis/instrument'
import { createSignal, For, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { ConditionForm } from './ConditionForm.tsx'
import type { Drafting } from './createDrafting.ts'
import { FindingsOf } from './Findings.tsx'
import { ItemForm } from './ItemForm.tsx'
import { KeyField } from './KeyField.tsx'
import { TwoTexts } from './TwoTexts.tsx'
import { w } from './words.ts'

interface Props {
  drafting: Drafting
  of: string
  onRename: (key: string) => void
}

/** One screen: what it is about, when it is shown, and what stands on it. */
export function ScreenForm(props: Props) {
  const instrument = () => props.drafting.instrument()
  const screen = () => instrument().screens.find(({ key }) => key === props.of)!
  const change = (edit: (screen: Screen) => Screen) => {
    const key = props.of
    props.drafting.change((now) => changeScreen(now, key, edit))
  }
  const remove = () => {
    const key = props.of
    props.drafting.change((now) => removeScreen(now, key))
  }
  const rename = (key: string) => {
    change((one) => ({ ...one, key }))
    props.onRename(key)
  }
  return (
    <section class="screen-form" id={`screen-${props.of}`} aria-label={w().screen(props.of)}>
      <h2>{w().screen(props.of)}</h2>
      <FindingsOf drafting={props.drafting} of="screens" key={props.of} />
      <TwoTexts
        label={w().topic}
        text={screen().topic}
        languages={instrument().languages}
        onInput={(language, text) =>
          change((one) => ({ ...one, topic: withText(one.topic, language, text) }))
        }
      />
      <KeyField
        label={w().key}
        value={props.of}
        taken={instrument().screens.map(({ key }) => key)}
        onChange={rename}
      />
      <ConditionForm
        instrument={instrument()}
        before={props.of}
        condition={screen().showIf}
        onChange={(showIf) => change((one) => withCondition(one, showIf))}
      />
      <ScreenWays drafting={props.drafting} screen={screen()} change={change} />
      <For each={screen().items.map(({ key }) => key)}>
        {(key) => <ItemForm drafting={props.drafting} of={key} />}
      </For>
      <AddItem drafting={props.drafting} to={props.of} />
      <p>
        <Button look="quiet" onClick={remove}>
          {w().remove}: {w().screen(props.of)}
        </Button>
      </p>
    </section>
  )
}

interface WaysProps {
  drafting: Drafting
  screen: Screen
  change: (edit: (screen: Screen) => Screen) => void
}

/** Whether it ends the sitting, and whether it is asked for each service. */
function ScreenWays(props: WaysProps) {
  /** Only what was asked on a screen before, and what is chosen, so that it stays named. */
  const services = () => {
    const { screens } = props.drafting.instrument()
    const before = screens
      .slice(
        0,
        screens.findIndex(({ key }) => key === props.screen.key),
      )
      .flatMap(({ items }) => items.filter(({ type }) => type === 'services').map(({ key }) => key))
    const chosen = props.screen.eachService?.of
    return chosen === undefined || before.includes(chosen) ? before : [...before, chosen]
  }
  const setEnd = (ends: string) =>
    props.change(({ ends: _, ...one }) => (ends === 'none' ? one : { ...one, ends: ends as 'closing' }))
  const setEach = (of: string) =>
    props.change(({ eachService, ...one }) =>
      of === '' ? one : { ...one, eachService: { of, most: eachService?.most ?? 3 } },
    )
  return (
    <div class="two-texts">
      <ChoiceField
        label={w().ends}
        value={props.screen.ends ?? 'none'}
        choices={(['none', 'closing', 'safe_exit'] as const).map((value) => ({
          value,
          label: w().endings[value],
        }))}
        onChoose={setEnd}
      />
      <ChoiceField
        label={`${w().each}, ${w().eachOf}`}
        value={props.screen.eachService?.of ?? ''}
        choices={[{ value: '', label: w().notEach }, ...services().map((value) => ({ value, label: value }))]}
        onChoose={setEach}
      />
      <Show when={props.screen.eachService}>
        {(each) => (
          <Field
            label={w().eachMost}
            type="number"
            min="1"
            max="3"
            value={each().most}
            onChange={(event) => {
              const most = Number(event.currentTarget.value)
              if (Number.isInteger(most) && most >= 1 && most <= 20)
                props.change((one) => ({ ...one, eachService: { of: each().of, most } }))
            }}
          />
        )}
      </Show>
    </div>
  )
}

function AddItem(props: { drafting: Drafting; to: string }) {
  const [type, setType] = createSignal<ItemType>('likert5')
  const add = () => {
    const [key, of] = [props.to, type()]
    props.drafting.change((now) => addItem(now, key, of).instrument)
  }
  return (
    <div class="add-item">
      <ChoiceField
        label={w().type}
        value={type()}
        choices={itemTypes.map((value) => ({ value, label: w().types[value] }))}
        onChoose={(value) => setType(value as ItemType)}
      />
      <Button onClick={add}>{w().addItem}</Button>
    </div>
  )
}
