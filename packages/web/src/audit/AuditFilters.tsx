import { Show } from 'solid-js'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { type Choice, ChoiceField, Field } from '../ui/Field.tsx'
import { actionName, outcomeName } from './names.ts'
import type { Filter, FilterName } from './filter.ts'
import type { AuditLog } from './operations.ts'

export function AuditFilters(props: { filter: Filter; log: AuditLog }) {
  const people = () => props.log.people.map(({ actorId, name }) => ({ value: actorId, label: name }))
  return (
    <div class="audit-filters no-print" role="group" aria-label={t().audit.filters}>
      <Chosen filter={props.filter} name="person" label={t().audit.person} choices={people()} />
      <Chosen
        filter={props.filter}
        name="action"
        label={t().audit.action}
        choices={named(props.log.actions, actionName)}
      />
      <Chosen
        filter={props.filter}
        name="outcome"
        label={t().audit.outcome}
        choices={named(props.log.outcomes, outcomeName)}
      />
      <Day filter={props.filter} name="from" label={t().audit.from} />
      <Day filter={props.filter} name="to" label={t().audit.to} />
      <Show when={props.filter.isAny()}>
        <Button look="quiet" onClick={() => props.filter.clear()}>
          {t().audit.clear}
        </Button>
      </Show>
    </div>
  )
}

const named = (values: readonly string[], name: (value: string) => string): Choice[] =>
  values
    .map((value) => ({ value, label: name(value) }))
    .sort((one, other) => one.label.localeCompare(other.label))

function Chosen(props: { filter: Filter; name: FilterName; label: string; choices: Choice[] }) {
  return (
    <ChoiceField
      label={props.label}
      value={props.filter.chosen(props.name)}
      choices={[{ value: '', label: t().all }, ...props.choices]}
      onChoose={(value) => props.filter.choose(props.name, value)}
    />
  )
}

function Day(props: { filter: Filter; name: FilterName; label: string }) {
  return (
    <Field
      type="date"
      label={props.label}
      value={props.filter.chosen(props.name)}
      onChange={(event) => props.filter.choose(props.name, event.currentTarget.value)}
    />
  )
}
