import type { Instrument, Predicate } from '@firsthand/analysis/instrument'
import { Index, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Tick } from '../ui/Choose.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { AtomForm } from './AtomForm.tsx'
import { firstAtom, isGroup, type Group, negated, partsOf, plainOf } from './condition.ts'
import { w } from './words.ts'

interface Props {
  instrument: Instrument
  /** Whose condition it is: only what stands before it can be asked about. */
  before: string
  condition: Predicate | undefined
  onChange: (condition: Predicate | null) => void
}

/** A condition put together by choosing, never written as code. */
export function ConditionForm(props: Props) {
  const start = () => firstAtom(props.instrument, props.before)
  return (
    <fieldset class="condition">
      <legend>{w().condition.title}</legend>
      <Show
        when={props.condition}
        fallback={
          <p class="buttons">
            <span class="soft">{w().condition.always}</span>
            <Button onClick={() => props.onChange(start())}>{w().condition.add}</Button>
          </p>
        }
      >
        {(condition) => (
          <>
            <Part {...props} condition={condition()} depth={0} />
            <Show when={!isGroup(condition())}>
              <p>
                <Button onClick={() => props.onChange({ op: 'and', of: [condition(), start()] })}>
                  {w().condition.more}
                </Button>
              </p>
            </Show>
          </>
        )}
      </Show>
    </fieldset>
  )
}

type PartProps = Props & { condition: Predicate; depth: number }

function Part(props: PartProps) {
  return (
    <Show when={isGroup(props.condition)} fallback={<One {...props} />}>
      <Several {...props} group={props.condition as Group} />
    </Show>
  )
}

/** Several parts, joined by all or any; taking the last but one away leaves the one. */
function Several(props: PartProps & { group: Group }) {
  const set = (of: Predicate[]) =>
    props.onChange(of.length === 0 ? null : of.length === 1 ? of[0]! : { op: props.group.op, of })
  const start = () => firstAtom(props.instrument, props.before)
  return (
    <div class="condition-group">
      <ChoiceField
        label={w().condition.joined}
        value={props.group.op}
        choices={[
          { value: 'and', label: w().condition.all },
          { value: 'or', label: w().condition.any },
        ]}
        onChoose={(op) => props.onChange({ op: op as 'and', of: props.group.of })}
      />
      <Index each={props.group.of}>
        {(part, at) => (
          <Part
            instrument={props.instrument}
            before={props.before}
            condition={part()}
            depth={props.depth + 1}
            onChange={(next) =>
              set(props.group.of.flatMap((one, nth) => (nth === at ? (next ? [next] : []) : [one])))
            }
          />
        )}
      </Index>
      <p class="buttons">
        <Button onClick={() => set([...props.group.of, start()])}>{w().condition.more}</Button>
        <Show when={props.depth < 2}>
          <Button
            onClick={() =>
              set([
                ...props.group.of,
                { op: props.group.op === 'and' ? 'or' : 'and', of: [start(), start()] },
              ])
            }
          >
            {w().condition.group}
          </Button>
        </Show>
      </p>
    </div>
  )
}

/** One thing that is asked, or its opposite. */
function One(props: PartProps) {
  const inner = () => plainOf(props.condition)
  const isNot = () => props.condition.op === 'not'
  return (
    <div class="condition-one">
      <Tick
        label={w().condition.not}
        isOn={isNot()}
        onChange={(isOn) => props.onChange(negated(inner(), isOn))}
      />
      <Show
        when={partsOf(inner())}
        fallback={
          <AtomForm
            instrument={props.instrument}
            before={props.before}
            atom={inner() as Exclude<Predicate, { of: unknown }>}
            onChange={(atom) => props.onChange(negated(atom, isNot()))}
          />
        }
      >
        <Part
          instrument={props.instrument}
          before={props.before}
          condition={inner()}
          depth={props.depth + 1}
          onChange={(next) => props.onChange(next && negated(next, isNot()))}
        />
      </Show>
      <Button look="quiet" onClick={() => props.onChange(null)}>
        {w().condition.remove}
      </Button>
    </div>
  )
}
