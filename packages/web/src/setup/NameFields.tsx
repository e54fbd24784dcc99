import { createSignal, For } from 'solid-js'
import type { Language, LocalizedText } from '../graphql.ts'
import { t } from '../language/language.ts'
import { Tick } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { w } from './words.ts'

interface Kept {
  title: LocalizedText
  languages: Language[]
  timeZone: string
}

/** What a study is called, what it asks in and by which clock, as it is being typed. */
export function createName(kept: Kept) {
  const [title, setTitle] = createSignal(kept.title.en)
  const [spanish, setSpanish] = createSignal(kept.title.es ?? '')
  const [languages, setLanguages] = createSignal<Language[]>(kept.languages)
  const [timeZone, setTimeZone] = createSignal(kept.timeZone)
  const toggle = (language: Language, isOn: boolean) =>
    setLanguages((now) => [...now.filter((one) => one !== language), ...(isOn ? [language] : [])])
  const input = (): Kept => ({
    title: { en: title().trim(), es: spanish().trim() || null },
    languages: languages(),
    timeZone: timeZone().trim(),
  })
  return { title, setTitle, spanish, setSpanish, languages, toggle, timeZone, setTimeZone, input }
}

export type Name = ReturnType<typeof createName>

export function NameFields(props: { name: Name }) {
  return (
    <>
      <Field
        label={w().name.studyTitle}
        value={props.name.title()}
        autocomplete="off"
        onInput={(event) => props.name.setTitle(event.currentTarget.value)}
      />
      <Field
        label={w().name.spanish}
        value={props.name.spanish()}
        autocomplete="off"
        onInput={(event) => props.name.setSpanish(event.currentTarget.value)}
      />
      <fieldset class="asks">
        <legend>{w().name.languages}</legend>
        <For each={['en', 'es'] as const}>
          {(language) => (
            <Tick
              label={t().language[language]}
              isOn={props.name.languages().includes(language)}
              onChange={(isOn) => props.name.toggle(language, isOn)}
            />
          )}
        </For>
      </fieldset>
      <Field
        label={w().name.timeZone}
        value={props.name.timeZone()}
        autocomplete="off"
        onInput={(event) => props.name.setTimeZone(event.currentTarget.value)}
      />
    </>
  )
}
