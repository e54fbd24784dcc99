import {
  translationStatuses,
  withText,
  type Instrument,
  type Text,
  type Translation,
} from '@firsthand/analysis/instrument'
import { For, Show } from 'solid-js'
import { type Language, languages } from '../graphql.ts'
import { t } from '../language/language.ts'
import { Tick } from '../ui/Choose.tsx'
import { ChoiceField, Field } from '../ui/Field.tsx'
import type { Drafting } from './createDrafting.ts'
import { TwoTexts } from './TwoTexts.tsx'
import { w, wordsIn } from './words.ts'

/** What the version is called, where it comes from, and in which state its languages are. */
export function AboutForm(props: { drafting: Drafting }) {
  const instrument = () => props.drafting.instrument()
  const set = (part: Partial<Instrument>) => props.drafting.change((now) => ({ ...now, ...part }))
  const speaks = (language: Language, isOn: boolean) => {
    const next = languages.filter((one) => (one === language ? isOn : instrument().languages.includes(one)))
    if (next.length > 0) set({ languages: next })
  }
  return (
    <details class="about" id="about-version">
      <summary>{w().about}</summary>
      <div class="about-fields">
        <TwoTexts
          label={w().name}
          text={instrument().title}
          languages={instrument().languages}
          onInput={(language, text) =>
            props.drafting.change((now) => ({ ...now, title: withText(now.title, language, text) }))
          }
        />
        <div class="two-texts">
          <Field
            label={w().number}
            autocomplete="off"
            value={instrument().version}
            onChange={(event) => set({ version: event.currentTarget.value.trim() })}
          />
          <ChoiceField
            label={w().kind}
            value={instrument().kind}
            choices={(['survey', 'guide'] as const).map((value) => ({ value, label: w().kinds[value] }))}
            onChoose={(kind) => set({ kind: kind as 'survey' })}
          />
        </div>
        <Licence instrument={instrument()} onChange={set} />
        <Steps drafting={props.drafting} />
        <For each={languages}>
          {(language) => (
            <>
              <Tick
                label={w().spoken(t().language[language])}
                isOn={instrument().languages.includes(language)}
                onChange={(isOn) => speaks(language, isOn)}
              />
              <Show when={instrument().languages.includes(language)}>
                <Spoken drafting={props.drafting} language={language} />
              </Show>
            </>
          )}
        </For>
      </div>
    </details>
  )
}

/** The words of the five steps of agreement, where a form has its own; else every page has those of Firsthand. */
function Steps(props: { drafting: Drafting }) {
  const instrument = () => props.drafting.instrument()
  const own = (isOn: boolean) => props.drafting.change((now) => ({ ...now, steps: isOn ? usual : undefined }))
  const write = (at: number, language: Language, text: string) =>
    props.drafting.change((now) => ({
      ...now,
      steps: now.steps?.map((step, nth) => (nth === at ? withText(step, language, text) : step)),
    }))
  return (
    <>
      <Tick label={w().ownSteps} isOn={instrument().steps !== undefined} onChange={own} />
      <Show when={instrument().steps}>
        <For each={places}>
          {(at) => (
            <TwoTexts
              label={w().step(at + 1)}
              text={instrument().steps?.[at]}
              languages={instrument().languages}
              onInput={(language, text) => write(at, language, text)}
            />
          )}
        </For>
      </Show>
    </>
  )
}

const places = [0, 1, 2, 3, 4]
const usual: Text[] = places.map((at) => ({
  en: wordsIn('en').person.agree5[at],
  es: wordsIn('es').person.agree5[at],
}))

function Spoken(props: { drafting: Drafting; language: Language }) {
  const of = (): Translation =>
    props.drafting.instrument().translations[props.language] ?? { status: 'draft' }
  const set = (part: Partial<Translation>) => {
    const next = { [props.language]: { ...of(), ...part } }
    props.drafting.change((now) => ({ ...now, translations: { ...now.translations, ...next } }))
  }
  return (
    <div class="two-texts">
      <ChoiceField
        label={w().reviewed(t().language[props.language])}
        value={of().status}
        choices={translationStatuses.map((value) => ({ value, label: w().translation[value] }))}
        onChoose={(status) => set({ status: status as Translation['status'] })}
      />
      <Field
        label={w().source(t().language[props.language])}
        autocomplete="off"
        value={of().source ?? ''}
        onInput={(event) => set({ source: event.currentTarget.value })}
      />
    </div>
  )
}

function Licence(props: { instrument: Instrument; onChange: (part: Partial<Instrument>) => void }) {
  return (
    <>
      <Field
        label={w().provenance}
        autocomplete="off"
        value={props.instrument.provenance}
        onInput={(event) => props.onChange({ provenance: event.currentTarget.value })}
      />
      <Field
        label={w().licenceBasis}
        autocomplete="off"
        value={props.instrument.licenceBasis}
        onInput={(event) => props.onChange({ licenceBasis: event.currentTarget.value })}
      />
      <Field
        label={w().licenceRef}
        autocomplete="off"
        value={props.instrument.licenceRef ?? ''}
        onInput={(event) => props.onChange({ licenceRef: event.currentTarget.value })}
      />
    </>
  )
}
