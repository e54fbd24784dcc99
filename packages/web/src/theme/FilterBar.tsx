import { createSignal, Show } from 'solid-js'
import { type AboutValue, type Aspect, kinds, type Labelled, languages, stances } from '../graphql.ts'
import { plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { type Choice, ChoiceField, Field } from '../ui/Field.tsx'
import type { Filter, FilterName } from './filter.ts'
import type { ThemeAspect, ThemeCode } from './operations.ts'
import { w } from './words.ts'

interface Props {
  filter: Filter
  waves: Labelled[]
  services: Labelled[]
  codes: ThemeCode[]
  abouts: AboutValue[]
  /** Those that people decided somewhere under the theme. */
  decided: readonly ThemeAspect[]
}

export function FilterBar(props: Props) {
  const labelled = (list: Labelled[]) => list.map((one) => ({ value: one.id, label: plain(one.label) }))
  const codes = () => props.codes.map((one) => ({ value: one.id, label: plain(one.title) }))
  const choice = (name: FilterName, label: () => string, choices: () => Choice[]) => (
    <Show when={choices().length > 1 || props.filter.chosen(name)}>
      <ChoiceField
        label={label()}
        value={props.filter.chosen(name)}
        choices={[{ value: '', label: t().all }, ...choices()]}
        onChoose={(value) => props.filter.choose(name, value)}
      />
    </Show>
  )
  return (
    <div class="filter-bar no-print" role="group" aria-label={t().theme.filters}>
      {choice(
        'wave',
        () => t().theme.wave,
        () => labelled(props.waves),
      )}
      {choice(
        'language',
        () => t().theme.languageFilter,
        () => named(languages, (one) => t().language[one]),
      )}
      {choice(
        'service',
        () => t().theme.service,
        () => labelled(props.services),
      )}
      {choice(
        'stance',
        () => t().theme.stanceFilter,
        () => named(stances, (one) => t().stance[one]),
      )}
      {choice('code', () => t().theme.code, codes)}
      {choice(
        'kind',
        () => w().filter.kind,
        () => named(kinds, (one) => t().kind[one]),
      )}
      {choice(
        'about',
        () => w().filter.about,
        () => props.abouts.map(({ key, label }) => ({ value: key, label: plain(label) })),
      )}
      <AspectChoice filter={props.filter} codes={props.codes} />
      <DecidedAspectChoice filter={props.filter} decided={props.decided} />
      <SearchBox filter={props.filter} />
      <Show when={props.filter.value()}>
        <Button look="quiet" onClick={() => props.filter.clear()}>
          {t().theme.clear}
        </Button>
      </Show>
    </div>
  )
}

/** There where a code has one aspect too: not every quote shows it. */
function AspectChoice(props: Pick<Props, 'filter' | 'codes'>) {
  const choices = () => choicesOf(props.codes.flatMap((code) => code.aspects))
  return (
    <Show when={choices().length || props.filter.chosen('aspect')}>
      <ChoiceField
        label={w().filter.aspect}
        value={props.filter.chosen('aspect')}
        choices={[{ value: '', label: t().all }, ...choices()]}
        onChoose={(value) => props.filter.choose('aspect', value)}
      />
      <Show when={props.filter.chosen('aspect')}>
        <p class="small soft measure">{w().filter.aspectNote}</p>
      </Show>
    </Show>
  )
}

/** There once somebody has decided one. */
function DecidedAspectChoice(props: Pick<Props, 'filter' | 'decided'>) {
  const choices = () => choicesOf(props.decided.map(({ aspect }) => aspect))
  return (
    <Show when={choices().length || props.filter.chosen('decidedAspect')}>
      <ChoiceField
        label={w().filter.decidedAspect}
        value={props.filter.chosen('decidedAspect')}
        choices={[{ value: '', label: t().all }, ...choices()]}
        onChoose={(value) => props.filter.choose('decidedAspect', value)}
      />
    </Show>
  )
}

/** A key that two of the codes have is looked for at both. */
function choicesOf(aspects: readonly Aspect[]): Choice[] {
  const labels = new Map<string, string[]>()
  for (const { key, title } of aspects) {
    const known = labels.get(key) ?? []
    if (!known.includes(plain(title))) labels.set(key, [...known, plain(title)])
  }
  return [...labels].map(([value, titles]) => ({ value, label: titles.join(' / ') }))
}

function SearchBox(props: { filter: Filter }) {
  const [typed, setTyped] = createSignal<string>()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.filter.find(typed() ?? props.filter.search())
    setTyped(undefined)
  }
  return (
    <form class="search-box" role="search" autocomplete="off" onSubmit={submit}>
      <Field
        label={t().theme.search}
        type="search"
        autocomplete="off"
        value={typed() ?? props.filter.search()}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{t().theme.searchSubmit}</Button>
    </form>
  )
}

const named = <Value extends string>(values: readonly Value[], label: (value: Value) => string): Choice[] =>
  values.map((value) => ({ value, label: label(value) }))
