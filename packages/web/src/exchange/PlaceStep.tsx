import { For, Show } from 'solid-js'
import { plain } from '../language/language.ts'
import { ChoiceField, Field } from '../ui/Field.tsx'
import { newOne, type PlaceChoice } from './createPlace.ts'
import type { ImportFrame } from './operations.ts'
import { w } from './words.ts'

export function PlaceStep(props: { place: PlaceChoice; study: ImportFrame }) {
  const labelled = (list: ImportFrame['services']) =>
    list.map(({ id, label }) => ({ value: id, label: plain(label) }))
  const waves = () => [
    { value: '', label: w().where.choose },
    ...labelled(props.study.waves),
    { value: newOne, label: w().where.newWave },
  ]
  const instruments = () => [
    { value: newOne, label: w().where.newQuestions },
    ...props.study.instruments
      .filter(({ questions }) => questions.some(({ type }) => type === 'text' || type === 'long'))
      .map(({ id, title, version }) => ({ value: id, label: w().where.instrument(plain(title), version) })),
  ]
  return (
    <section class="import-step" aria-labelledby="import-where">
      <h2 id="import-where">{w().where.title}</h2>
      <div class="bar">
        <ChoiceField
          label={w().where.wave}
          value={props.place.wave()}
          choices={waves()}
          onChoose={(value) => props.place.setWave(value)}
        />
        <Show when={props.place.isNewWave()}>
          <Field
            label={w().where.waveName}
            value={props.place.waveName()}
            maxlength="100"
            autocomplete="off"
            onInput={(event) => props.place.setWaveName(event.currentTarget.value)}
          />
          <Field
            label={w().where.waveDay}
            type="date"
            value={props.place.waveDay()}
            onInput={(event) => props.place.setWaveDay(event.currentTarget.value)}
          />
        </Show>
        <ChoiceField
          label={w().where.service}
          value={props.place.service()}
          choices={[{ value: '', label: w().where.noService }, ...labelled(props.study.services)]}
          onChoose={(value) => props.place.setService(value)}
        />
        <ChoiceField
          label={w().where.questions}
          value={props.place.instrument()}
          choices={instruments()}
          onChoose={(value) => props.place.setInstrument(value)}
        />
      </div>
      <QuestionAsk place={props.place} />
    </section>
  )
}

/** What was asked helps to read the answer. Nobody's name belongs there: it is shown to all who read. */
function QuestionAsk(props: { place: PlaceChoice }) {
  const label = (nth: number) => w().where.question(props.place.nameOf(props.place.columns()[nth] ?? null))
  return (
    <div class="asks">
      <Show
        when={props.place.isNewSet()}
        fallback={
          <For each={props.place.ids().map((_, nth) => nth)}>
            {(nth) => (
              <ChoiceField
                label={label(nth)}
                value={props.place.ids()[nth] ?? ''}
                choices={props.place
                  .openQuestions()
                  .map(({ id, text }) => ({ value: id, label: plain(text) }))}
                onChoose={(value) => props.place.setId(nth, value)}
              />
            )}
          </For>
        }
      >
        <For each={props.place.columns().map((_, nth) => nth)}>
          {(nth) => (
            <Field
              label={label(nth)}
              value={props.place.texts()[nth] ?? ''}
              maxlength="2000"
              autocomplete="off"
              onInput={(event) => props.place.setText(nth, event.currentTarget.value)}
            />
          )}
        </For>
      </Show>
    </div>
  )
}
